import { unpackEntry } from '../archive/unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from '../archive/zip-directory.ts';
import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { readXml, type XmlHandler } from './xml-events.ts';

/** The parts of a .docx that are read; nothing outside the file ever is. */
export interface DocxPackage {
  readonly hasMacros: boolean;
  readonly document: string;
  readonly styles: string | null;
  readonly numbering: string | null;
  /** Gives the events of a part to the handler; false where the part is missing. */
  readonly read: (part: string, handler: XmlHandler) => boolean;
}

export function openDocx(bytes: Uint8Array): DocxPackage {
  const entries = new Map<string, ZipEntry>();
  for (const entry of readZipDirectory(bytes, limits.documentParts)) entries.set(partName(entry.name), entry);
  const read = (part: string, handler: XmlHandler) => {
    const entry = entries.get(partName(part));
    if (!entry) return false;
    readXml(unpackEntry(bytes, entry, limits.partBytes), handler);
    return true;
  };
  const document = relations(read, '').get('officeDocument') ?? 'word/document.xml';
  const own = relations(read, document);
  return {
    hasMacros: [...entries.keys()].some(name => name.endsWith('vbaproject.bin')),
    document,
    styles: own.get('styles') ?? null,
    numbering: own.get('numbering') ?? null,
    read,
  };
}

/** Part names are compared without case (ECMA-376 part 2); some writers of zips use backslashes. */
const partName = (name: string) => name.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase();

type Read = DocxPackage['read'];

/** What a part refers to inside the package, by the last word of the relation's type. */
function relations(read: Read, part: string): ReadonlyMap<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found = new Map<string, string>();
  const isThere = read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open(name, value) {
      const [type, target] = [value('Type'), value('Target')];
      if (name !== 'rel:Relationship' || !type || !target || value('TargetMode') === 'External') return;
      found.set(type.slice(type.lastIndexOf('/') + 1), resolve(folder, target));
    },
    close() {},
  });
  if (!isThere && part === '') throw new ReadingStopped('damaged', '_rels/.rels');
  return found;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
