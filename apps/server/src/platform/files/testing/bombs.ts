import { constants, crc32, deflateRawSync } from 'node:zlib';
import { makeDocx, makeZip } from './office-files.ts';

const MB = 1024 * 1024;

/**
 * Deflated zeros of any size in no time: a block that ends with a full flush leans on nothing before it, so the same
 * kilobyte may be repeated ten thousand times. The checksum is wrong, which nobody learns before the last byte.
 */
export function deflatedZeros(bytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(MB), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array<Buffer>(Math.ceil(bytes / MB)).fill(block), end]);
}

export interface RawEntry {
  readonly name: string;
  readonly packed: Buffer;
  /** What the header says the part unpacks to. */
  readonly statedSize: number;
}

/** A zip as an attacker writes it: sizes as stated, not as they are. */
export function makeRawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, packed, statedSize } of entries) {
    const title = Buffer.from(name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(Buffer.alloc(0)), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(statedSize >>> 0, 18);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(title.length, 0);
    const head = Buffer.from('504b03041400', 'hex');
    const local = Buffer.concat([head, fields.subarray(2), lengths, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    centrals.push(Buffer.concat([Buffer.from('504b010214001400', 'hex'), fields.subarray(2), lengths, tail, title]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const TYPES: RawEntry = { name: '[Content_Types].xml', packed: deflateRawSync('<Types/>'), statedSize: 8 };

/** A .docx of about 10 MB whose body unpacks to `bytes`. */
export function docxBomb(bytes: number, statedSize = bytes): Buffer {
  return makeRawZip([TYPES, { name: 'word/document.xml', packed: deflatedZeros(bytes), statedSize }]);
}

/** Each part fits its limit; together they do not. */
export function wideBomb(parts: number, bytesEach: number): Buffer {
  const packed = deflatedZeros(bytesEach);
  return makeRawZip([
    TYPES,
    ...Array.from({ length: parts }, (_, no) => ({ name: `word/a${no}.xml`, packed, statedSize: 100 })),
  ]);
}

export function nestedZips(levels: number): Buffer {
  let inner = makeZip({ 'a.txt': 'x' });
  for (let level = 0; level < levels; level += 1) inner = makeZip({ 'inner.zip': inner });
  return inner;
}

export function manyEntries(count: number): Buffer {
  const packed = deflateRawSync('x');
  return makeRawZip(Array.from({ length: count }, (_, no) => ({ name: `${no}.txt`, packed, statedSize: 1 })));
}

export function deepXml(levels: number): Buffer {
  return makeDocx('', {
    'word/document.xml': `<w:document>${'<w:p>'.repeat(levels)}${'</w:p>'.repeat(levels)}</w:document>`,
  });
}

export function billionLaughs(): Buffer {
  const entities = Array.from({ length: 9 }, (_, no) => `<!ENTITY l${no + 1} "${`&l${no};`.repeat(10)}">`).join('');
  return makeDocx('', {
    'word/document.xml': `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><w:document><w:t>&l9;</w:t></w:document>`,
  });
}

export function externalEntity(): Buffer {
  return makeDocx('', {
    'word/document.xml':
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document><w:t>&e;</w:t></w:document>',
  });
}

export function deepHtml(levels: number): Buffer {
  return Buffer.from(`<html><body>${'<b><div>'.repeat(levels)}`);
}

/** One stream of zeros inside a PDF, packed a thousandfold. */
export function pdfBomb(bytes: number): Buffer {
  const zlib = Buffer.concat([Buffer.from('789c', 'hex'), deflatedZeros(bytes)]);
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] >> endobj\n'),
    Buffer.from('3 0 obj << /Type /Page /Contents 4 0 R >> endobj\n'),
    Buffer.from(`4 0 obj << /Length ${zlib.length} /Filter /FlateDecode >>\nstream\n`),
    zlib,
    Buffer.from('\nendstream endobj\ntrailer << /Root 1 0 R >>'),
  ]);
}

/** `[[[[…` without end. */
export function deepPdf(levels: number): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj ${'['.repeat(levels)} endobj trailer << /Root 1 0 R >>`);
}
