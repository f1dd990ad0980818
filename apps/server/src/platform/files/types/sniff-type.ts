import { COMPOUND_MAGIC, openCompoundFile } from '../archive/compound-file.ts';
import { readZipDirectory } from '../archive/zip-directory.ts';
import { decodePlainText } from '../text/decode-plain-text.ts';
import type { FileType } from './accepted-types.ts';

/** Why a file is of no accepted type, so that the sentence can say more than "no". */
export type Unaccepted = 'unknown' | 'macros' | 'program' | 'empty' | 'other-archive' | 'other-office';

export type Sniffed = { readonly type: FileType } | { readonly refused: Unaccepted };

const SIGNATURES: readonly (readonly [string, number, FileType])[] = [
  ['89504e470d0a1a0a', 0, 'png'],
  ['ffd8ff', 0, 'jpeg'],
  ['474946383761', 0, 'gif'],
  ['474946383961', 0, 'gif'],
  ['57454250', 8, 'webp'],
];
const PROGRAMS = ['4d5a', '7f454c46', 'cafebabe', '2321', 'cffaedfe'];
const ARCHIVES = ['526172211a07', '377abcaf271c', '1f8b', '425a68', 'fd377a585a00', '4d534346'];
const FIRST_NAMES = 2_000;

/** The type by content. The name plays no part: what is called .pdf and holds a program is a program. */
export function sniffType(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return { refused: 'empty' };
  for (const [hex, at, type] of SIGNATURES) if (startsWith(bytes, hex, at)) return { type };
  if (bytes.subarray(0, 1024).includes('%PDF-')) return { type: 'pdf' };
  if (startsWith(bytes, '504b0304') || startsWith(bytes, '504b0506')) return sniffZip(bytes);
  if (bytes.subarray(0, 8).equals(COMPOUND_MAGIC)) return sniffCompound(bytes);
  if (PROGRAMS.some(hex => startsWith(bytes, hex))) return { refused: 'program' };
  if (ARCHIVES.some(hex => startsWith(bytes, hex))) return { refused: 'other-archive' };
  return sniffText(bytes);
}

function startsWith(bytes: Buffer, hex: string, at = 0): boolean {
  return bytes.subarray(at, at + hex.length / 2).toString('hex') === hex;
}

function sniffZip(bytes: Buffer): Sniffed {
  let names: Set<string>;
  try {
    names = new Set(readZipDirectory(bytes, FIRST_NAMES).entries.map(entry => entry.name));
  } catch {
    // A zip whose directory is broken stays a zip; reading it says what is wrong.
    return { type: 'zip' };
  }
  const has = (start: string) => [...names].some(name => name.startsWith(start));
  if (has('AndroidManifest.xml') || has('META-INF/MANIFEST.MF')) return { refused: 'program' };
  if (names.has('OFD.xml')) return { type: 'ofd' };
  if (names.has('[Content_Types].xml')) {
    if ([...names].some(name => /vbaProject\.bin$/i.test(name))) return { refused: 'macros' };
    if (has('word/')) return { type: 'docx' };
    if (has('xl/')) return { type: 'xlsx' };
    if (has('ppt/')) return { type: 'pptx' };
    return { refused: 'other-office' };
  }
  if (names.has('mimetype') && names.has('content.xml')) return { refused: 'other-office' };
  return { type: 'zip' };
}

function sniffCompound(bytes: Buffer): Sniffed {
  let names: readonly string[];
  try {
    names = openCompoundFile(bytes).names;
  } catch {
    return { refused: 'unknown' };
  }
  if (names.includes('_VBA_PROJECT') || names.includes('_VBA_PROJECT_CUR')) return { refused: 'macros' };
  if (names.includes('WordDocument')) return { type: 'doc' };
  if (names.includes('Workbook') || names.includes('Book')) return { type: 'xls' };
  if (names.includes('PowerPoint Document')) return { type: 'ppt' };
  // Office encrypts a .docx by putting it whole into this stream: a Word file that nobody here can read.
  if (names.includes('EncryptedPackage')) return { type: 'doc' };
  return { refused: 'unknown' };
}

/** Text has an encoding in which every byte makes sense, and no control characters. */
function sniffText(bytes: Buffer): Sniffed {
  const sample = decodePlainText(bytes);
  if (sample === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(sample)) return { refused: 'unknown' };
  if (/^\s*\{\\rtf/.test(sample)) return { refused: 'other-office' };
  return { type: /<(?:!doctype\s+html|html|head|body)[\s>]/i.test(sample.slice(0, 4096)) ? 'html' : 'txt' };
}
