import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-texts.ts';
import { type DecodedText, damageIn, decodeText } from '../text/decode-text.ts';

const DECLARED_WITHIN = 8192;

/** Bytes of a page → text: by its byte order mark, by what it declares, by what it is. */
export function decodeHtml(bytes: Uint8Array): DecodedText {
  const declared = hasMark(bytes) ? null : declaredEncoding(bytes);
  if (!declared) return decodeText(bytes);
  if (declared !== 'utf-8' && isSurelyUtf8(bytes))
    return { text: decode(bytes, 'utf-8', true)!, problems: [guessed('utf-8')] };
  const exact = decode(bytes, declared, true);
  if (exact !== null) return { text: exact, problems: [] };
  // Pages that declare one encoding and are saved in another: whichever fits without a fault.
  const other = ['utf-8', 'gb18030'].find(encoding => encoding !== declared && decode(bytes, encoding, true) !== null);
  if (other) return { text: decode(bytes, other, false)!, problems: [guessed(other)] };
  const text = decode(bytes, declared, false)!;
  return { text, problems: damageIn(text) };
}

/** UTF-8 often decodes as GBK without a fault, into nonsense; GBK hardly ever decodes into Chinese as UTF-8. */
const isSurelyUtf8 = (bytes: Uint8Array) =>
  /(?:[\u3000-\u9fff\uff00-\uffef].*?){3}/su.test(decode(bytes, 'utf-8', true) ?? '');

const guessed = (encoding: string): Problem => problemOf('encoding-guessed', { part: 'report' }, encoding);

const hasMark = ([first, second, third]: Uint8Array) =>
  (first === 0xef && second === 0xbb && third === 0xbf) ||
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff);

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

const DECLARATION =
  /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w-]{1,40})|<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w-]{1,40})/iu;

/** The usual name of the encoding in `<meta charset>`, `<meta http-equiv>` or an XML declaration; null where it is none we know. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  const [, meta, xml] = DECLARATION.exec(start.replace(/<!--.*?-->/gsu, '')) ?? [];
  const label = (meta ?? xml)?.toLowerCase();
  if (!label) return null;
  if (/^(?:gb2312|gbk|gb_2312-80|gb18030|x-gbk|cp936)$/u.test(label)) return 'gb18030';
  // A page that could be read so far is not UTF-16, whatever it says.
  if (label.startsWith('utf-16')) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
