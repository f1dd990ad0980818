import { type Budget, Damaged } from '../archive/budget.ts';
import { type FileType, PICTURE_TYPES } from '../types/accepted-types.ts';
import { sniffType } from '../types/sniff-type.ts';
import { decodePlainText } from './decode-plain-text.ts';
import { readExcelBinaryText } from './excel-binary-text.ts';
import { readHtmlText } from './html-text.ts';
import { type ExtractedText, LineCollector } from './line.ts';
import { readOfdParts } from './ofd-text.ts';
import { readOpcParts } from './opc-text.ts';
import { readPdfText } from './pdf/pdf-text.ts';
import { readPowerPointBinaryText } from './powerpoint-binary-text.ts';
import { readWordBinaryText } from './word-binary-text.ts';
import { listZipParts, type ZipPart } from './zip-text.ts';

/**
 * All text of a file, in lines with their places: for the look at classified markings, and for search in attachments.
 * Strangers' bytes belong into a reader process (`reader/reader-pool.ts`), never here in the server itself.
 */
export function extractText(bytes: Buffer, type: FileType, budget?: Budget): ExtractedText {
  const into = new LineCollector(budget);
  readInto(bytes, type, into);
  return { lines: into.lines, unread: into.unread };
}

function readInto(bytes: Buffer, type: FileType, into: LineCollector): void {
  try {
    READERS[type](bytes, into);
  } catch (fault) {
    // Offsets that point outside the file are damage too.
    if (!(fault instanceof Damaged) && !(fault instanceof RangeError)) throw fault;
    into.leaveUnread('', 'damaged');
  }
}

const picture = (_: Buffer, into: LineCollector) => into.leaveUnread('', 'picture');

const READERS: Readonly<Record<FileType, (bytes: Buffer, into: LineCollector) => void>> = {
  pdf: readPdfText,
  ofd: (bytes, into) => readOfdParts(listZipParts(bytes, into), into, part => readInside(part, into)),
  docx: (bytes, into) => readOpcParts(listZipParts(bytes, into), into, part => readInside(part, into)),
  xlsx: (bytes, into) => readOpcParts(listZipParts(bytes, into), into, part => readInside(part, into)),
  pptx: (bytes, into) => readOpcParts(listZipParts(bytes, into), into, part => readInside(part, into)),
  doc: readWordBinaryText,
  xls: readExcelBinaryText,
  ppt: readPowerPointBinaryText,
  png: picture,
  jpeg: picture,
  gif: picture,
  webp: picture,
  html: readHtmlText,
  txt: readPlain,
  zip: readArchive,
};

function readPlain(bytes: Buffer, into: LineCollector): void {
  const text = decodePlainText(bytes);
  if (text === null) return into.leaveUnread('', 'damaged');
  for (const [no, page] of text.split('\f').entries()) {
    if (no > 0) into.startPage();
    into.add(page, 'body');
  }
}

function readArchive(bytes: Buffer, into: LineCollector): void {
  for (const part of listZipParts(bytes, into)) {
    into.add(part.name.split('/').at(-1) ?? '', 'file-name');
    readInside(part, into);
  }
}

function readInside(part: ZipPart, into: LineCollector): void {
  const bytes = part.unpack();
  if (bytes === null) return;
  const sniffed = sniffType(bytes);
  if (!('type' in sniffed)) return into.leaveUnread(part.name, 'unknown-type');
  if (PICTURE_TYPES.has(sniffed.type)) return into.leaveUnread(part.name, 'picture');
  into.within(part.name, () => readInto(bytes, sniffed.type, into));
}
