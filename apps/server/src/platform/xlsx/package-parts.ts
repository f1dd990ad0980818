import { posix } from 'node:path';
import { type Budget, Damaged } from '../files/archive/budget.ts';
import { readZipDirectory } from '../files/archive/zip-directory.ts';
import { readZipPart } from '../files/archive/zip-part.ts';
import { attributeOf, readXml } from '../files/text/read-xml.ts';

/** The parts of an Office package by name; each is unpacked when asked for, under one budget. */
export interface PackageParts {
  read(name: string): Buffer | null;
  /** Targets of a part's relationships by id, as names of parts. */
  relationsOf(name: string): Map<string, { readonly type: string; readonly target: string }>;
}

export function openPackage(bytes: Buffer, budget: Budget): PackageParts {
  const directory = readZipDirectory(bytes, budget.limits.entries + 1);
  budget.spendEntries(directory.count);
  const entries = new Map(directory.entries.map(entry => [entry.name.toLowerCase(), entry]));
  const read = (name: string) => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) return null;
    const part = readZipPart(bytes, entry, budget);
    if (typeof part === 'string') throw new Damaged(`package part is ${part}`);
    return part;
  };
  return {
    read,
    relationsOf(name) {
      const relations = new Map<string, { type: string; target: string }>();
      const folder = posix.dirname(name);
      const part = read(posix.join(folder, '_rels', `${posix.basename(name)}.rels`));
      if (!part) return relations;
      readXml(part, budget, {
        open(element, attributes) {
          const { Id, Target, Type } = attributes;
          if (element !== 'Relationship' || !Id || !Target || attributeOf(attributes, 'TargetMode') === 'External')
            return;
          const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
          relations.set(Id, { type: Type?.split('/').at(-1) ?? '', target });
        },
      });
      return relations;
    },
  };
}
