import { Damaged } from '../archive/budget.ts';
import type { LineCollector, Zone } from './line.ts';
import { readOfficeParagraphs } from './office-paragraphs.ts';
import { attributeOf, readXml } from './read-xml.ts';
import type { ZipPart } from './zip-text.ts';

/** Which part of a docx, xlsx or pptx holds words a reader sees, and where they stand on the page. First match counts. */
const PARTS: readonly (readonly [RegExp, Zone | 'skip' | 'properties' | 'sheet' | 'inside'])[] = [
  [/(?:^|\/)(?:_rels|theme|customXml)\//, 'skip'],
  [/^word\/(?:styles|settings|webSettings|fontTable|numbering|stylesWithEffects)\w*\.xml$/, 'skip'],
  [/^word\/header[^/]*\.xml$/, 'header'],
  [/^word\/footer[^/]*\.xml$/, 'footer'],
  [/^word\/(?:footnotes|endnotes|comments)[^/]*\.xml$/, 'note'],
  [/^word\/[^/]+\.xml$/, 'body'],
  [/^xl\/sharedStrings\.xml$/i, 'cell'],
  [/^xl\/worksheets\/[^/]+\.xml$/, 'sheet'],
  [/^xl\/(?:comments|threadedComments)[^.]*\.xml$/, 'note'],
  [/^xl\/workbook\.xml$/, 'property'],
  [/^xl\/(?:styles|calcChain|metadata)\w*\.xml$/, 'skip'],
  [/^ppt\/slides\/[^/]+\.xml$/, 'body'],
  [/^ppt\/(?:notesSlides|comments|handoutMasters|notesMasters)\/[^/]+\.xml$/, 'note'],
  [/^ppt\/(?:slideMasters|slideLayouts)\/[^/]+\.xml$/, 'header'],
  [/\/(?:drawings|diagrams|charts)\/[^/]+\.xml$/, 'text-box'],
  [/^docProps\/(?:core|custom)\.xml$/, 'properties'],
  [/\/(?:embeddings|afchunk|activeX)[^/]*\//, 'inside'],
  [/^word\/afchunk[^/]*$/, 'inside'],
];

/** Word's parts in reading order come first, so that the first page is the first page. */
export function readOpcParts(
  parts: readonly ZipPart[],
  into: LineCollector,
  readInside: (part: ZipPart) => void,
): void {
  for (const part of [...parts].sort(byReadingOrder)) {
    const role = PARTS.find(([pattern]) => pattern.test(part.name))?.[1];
    if (role === 'skip') continue;
    if (/\/media\//.test(part.name)) into.leaveUnread(part.name, 'picture');
    else if (role === 'inside') readInside(part);
    else if (role !== undefined) readPart(part, role, into);
  }
}

function readPart(part: ZipPart, role: Zone | 'properties' | 'sheet', into: LineCollector): void {
  const bytes = part.unpack();
  if (bytes === null) return;
  into.startPart(part.name);
  try {
    if (role === 'properties') readProperties(bytes, into);
    else if (role === 'sheet') readOfficeParagraphs(bytes, 'cell', into, true);
    else readOfficeParagraphs(bytes, role, into);
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault;
    into.leaveUnread(part.name, 'damaged');
  }
}

function byReadingOrder(one: ZipPart, other: ZipPart): number {
  return rank(one.name) - rank(other.name) || one.name.localeCompare(other.name, 'en', { numeric: true });
}

function rank(name: string): number {
  if (/^word\/header|^ppt\/slideMasters/.test(name)) return 0;
  return /^word\/document|^xl\/sharedStrings|^ppt\/slides\//.test(name) ? 1 : 2;
}

/** `密级：机密` as an own property of the file is a mark that no page shows. */
function readProperties(bytes: Buffer, into: LineCollector): void {
  let label = '';
  let value = '';
  readXml(bytes, into.budget, {
    open(name, attributes) {
      if (name === 'property') label = attributeOf(attributes, 'name') ?? '';
      value = '';
    },
    text(text) {
      value += text;
    },
    close() {
      if (value.trim() !== '') into.add(label ? `${label}：${value}` : value, 'property');
      value = '';
    },
  });
}
