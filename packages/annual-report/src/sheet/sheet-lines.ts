import { type CheckSheet, formatAlso, type SheetItem } from './check-sheet.ts';

export type LabelledLine = readonly [label: string, value: string];

/** What the sheet is about; file and reviewer only where known. */
export const headRows = ({ agency, year, file, reviewer }: CheckSheet): readonly LabelledLine[] => [
  ['填报单位', agency],
  ['报告年度', year],
  ...(file ? [['校核文件', file] as const] : []),
  ...(reviewer ? [['校核单位', reviewer] as const] : []),
];

/** 2026年1月20日; a blank to write on where no day is given. */
export const formatDay = (day: string) =>
  day.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日') || '　　　年　月　日';

/** Figures stand on one line; sentences have one each. */
const LONGEST_ON_ONE_LINE = 24;

/** Where it stands, what stands there, what is expected, by what rule. */
export function itemLines({ place, also, actual, expected, basis }: SheetItem): readonly LabelledLine[] {
  const isShort = actual.length + expected.length <= LONGEST_ON_ONE_LINE && actual !== '' && expected !== '';
  const lines: readonly LabelledLine[] = [
    ['位置', place],
    ['另见', formatAlso(also.filter(other => other !== place))],
    ...(isShort
      ? [['报告中', `${actual}　应为：${expected}`] as const]
      : [['报告中', actual] as const, ['应为', expected] as const]),
    ['依据', basis],
  ];
  return lines.filter(([, value]) => value !== '');
}
