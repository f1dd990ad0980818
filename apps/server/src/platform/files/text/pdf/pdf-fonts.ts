import type { Budget } from '../../archive/budget.ts';
import { readCodeMap, utf16 } from './pdf-cmap.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { isName, type PdfValue } from './pdf-values.ts';

export interface ShownText {
  readonly text: string;
  /** Glyphs drawn, each about one or half an em wide. */
  readonly glyphs: number;
  readonly wide: boolean;
  /** Glyphs whose character the file does not tell. */
  readonly unmapped: number;
}

export type PdfFont = (codes: Buffer) => ShownText;

/** Encodings whose codes are characters already (ISO 32000 table 116), for simplified Chinese. */
const KNOWN_CMAPS: readonly (readonly [RegExp, (codes: Buffer) => string])[] = [
  [/^UniGB-(?:UCS2|UTF16)-[HV]$/, utf16],
  [/^UniGB-UTF8-[HV]$/, codes => codes.toString('utf8')],
  [/^(?:GB-EUC|GBK-EUC|GBKp-EUC|GBK2K|GBpc-EUC)-[HV]$/, codes => new TextDecoder('gb18030').decode(codes)],
];

export function openFont(font: PdfValue | undefined, objects: PdfObjects, budget: Budget): PdfFont {
  const dict = objects.dict(font);
  const toUnicode = objects.unpack(objects.object(dict?.entries.get('ToUnicode')));
  const encoding = objects.entry(font, 'Encoding');
  const encodingName = isName(encoding) ? encoding.name : '';
  const subtype = objects.entry(font, 'Subtype');
  const composite = isName(subtype) && subtype.name === 'Type0';
  const known = KNOWN_CMAPS.find(([name]) => name.test(encodingName))?.[1];
  if (toUnicode) return byCodeMap(readCodeMap(toUnicode, budget).texts, composite ? 2 : 1);
  if (known) return codes => measure(known(codes), composite);
  if (composite) {
    return codes => ({ text: '', glyphs: codes.length / 2, wide: true, unmapped: Math.ceil(codes.length / 2) });
  }
  // Western fonts: their codes are near enough to Windows Latin for marks, which are Chinese anyway.
  return codes => measure(new TextDecoder('windows-1252').decode(codes), false);
}

function byCodeMap(texts: ReadonlyMap<number, string>, codeBytes: 1 | 2): PdfFont {
  return codes => {
    let text = '';
    let unmapped = 0;
    for (let at = 0; at + codeBytes <= codes.length; at += codeBytes) {
      const mapped = texts.get(codes.readUIntBE(at, codeBytes));
      if (mapped === undefined) unmapped += 1;
      else text += mapped;
    }
    return { text, glyphs: codes.length / codeBytes, wide: codeBytes === 2, unmapped };
  };
}

function measure(text: string, wide: boolean): ShownText {
  return { text, glyphs: text.length, wide, unmapped: 0 };
}
