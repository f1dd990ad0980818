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
  const wide = bytes.includes(0) ? ['utf-16le', 'utf-16be'] : [];
  for (const encoding of [...(declared ? [declared] : []), ...wide, 'utf-8', 'gb18030']) {
    const text = decode(bytes, encoding);
    if (text !== null && !(wide.length > 0 && text.includes('\0'))) return text;
  }
  return null;
}

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(/^gb(k|2312)$/i.test(encoding) ? 'gb18030' : encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
