import { deflateSync } from 'node:zlib';

export interface PdfRecipe {
  /** Lines from the top. */
  readonly lines?: readonly string[];
  /** `to-unicode`: glyph codes with a map, as Word and WPS write; `gbk`: a known Chinese encoding; `none`: codes without a map. */
  readonly font?: 'to-unicode' | 'gbk' | 'none';
  readonly packed?: boolean;
  readonly picture?: boolean;
  readonly encrypted?: boolean;
  readonly title?: string;
  /** Text of a watermark, turned by 45 degrees. */
  readonly watermark?: string;
  /** Objects other than streams inside an object stream (PDF 1.5), as modern producers write. */
  readonly objectStream?: boolean;
}

/** A small PDF of one page, in the ways producers in Chinese offices write them. Text is invented (虚构). */
export function makePdf(recipe: PdfRecipe): Buffer {
  const { lines = [], font = 'to-unicode', packed = true, picture, encrypted, title, watermark, objectStream } = recipe;
  const characters = [...new Set([...lines.join(''), ...(watermark ?? '')])];
  const code = (text: string) =>
    [...text].map(character => (characters.indexOf(character) + 1).toString(16).padStart(4, '0')).join('');
  const hex = (text: string) => (font === 'gbk' ? gbk(text) : code(text));

  const drawing = [
    'BT /F1 16 Tf',
    ...lines.map((line, no) => `1 0 0 1 72 ${770 - no * 24} Tm <${hex(line)}> Tj`),
    ...(watermark ? [`0.7 0.7 -0.7 0.7 200 300 Tm <${hex(watermark)}> Tj`] : []),
    'ET',
    ...(picture ? ['/Im1 Do'] : []),
  ].join('\n');

  const encoding = font === 'gbk' ? '/GBK-EUC-H' : '/Identity-H';
  const map = font === 'to-unicode' ? '/ToUnicode 7 0 R' : '';
  const plain: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> /XObject << /Im1 8 0 R >> >> >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R] >>',
    5: `<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding ${encoding} ${map} /DescendantFonts [6 0 R] >>`,
    6: '<< /Type /Font /Subtype /CIDFontType2 >>',
    ...(title ? { 9: `<< /Title <feff${utf16(title)}> /Producer (test) >>` } : {}),
  };
  const objects: Buffer[] = [stream(4, drawing, packed)];
  if (map) objects.push(stream(7, codeMap(characters), packed));
  if (picture)
    objects.push(
      Buffer.from(
        '8 0 obj << /Type /XObject /Subtype /Image /Filter /DCTDecode /Length 3 >>\nstream\nabc\nendstream endobj\n',
        'latin1',
      ),
    );
  if (objectStream) objects.push(holder(plain));
  else
    for (const [no, value] of Object.entries(plain))
      objects.push(Buffer.from(`${no} 0 obj ${value} endobj\n`, 'latin1'));
  const trailer = `<< /Root 1 0 R ${title ? '/Info 9 0 R' : ''} ${encrypted ? '/Encrypt 10 0 R' : ''} >>`;
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects, Buffer.from(`trailer ${trailer}\n%%EOF`)]);
}

function stream(no: number, content: string, packed: boolean, extra = ''): Buffer {
  const body = packed ? deflateSync(Buffer.from(content, 'latin1')) : Buffer.from(content, 'latin1');
  const filter = packed ? '/Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`${no} 0 obj << /Length ${body.length} ${filter} ${extra} >>\nstream\n`),
    body,
    Buffer.from('\nendstream endobj\n'),
  ]);
}

function holder(plain: Readonly<Record<number, string>>): Buffer {
  let offsets = '';
  let bodies = '';
  for (const [no, value] of Object.entries(plain)) {
    offsets += `${no} ${bodies.length} `;
    bodies += `${value} `;
  }
  return stream(20, offsets + bodies, true, `/Type /ObjStm /N ${Object.keys(plain).length} /First ${offsets.length}`);
}

function codeMap(characters: readonly string[]): string {
  const rows = characters.map((character, no) => `<${(no + 1).toString(16).padStart(4, '0')}> <${utf16(character)}>`);
  return `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${rows.length} beginbfchar ${rows.join('\n')} endbfchar endcmap`;
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

/** Node encodes no GBK; found by decoding all pairs once. */
function gbk(text: string): string {
  return [...text].map(character => gbkCodes().get(character) ?? '').join('');
}

let table: Map<string, string> | undefined;
function gbkCodes(): Map<string, string> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let byte = 0; byte < 0x80; byte += 1) table.set(String.fromCharCode(byte), byte.toString(16).padStart(2, '0'));
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const pair = Buffer.from([lead, trail]);
      table.set(decoder.decode(pair), pair.toString('hex'));
    }
  }
  return table;
}

export function encodeGbk(text: string): Buffer {
  return Buffer.from(gbk(text), 'hex');
}
