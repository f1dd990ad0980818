const BOMS: readonly (readonly [string, string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_-]{2,20})/i;
const XML_ENCODING = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_-]{2,20})["']/;

/**
 * Text of any encoding met in Chinese offices: BOM, then what the document declares, then UTF-8, then GB18030, then
 * UTF-16 without a BOM. Each strictly: an encoding that does not fit is not guessed. Null when none fits.
 */
export function decodePlainText(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 4).toString('hex');
  const marked = BOMS.find(([hex]) => start.startsWith(hex));
  if (marked) return decode(bytes, marked[1]);
  const head = bytes.subarray(0, 2048).toString('latin1');
  const declared = META_CHARSET.exec(head)?.[1] ?? XML_ENCODING.exec(head)?.[1];
  for (const encoding of [...(declared ? [declared] : []), 'utf-8', 'gb18030']) {
    const text = bytes.includes(0) ? null : decode(bytes, encoding);
    if (text !== null) return text;
  }
  return ['utf-16le', 'utf-16be'].map(encoding => decode(bytes, encoding)).find(isLikelyText) ?? null;
}

/** Nearly any bytes are valid UTF-16; only when nearly all of it is Chinese or ASCII was it meant so. */
function isLikelyText(text: string | null): text is string {
  if (text === null || text.includes('\0')) return false;
  const sample = text.slice(0, 4_000);
  const usual = sample.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return usual >= sample.length * 0.95;
}

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(/^gb(k|2312)$/i.test(encoding) ? 'gb18030' : encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
