import { applicationRows2019, applicationRows2021, cellKey, remedyGroups, remedyResults } from '@gongkai/statute';
import { applicantIds } from '../../form/application-row.ts';

/** One of the form's own sums, over cell keys: the left cells add up to the right ones (国办公开办函〔2021〕30号, 勾稽关系). */
export interface Sum {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const applicationKey = (row: string, column: string) => cellKey('applications', row, column);
const PARTS = applicantIds.filter(id => id !== 'total');
const RESULTS = [applicationRows2021, applicationRows2019].map(rows =>
  rows.filter(({ role }) => role === 'result').map(({ id }) => id),
);

/** The sums that can be used: those whose rows the report prints, all of them. */
export function sumsOf(printed: {
  readonly applications: ReadonlySet<string>;
  readonly remedies: ReadonlySet<string>;
}): readonly Sum[] {
  const rows = printed.applications;
  const results = RESULTS.find(ids => ids.every(id => rows.has(id)));
  return [
    ...[...rows].map(row => ({
      left: PARTS.map(column => applicationKey(row, column)),
      right: [applicationKey(row, 'total')],
    })),
    ...applicantIds.flatMap(column => [
      ...(['new', 'carriedIn', 'resultTotal', 'carriedOut'].every(row => rows.has(row))
        ? [
            {
              left: [applicationKey('new', column), applicationKey('carriedIn', column)],
              right: [applicationKey('resultTotal', column), applicationKey('carriedOut', column)],
            },
          ]
        : []),
      ...(results && rows.has('resultTotal')
        ? [{ left: results.map(row => applicationKey(row, column)), right: [applicationKey('resultTotal', column)] }]
        : []),
    ]),
    ...remedyGroups
      .filter(({ id }) => printed.remedies.has(id))
      .map(({ id }) => ({
        left: remedyResults.filter(result => result.id !== 'total').map(result => cellKey('remedies', id, result.id)),
        right: [cellKey('remedies', id, 'total')],
      })),
  ];
}

/** The value of a cell; undefined where it is not known. */
export type Lookup = (key: string) => number | undefined;

interface Side {
  readonly sum: number;
  readonly missing: number;
}

function addUp(keys: readonly string[], valueOf: Lookup): Side {
  let [sum, missing] = [0, 0];
  for (const key of keys) {
    const value = valueOf(key);
    if (value === undefined) missing++;
    else sum += value;
  }
  return { sum, missing };
}

/**
 * No whole numbers from 0 on for the unknown cells could satisfy the sum: both sides are known and differ, or the known cells of
 * one side alone exceed the other, which is known.
 */
export function contradicts({ left, right }: Sum, valueOf: Lookup): boolean {
  const [one, other] = [addUp(left, valueOf), addUp(right, valueOf)];
  return (other.missing === 0 && one.sum > other.sum) || (one.missing === 0 && other.sum > one.sum);
}

/**
 * What a sum says about its unknown cells: the one that is left, or zeros where the known cells of one side exhaust the other.
 * Counts are whole numbers from 0 on; a sum that would need another says nothing.
 */
export function solveSum({ left, right }: Sum, valueOf: Lookup): readonly (readonly [key: string, value: number])[] {
  const [one, other] = [addUp(left, valueOf), addUp(right, valueOf)];
  if (one.missing > 0 === other.missing > 0) return [];
  const [keys, rest] = one.missing > 0 ? [left, other.sum - one.sum] : [right, one.sum - other.sum];
  if (!Number.isInteger(rest) || rest < 0 || (one.missing + other.missing > 1 && rest > 0)) return [];
  return keys.filter(key => valueOf(key) === undefined).map(key => [key, rest] as const);
}
