import { crc32, deflateSync } from 'node:zlib';
import { writeLetter } from '@gongkai/server/demo/documents/letter-file.ts';
import { writeSheet } from '@gongkai/server/platform/xlsx/write-sheet.ts';

/** A file as Playwright's file chooser and the upload route take it. */
export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer<ArrayBuffer>;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function letter(name: string, ...paragraphs: string[]): PickedFile {
  return { name, mimeType: WORD, buffer: Buffer.from(writeLetter(paragraphs)) };
}

export function sheet(name: string, rows: readonly (readonly string[])[]): PickedFile {
  return { name, mimeType: SHEET, buffer: Buffer.from(writeSheet('Sheet1', rows, [])) };
}

/** A scan as the copier makes it: a grey picture without any text in it. */
export function scan(name: string): PickedFile {
  const [width, height] = [40, 56];
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width, 0xee)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const chunks = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
  return { name, mimeType: 'image/png', buffer };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
