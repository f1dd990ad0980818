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

export type Values = ReadonlyMap<string, number>;

/** True or false where every cell is known; null where one is not. */
export function holds({ left, right }: Sum, values: Values): boolean | null {
  const [one, other] = [add(left, values), add(right, values)];
  return one === null || other === null ? null : one === other;
}

function add(keys: readonly string[], values: Values): number | null {
  let sum = 0;
  for (const key of keys) {
    const value = values.get(key);
    if (value === undefined) return null;
    sum += value;
  }
  return sum;
}

/**
 * What a sum says about its unknown cells: the one that is left, or zeros where the known cells of one side exhaust the other.
 * Counts are whole numbers from 0 on; a sum that would need another says nothing.
 */
export function solveSum({ left, right }: Sum, values: Values): ReadonlyMap<string, number> | null {
  const missingLeft = left.filter(key => !values.has(key));
  const missingRight = right.filter(key => !values.has(key));
  if (missingLeft.length > 0 && missingRight.length > 0) return null;
  const missing = missingLeft.length > 0 ? missingLeft : missingRight;
  if (missing.length === 0) return null;
  const known = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (values.get(key) ?? 0), 0);
  const rest = missingLeft.length > 0 ? known(right) - known(left) : known(left) - known(right);
  if (!Number.isInteger(rest) || rest < 0) return null;
  if (missing.length === 1) return new Map([[missing[0]!, rest]]);
  return rest === 0 ? new Map(missing.map(key => [key, 0])) : null;
}
