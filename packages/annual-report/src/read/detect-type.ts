import type { Problem } from '../model/problem.ts';
import type { SourceFormat } from '../source/source-document.ts';
import { isZip, readZipDirectory } from './archive/zip-directory.ts';
import { isCompoundFile, readCompoundFile } from './doc/compound-file.ts';
import { limits } from './limits.ts';
import { ReadingStopped } from './reading-stopped.ts';
import { type UnsupportedType, unsupported } from './unsupported-types.ts';

/** What a file is by its content; its name is not asked: a .doc is often a web page, a .wps a .doc. */
export type DetectedType =
  | { readonly type: SourceFormat | 'archive' }
  | { readonly type: null; readonly problem: Problem };

export function detectType(bytes: Uint8Array): DetectedType {
  try {
    return detect(bytes);
  } catch (error) {
    return { type: null, problem: (error instanceof ReadingStopped ? error : new ReadingStopped('damaged')).problem };
  }
}

function detect(bytes: Uint8Array): DetectedType {
  if (bytes.length > limits.fileBytes)
    throw new ReadingStopped('too-large', `${Math.ceil(bytes.length / 1024 / 1024)} MB`);
  if (bytes.length === 0) throw new ReadingStopped('empty-file');
  if (isZip(bytes)) return detectInZip(bytes);
  if (isCompoundFile(bytes)) return detectInCompoundFile(bytes);
  const start = latin(bytes, 0, 1024);
  if (/^[\s\0]{0,16}%PDF-/u.test(start) || start.includes('\n%PDF-')) return { type: 'pdf' };
  const known = SIGNATURES.find(([, pattern]) => pattern.test(start));
  if (known) return { type: null, problem: unsupported(known[0]) };
  return detectText(bytes);
}

const SIGNATURES: readonly (readonly [UnsupportedType, RegExp])[] = [
  ['rtf', /^\s*\{\\rtf/u],
  ['image', /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/su],
  ['rar', /^Rar!\x1a\x07/u],
  ['7z', /^7z\xbc\xaf\x27\x1c/u],
  ['gzip', /^\x1f\x8b\x08/u],
  ['program', /^(?:MZ.{58}|\x7fELF)/su],
  ['old-wps', /^(?:\x01\xfe|WPS ?[0-9])/u],
  ['word-95', /^(?:\xdb\xa5|\x31\xbe\0\0)/u],
  ['mhtml', /^(?:[\w-]+:[^\n]*\r?\n)*?(?:MIME-Version|Content-Type: ?multipart\/related)/iu],
];

function detectInZip(bytes: Uint8Array): DetectedType {
  const names = new Set(readZipDirectory(bytes, limits.archiveEntries).map(({ name }) => name.replaceAll('\\', '/')));
  const has = (pattern: RegExp) => [...names].some(name => pattern.test(name));
  const isOffice = names.has('[Content_Types].xml');
  if (isOffice && has(/^word\//iu)) return { type: 'docx' };
  const known = (
    [
      ['xlsx', isOffice && has(/^xl\//iu)],
      ['pptx', isOffice && has(/^ppt\//iu)],
      ['ofd', names.has('OFD.xml')],
      ['epub', names.has('META-INF/container.xml')],
      ['odt', names.has('mimetype') && names.has('content.xml')],
    ] as const
  ).find(([, is]) => is);
  if (known) return { type: null, problem: unsupported(known[0]) };
  return { type: isOffice ? 'docx' : 'archive' };
}

function detectInCompoundFile(bytes: Uint8Array): DetectedType {
  const streams = new Set(readCompoundFile(bytes).names);
  if (streams.has('EncryptedPackage')) throw new ReadingStopped('encrypted');
  if (streams.has('WordDocument')) return { type: 'doc' };
  const known: UnsupportedType =
    streams.has('Workbook') || streams.has('Book')
      ? 'xls'
      : streams.has('PowerPoint Document')
        ? 'pptx'
        : streams.has('MatOST') || streams.has('CONTENTS')
          ? 'works'
          : 'ole';
  return { type: null, problem: unsupported(known) };
}

const LOOKED_AT = 64 * 1024;

function detectText(bytes: Uint8Array): DetectedType {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = latin(bytes, 0, LOOKED_AT);
  // UTF-16 has a zero in every letter of a tag.
  const letters = text.includes('\0') ? text.replaceAll('\0', '') : text;
  if (/<\?mso-application|<w:wordDocument|<pkg:package/u.test(letters))
    return { type: null, problem: unsupported('word-xml') };
  if (isPage(letters)) return { type: 'html' };
  if (!isWide && looksBinary(text)) throw new ReadingStopped('type-unknown');
  return { type: 'text' };
}

/** A document type or html says it; else it begins with a tag, and a part of a page has paragraphs or tables. */
function isPage(text: string): boolean {
  const start = text.slice(0, 2048).replace(/^[\xef\xbb\xbf\xff\xfe\s]+/u, '');
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|meta|body)\b/iu.test(start)) return true;
  const tags = text.match(
    /<\/?(?:p|br|div|span|td|tr|table|tbody|h[1-6]|font|strong|section|article|ul|li|a)\b[^<]*>/giu,
  );
  return /^</u.test(start) ? (tags?.length ?? 0) > 0 : (tags?.length ?? 0) >= 12 && /<\/(?:p|td|div)>/iu.test(text);
}

/** Text has no zero bytes (but UTF-16 without a mark: on one side of its pairs only) and hardly another control character. */
function looksBinary(text: string): boolean {
  const controls = text.match(/[\x00-\x06\x0e-\x1a\x1c-\x1f]/gu)?.length ?? 0;
  if (controls === 0) return false;
  const sides = [0, 0];
  for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) sides[at % 2]!++;
  const zeros = sides[0]! + sides[1]!;
  const isUtf16 = zeros > 0 && Math.min(...sides) === 0;
  return !isUtf16 && (zeros > 0 || controls > text.length / 100);
}

const latin = (bytes: Uint8Array, from: number, to: number) =>
  // Not TextDecoder: its latin1 is windows-1252, which moves bytes 0x80–0x9f.
  Array.from({ length: Math.ceil((Math.min(to, bytes.length) - from) / 4096) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(from + index * 4096, Math.min(from + (index + 1) * 4096, to))),
  ).join('');
