const SECTOR = 512;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const TABLE = 0xfffffffd;
const SMALLEST = 4096;

/** A compound file (OLE2) with the given streams; each is padded to 4096 bytes, so that none is kept among the small ones. */
export function buildCompoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sizes = Object.values(streams).map(({ length }) => Math.max(SMALLEST, length));
  const counts = [Math.ceil((sizes.length + 1) / 4), ...sizes.map(size => Math.ceil(size / SECTOR))];
  const content = counts.reduce((sum, count) => sum + count, 0);
  const tables = Math.ceil((content * 4 + 4) / (SECTOR - 4)) + 1;
  const bytes = new Uint8Array((1 + tables + content) * SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, tables],
    [48, tables],
    [56, SMALLEST],
    [60, END],
    [68, END],
  ] as const)
    view.setUint32(at, value, true);
  for (let index = 0; index < 109; index++) view.setUint32(76 + index * 4, index < tables ? index : FREE, true);
  const next = (sector: number, value: number) => view.setUint32(SECTOR + sector * 4, value, true);
  for (let sector = 0; sector < (tables * SECTOR) / 4; sector++) next(sector, sector < tables ? TABLE : FREE);
  let sector = tables;
  const starts = counts.map(count => {
    const start = sector;
    for (let left = count; left > 0; left--, sector++) next(sector, left === 1 ? END : sector + 1);
    return start;
  });
  const directory = (1 + starts[0]!) * SECTOR;
  for (let entry = 0; entry < counts[0]! * 4; entry++)
    for (const at of [68, 72, 76]) view.setUint32(directory + entry * 128 + at, FREE, true);
  const put = (entry: number, name: string, type: number, start: number, size: number) => {
    const at = directory + entry * 128;
    for (const [index, letter] of [...name].entries()) view.setUint16(at + index * 2, letter.charCodeAt(0), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    bytes[at + 66] = type;
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, size, true);
  };
  put(0, 'Root Entry', 5, END, 0);
  view.setUint32(directory + 76, 1, true);
  for (const [index, [name, stream]] of Object.entries(streams).entries()) {
    put(index + 1, name, 2, starts[index + 1]!, sizes[index]!);
    // A tree that leans to the right: each is the right neighbour of the one before.
    if (index > 0) view.setUint32(directory + index * 128 + 72, index + 1, true);
    bytes.set(stream, (1 + starts[index + 1]!) * SECTOR);
  }
  return bytes;
}
