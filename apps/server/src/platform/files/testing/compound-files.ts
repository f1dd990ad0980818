const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const FAT = 0xfffffffd;

/** An OLE compound file of plain sectors (streams padded to 4096 bytes, so that none is a mini stream). */
export function makeCompoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const fat: number[] = [];
  const sectors: Buffer[] = [];
  const place = (content: Buffer): number => {
    const start = sectors.length;
    const count = Math.max(1, Math.ceil(content.length / SECTOR));
    for (let no = 0; no < count; no += 1) {
      const sector = Buffer.alloc(SECTOR);
      content.copy(sector, 0, no * SECTOR, (no + 1) * SECTOR);
      sectors.push(sector);
      fat.push(no === count - 1 ? END : start + no + 1);
    }
    return start;
  };
  const entries = [entry('Root Entry', 5, END, 0)];
  for (const [name, content] of Object.entries(streams)) {
    const padded = Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]);
    entries.push(entry(name, 2, place(padded), padded.length));
  }
  const directoryAt = place(Buffer.concat(entries));
  const fatAt = sectors.length;
  const fatSectors = Math.ceil((fat.length + 1) / (SECTOR / 4)) + 1;
  for (let no = 0; no < fatSectors; no += 1) fat.push(FAT);
  const table = Buffer.alloc(fatSectors * SECTOR, 0xff);
  for (const [no, next] of fat.entries()) table.writeUInt32LE(next, no * 4);

  const header = Buffer.alloc(SECTOR, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatSectors, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  for (let no = 0; no < 109; no += 1) header.writeUInt32LE(no < fatSectors ? fatAt + no : FREE, 76 + no * 4);
  return Buffer.concat([header, ...sectors, table]);
}

function entry(name: string, kind: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(kind, 66);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

/** A .doc of two pieces: the text, then what stands in headers and boxes. Paragraphs end with `\r`. */
export function makeDoc(body: string, boxes = '', flags = 0): Buffer {
  const whole = Buffer.from(body + boxes, 'utf16le');
  const textAt = 1024;
  const main = Buffer.alloc(textAt + whole.length);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(flags, 0x0a);
  main.writeUInt32LE(body.length, 0x4c);
  whole.copy(main, textAt);
  const pieces = Buffer.alloc(4 * 2 + 8);
  pieces.writeUInt32LE(0, 0);
  pieces.writeUInt32LE(body.length + boxes.length, 4);
  pieces.writeUInt32LE(textAt, 8 + 2);
  const clx = Buffer.alloc(5);
  clx.writeUInt8(2, 0);
  clx.writeUInt32LE(pieces.length, 1);
  main.writeUInt32LE(0, 0x01a2);
  main.writeUInt32LE(clx.length + pieces.length, 0x01a6);
  return makeCompoundFile({ WordDocument: main, '0Table': Buffer.concat([clx, pieces]) });
}

/** A .xls whose shared strings run over a CONTINUE record after `cut` bytes. */
export function makeXls(strings: readonly string[], cut = 0): Buffer {
  const parts = strings.map(text => {
    const head = Buffer.alloc(3);
    head.writeUInt16LE(text.length, 0);
    head.writeUInt8(1, 2);
    return Buffer.concat([head, Buffer.from(text, 'utf16le')]);
  });
  const counts = Buffer.alloc(8);
  counts.writeUInt32LE(strings.length, 0);
  counts.writeUInt32LE(strings.length, 4);
  const sst = Buffer.concat([counts, ...parts]);
  const records = cut
    ? [record(0xfc, sst.subarray(0, cut)), record(0x3c, Buffer.concat([Buffer.from([1]), sst.subarray(cut)]))]
    : [record(0xfc, sst)];
  return makeCompoundFile({
    Workbook: Buffer.concat([record(0x809, Buffer.alloc(16)), ...records, record(0x0a, Buffer.alloc(0))]),
  });
}

function record(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

export function makePpt(text: string): Buffer {
  const atom = Buffer.concat([pptHead(0, 0x0fa0, text.length * 2), Buffer.from(text, 'utf16le')]);
  return makeCompoundFile({ 'PowerPoint Document': Buffer.concat([pptHead(0x0f, 0x03e8, atom.length), atom]) });
}

function pptHead(version: number, kind: number, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(version, 0);
  head.writeUInt16LE(kind, 2);
  head.writeUInt32LE(length, 4);
  return head;
}
