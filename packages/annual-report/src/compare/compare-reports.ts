import type { FormCell } from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { cellsOf, valueOf } from './cell-values.ts';
import { compareTexts, type SectionComparison } from './compare-texts.ts';

/** `years`: one agency, two years. `agencies`: two agencies, one year. `other`: both differ, or it cannot be told. */
export type ComparisonKind = 'years' | 'agencies' | 'other';

export interface CellComparison extends FormCell {
  readonly first: number | null;
  readonly second: number | null;
  /** Null where one of the two is no number. */
  readonly change: number | null;
  /** Far more or less than a year brings (years only). */
  readonly isJump: boolean;
}

/** A figure of the second report that follows from the first one's. */
export interface ContinuityComparison {
  readonly rule: 'continuity-carried' | 'continuity-in-force';
  readonly cell: FormCell;
  readonly expected: number;
  readonly actual: number;
}

export interface ReportComparison {
  readonly kind: ComparisonKind;
  /** Earlier year first, whichever way they were given. */
  readonly first: ReportName;
  readonly second: ReportName;
  readonly cells: readonly CellComparison[];
  /** Broken ones only; empty unless the years follow each other. */
  readonly continuity: readonly ContinuityComparison[];
  readonly sections: readonly SectionComparison[];
  /** Of all prose, weighed by length, 0 … 1; null without a common section. */
  readonly similarity: number | null;
}

export interface ReportName {
  readonly agency: string | null;
  readonly year: number | null;
}

export function compareReports(one: Report, other: Report): ReportComparison {
  const [first, second] = (one.year ?? 0) <= (other.year ?? 0) ? [one, other] : [other, one];
  const kind = kindOf(first, second);
  const sections = compareTexts(first, second);
  return {
    kind,
    first: { agency: first.agency, year: first.year },
    second: { agency: second.agency, year: second.year },
    cells: cellsOf([first, second]).map(cell => compareCell(cell, first, second, kind)),
    continuity: kind === 'years' && second.year === first.year! + 1 ? findBreaks(first, second) : [],
    sections,
    similarity: weighSimilarity(sections),
  };
}

function kindOf(first: Report, second: Report): ComparisonKind {
  const sameAgency = first.agency !== null && first.agency === second.agency;
  const sameYear = first.year !== null && first.year === second.year;
  if (sameAgency && !sameYear && first.year !== null && second.year !== null) return 'years';
  return sameYear && !sameAgency ? 'agencies' : 'other';
}

function compareCell(cell: FormCell, one: Report, other: Report, kind: ComparisonKind): CellComparison {
  const first = valueOf(one, cell);
  const second = valueOf(other, cell);
  return {
    ...cell,
    first,
    second,
    change: first === null || second === null ? null : round(second - first),
    isJump: kind === 'years' && first !== null && second !== null && isJump(first, second),
  };
}

/** Amounts have decimals: 0.3 − 0.1 is printed 0.2. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

/** More than three times as much or less than a third, and at least twenty apart: small offices go from 1 to 4 every year. */
export const isJump = (before: number, after: number): boolean =>
  Math.abs(after - before) >= 20 && Math.max(before, after) > 3 * Math.min(before, after);

/** carriedIn(Y) = carriedOut(Y−1); inForce(Y) = inForce(Y−1) + issued(Y) − repealed(Y), from the form of 2021 on. */
export function findBreaks(first: Report, second: Report): readonly ContinuityComparison[] {
  return cellsOf([second]).flatMap(cell => {
    const actual = valueOf(second, cell);
    const expected = expectedFrom(first, second, cell);
    if (actual === null || expected === null || actual === expected.value) return [];
    return [{ rule: expected.rule, cell, expected: expected.value, actual }];
  });
}

function expectedFrom(
  first: Report,
  second: Report,
  cell: FormCell,
): { rule: ContinuityComparison['rule']; value: number } | null {
  if (cell.table === 'applications' && cell.row === 'carriedIn') {
    const carriedOut = valueOf(first, { ...cell, row: 'carriedOut' });
    return carriedOut === null ? null : { rule: 'continuity-carried', value: carriedOut };
  }
  if (cell.table === 'proactive' && cell.column === 'inForce') {
    const before = valueOf(first, cell);
    const issued = valueOf(second, { ...cell, column: 'issued' });
    const repealed = valueOf(second, { ...cell, column: 'repealed' });
    if (before === null || issued === null || repealed === null) return null;
    return { rule: 'continuity-in-force', value: before + issued - repealed };
  }
  return null;
}

function weighSimilarity(sections: readonly SectionComparison[]): number | null {
  let weight = 0;
  let sum = 0;
  for (const { similarity, passages } of sections) {
    if (similarity === null) continue;
    const length = passages.reduce((total, { first, second }) => total + lengthOf(first) + lengthOf(second), 0);
    weight += length;
    sum += similarity * length;
  }
  return weight === 0 ? null : sum / weight;
}

const lengthOf = (range: { start: number; end: number } | undefined) => (range ? range.end - range.start : 0);
