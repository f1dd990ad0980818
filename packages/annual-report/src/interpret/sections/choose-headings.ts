import { groupBy } from '../../model/group-by.ts';
import type { HeadingLine } from './parse-heading.ts';

export interface FoundHeading extends HeadingLine {
  /** Item of the flow. */
  readonly at: number;
  /** Items the heading takes: two where it is broken over two lines. */
  readonly length: number;
  /** Rows of the section's own table stand between this heading and the next candidate. */
  readonly hasTable: boolean;
  /** The format itself marks it as a heading (标题 1, h2). */
  readonly isMarked: boolean;
}

const ORDER = ['overview', 'proactive', 'applications', 'remedies', 'problems', 'other'] as const;
const hasOwnNumber = ({ key, number }: FoundHeading) => number === ORDER.indexOf(key) + 1;

/**
 * Of all lines worded as headings, those that are the report's own: a second 一…六 list inside 总体情况 and parts named like
 * sections are left in the text. A section printed twice stays twice.
 */
export function chooseHeadings(candidates: readonly FoundHeading[]): readonly FoundHeading[] {
  const byKey = groupBy(withoutContents(candidates), ({ key }) => key);
  const hasPlain = candidates.some(({ numbering }) => numbering === 'plain');
  const chosen = new Map([...byKey].map(([key, found]) => [key, choose(found, hasPlain)]));
  const tableAt = chosen.get('proactive')?.find(({ hasTable }) => hasTable)?.at ?? -1;
  const overviewAt = chosen.get('overview')?.[0]?.at ?? -1;
  return [...chosen.values()]
    .flatMap(found => withoutInnerList(found, overviewAt, tableAt))
    .toSorted((one, other) => one.at - other.at);
}

function choose(found: readonly FoundHeading[], hasPlain: boolean): readonly FoundHeading[] {
  const plain = found.filter(heading => heading.numbering === 'plain' && hasOwnNumber(heading));
  if (plain.length > 0) return chooseAmongPlain(plain);
  const named = found.filter(({ fit, hasTable }) => hasTable || fit === 'official');
  const misnumbered = named.filter(({ numbering }) => numbering === 'plain');
  if (misnumbered.length > 0) return misnumbered;
  const bare = found.filter(({ numbering }) => numbering === 'none').filter(isSurelyHeading);
  if (bare.length > 0) return bare;
  return found.filter(
    heading =>
      heading.numbering === 'bracketed' &&
      hasOwnNumber(heading) &&
      (!hasPlain || heading.fit === 'official') &&
      isSurelyHeading(heading),
  );
}

/** 主动公开情况 without a number is a part of 总体情况 as well: there its table must follow. */
const isSurelyHeading = ({ key, fit, hasTable, isMarked }: FoundHeading) =>
  hasTable || isMarked || fit === 'official' || (key !== 'proactive' && fit !== 'words');

function chooseAmongPlain(plain: readonly FoundHeading[]): readonly FoundHeading[] {
  const withTable = plain.filter(({ hasTable }) => hasTable);
  if (withTable.length > 0 && plain.length > 1) {
    const first = withTable[0]!.at;
    return plain.filter(({ at, hasTable }) => hasTable || at > first);
  }
  const named = plain.filter(({ fit }) => fit !== 'words');
  return named.length > 0 ? named : plain.slice(0, 1);
}

/** Between 总体情况 and table 2 a heading that comes again later belongs to an inner list. */
function withoutInnerList(
  found: readonly FoundHeading[],
  overviewAt: number,
  tableAt: number,
): readonly FoundHeading[] {
  if (found.length < 2) return found;
  const outside = found.filter(({ at }) => at <= overviewAt || at >= tableAt);
  return outside.length > 0 ? outside : found;
}

const CONTENTS = 4;

/** A table of contents: four headings or more without anything between, and the same again below. */
function withoutContents(candidates: readonly FoundHeading[]): readonly FoundHeading[] {
  const keys = new Set<string>();
  const end = candidates.findIndex(({ key, at }, index) => {
    const before = candidates[index - 1];
    const isNext = !before || at === before.at + before.length;
    if (!isNext || keys.has(key)) return true;
    keys.add(key);
    return false;
  });
  const later = end < 0 ? [] : candidates.slice(end);
  const comeAgain = [...keys].filter(key => later.some(heading => heading.key === key));
  return keys.size >= CONTENTS && comeAgain.length >= CONTENTS - 1 ? later : candidates;
}
