import { formatPlace } from '../form/format-place.ts';
import type { Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Sheet, SheetCell } from './workbook.ts';

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  error: '必改',
  warning: '请核实',
  notice: '建议',
};

const HEADS = ['类别', '位置', '问题和改法', '报告中', '应为', '依据', '情况说明'];

/** Findings and what could not be read, one per row: to be sorted and ticked off. */
export function findingsSheet({ findings, problems, checks }: Report): Sheet {
  const line = (...values: readonly string[]) => values.map((value): SheetCell => ({ value, style: 'label' }));
  const rows = [
    ...findings.map(({ severity, place, message, actual, expected, basis, accepted }) =>
      line(SEVERITY_LABELS[severity], formatPlace(place), message, actual, expected, basis, accepted?.reason ?? ''),
    ),
    ...problems.map(({ place, message, text }) => line('读取', formatPlace(place), message, text, '', '', '')),
  ];
  const nothing = checks.length === 0 ? '本报告未经校核。' : '校核通过，没有发现问题。';
  return {
    name: '校核意见',
    rows: [
      HEADS.map((value): SheetCell => ({ value, style: 'head' })),
      ...(rows.length > 0 ? rows : [line('', '', nothing, '', '', '', '')]),
    ],
    widths: [9, 30, 60, 24, 24, 36, 24],
    frozen: { rows: 1, columns: 0 },
    landscape: true,
  };
}
