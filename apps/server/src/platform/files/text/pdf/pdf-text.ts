import type { LineCollector } from '../line.ts';
import { utf16 } from './pdf-cmap.ts';
import { PdfContent } from './pdf-content.ts';
import type { PdfFont } from './pdf-fonts.ts';
import { PdfObjects } from './pdf-objects.ts';
import { joinRuns } from './pdf-page-lines.ts';
import { isDict, isName, isRef, type PdfDict, type PdfValue } from './pdf-values.ts';

const PAGES_MOST = 20_000;

/**
 * Words of a PDF, page by page, top to bottom. What cannot be read is said: encrypted files, fonts that do not tell
 * their characters, pages that are pictures (scans). See docs/decisions on why this is not pdf.js.
 */
export function readPdfText(bytes: Buffer, into: LineCollector): void {
  const objects = new PdfObjects(bytes, into.budget);
  if (objects.encrypted) return into.leaveUnread('', 'encrypted');
  const fonts = new Map<number, PdfFont>();
  const pages = listPages(objects);
  if (pages.length === 0) return into.leaveUnread('', 'damaged');
  for (const [no, { page, resources }] of pages.entries()) {
    into.setPage(no + 1);
    const content = new PdfContent(objects, into.budget, fonts);
    for (const stream of contentsOf(page, objects)) content.draw(stream, resources);
    const { runs, unmapped, pictures } = content.page;
    for (const line of joinRuns(runs)) into.add(line.text, line.tilted ? 'watermark' : 'body');
    readAnnotations(page, objects, into);
    const name = `第 ${no + 1} 页`;
    if (unmapped > 0) into.leaveUnread(name, 'unmapped-glyphs');
    if (pictures > 0) into.leaveUnread(name, runs.length > 0 ? 'picture' : 'no-text');
  }
  readDocumentInformation(objects, into);
}

interface Page {
  readonly page: PdfDict;
  readonly resources: PdfValue | undefined;
}

/** Pages in order of the page tree; resources are inherited (ISO 32000 7.7.3.4). A tree that is broken: all page objects. */
function listPages(objects: PdfObjects): Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const waiting: { node: PdfValue | undefined; resources: PdfValue | undefined }[] = [
    { node: objects.dict(objects.trailer('Root'))?.entries.get('Pages'), resources: undefined },
  ];
  for (let next = waiting.pop(); next && pages.length < PAGES_MOST; next = waiting.pop()) {
    if (isRef(next.node)) {
      if (seen.has(next.node.ref)) continue;
      seen.add(next.node.ref);
    }
    const node = objects.dict(next.node);
    if (!node) continue;
    const resources = objects.resolve(node.entries.get('Resources')) ?? next.resources;
    const kids = objects.resolve(node.entries.get('Kids'));
    if (Array.isArray(kids)) for (const kid of [...kids].reverse()) waiting.push({ node: kid, resources });
    else pages.push({ page: node, resources });
  }
  return pages.length > 0 ? pages : loosePages(objects);
}

function loosePages(objects: PdfObjects): Page[] {
  const pages: Page[] = [];
  for (const { value } of objects.all()) {
    if (!isDict(value)) continue;
    const type = value.entries.get('Type');
    if (isName(type) && type.name === 'Page')
      pages.push({ page: value, resources: objects.resolve(value.entries.get('Resources')) });
  }
  return pages;
}

/** The streams of a page are one stream cut anywhere, even inside an operator's operands. */
function contentsOf(page: PdfDict, objects: PdfObjects): Buffer[] {
  const contents = page.entries.get('Contents');
  const list = objects.resolve(contents);
  const streams = (Array.isArray(list) ? list : [contents]).map(one => objects.unpack(objects.object(one)));
  const found = streams.filter(stream => stream !== null).flatMap(stream => [stream, Buffer.from('\n')]);
  return found.length > 0 ? [Buffer.concat(found)] : [];
}

/** Stamps and typed-over words (`/FreeText`, `/Stamp`) and values of form fields. */
function readAnnotations(page: PdfDict, objects: PdfObjects, into: LineCollector): void {
  const list = objects.resolve(page.entries.get('Annots'));
  for (const annotation of Array.isArray(list) ? list : []) {
    for (const key of ['Contents', 'V']) {
      const value = objects.entry(annotation, key);
      if (Buffer.isBuffer(value)) into.add(textString(value), 'text-box');
    }
  }
}

function readDocumentInformation(objects: PdfObjects, into: LineCollector): void {
  const information = objects.dict(objects.trailer('Info'));
  into.startPart('文档属性');
  for (const [key, held] of information?.entries ?? []) {
    const value = objects.resolve(held);
    if (Buffer.isBuffer(value) && !/Date$|^(?:Producer|Creator)$/.test(key)) into.add(textString(value), 'property');
  }
  into.startPart('');
}

/** A text string (ISO 32000 7.9.2.2): UTF-16 with its mark, UTF-8 with its mark, or one byte per character. */
function textString(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2));
  if (bytes.subarray(0, 3).toString('hex') === 'efbbbf') return bytes.subarray(3).toString('utf8');
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
