import type { FormCell } from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { addableValue, cellsOf } from './cell-values.ts';

export interface Child {
  /** The unit as the county's list of the year calls it. */
  readonly unit: string;
  /** Null: on the list, but there is no report. */
  readonly report: Report | null;
}

export interface CellSum extends FormCell {
  /** Of the children that print a number there. */
  readonly sum: number;
  /** What the parent prints; null where it prints no number, undefined without a parent. */
  readonly printed: number | null | undefined;
  readonly parts: readonly { readonly unit: string; readonly value: number | null }[];
  /** Units whose cell is blank, a dash or unreadable: the sum may be too small by them. */
  readonly withoutNumber: readonly string[];
}

export interface AddedUp {
  readonly cells: readonly CellSum[];
  /** Cells in which the parent prints another figure than the sum. */
  readonly differences: readonly CellSum[];
  readonly missing: readonly string[];
  /** Units whose report has another form or year than the others: not added. */
  readonly otherForm: readonly string[];
}

/** 汇总: the children added cell by cell; the parent's own figures are one of the children (本级). */
export function addUp(parent: Report | null, children: readonly Child[]): AddedUp {
  const missing = children.filter(({ report }) => report === null).map(({ unit }) => unit);
  const present = children.filter((child): child is Child & { report: Report } => child.report !== null);
  const guide = parent ?? mostCommon(present.map(({ report }) => report));
  const isAlike = (report: Report) => report.format === guide?.format && report.year === guide?.year;
  const added = present.filter(({ report }) => isAlike(report));
  const cells = guide ? cellsOf([guide]).map(cell => sumCell(cell, parent, added)) : [];
  return {
    cells,
    differences: cells.filter(({ printed, sum }) => typeof printed === 'number' && printed !== sum),
    missing,
    otherForm: present.filter(({ report }) => !isAlike(report)).map(({ unit }) => unit),
  };
}

/** Money is added in whole hundredths of a yuan, so that 0.1 + 0.2 is 0.3. */
const MONEY_STEPS = 1_000_000;

function sumCell(cell: FormCell, parent: Report | null, children: readonly (Child & { report: Report })[]): CellSum {
  const parts = children.map(({ unit, report }) => ({ unit, value: addableValue(report, cell) }));
  const steps = parts.reduce((sum, { value }) => sum + Math.round((value ?? 0) * MONEY_STEPS), 0);
  return {
    ...cell,
    sum: steps / MONEY_STEPS,
    printed: parent ? addableValue(parent, cell) : undefined,
    parts,
    withoutNumber: parts.filter(({ value }) => value === null).map(({ unit }) => unit),
  };
}

function mostCommon(reports: readonly Report[]): Report | null {
  const counts = new Map<string, { report: Report; count: number }>();
  for (const report of reports) {
    const key = `${report.format}/${report.year}`;
    const entry = counts.get(key) ?? { report, count: 0 };
    counts.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0]?.report ?? null;
}
