import { listCells, reportForms } from '@gongkai/statute';
import { formatCell } from '../form/format-place.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { valueAt } from './printed-value.ts';
import { renderWorkbook, type SheetCell } from './workbook.ts';

export interface SummaryRow {
  readonly file: string;
  readonly report: Report;
}

/** 年报数据汇总横表: one row per unit, every cell of the forms it has, and how many findings. */
export function renderSummarySheet(rows: readonly SummaryRow[]): Uint8Array {
  const formats = new Set(rows.map(({ report }) => report.format));
  const cells = [
    ...new Map(
      Object.values(reportForms)
        .reverse()
        .filter(({ format }) => formats.has(format))
        .flatMap(listCells)
        .map(cell => [cell.key, cell] as const),
    ).values(),
  ];
  const head = ['单位', '年度', '文件', '必改', '请核实', '建议', ...cells.map(formatCell)];
  return renderWorkbook([
    {
      name: '年报数据汇总横表',
      rows: [
        head.map((value): SheetCell => ({ value, style: 'head' })),
        ...rows.map(({ file, report }) => [
          { value: report.agency ?? '', style: 'label' as const },
          { value: report.year, style: 'figure' as const },
          { value: file, style: 'label' as const },
          ...(['error', 'warning', 'notice'] as const).map(severity => ({
            value: countOf(report.findings, severity),
            style: 'figure' as const,
          })),
          ...cells.map(({ key }) => ({ value: valueAt(report, key) ?? null, style: 'figure' as const })),
        ]),
      ],
      widths: [28, 8, 28, 8, 8, 8, ...cells.map(() => 12)],
      frozen: { rows: 1, columns: 1 },
      landscape: true,
      isWide: true,
    },
  ]);
}

const countOf = (findings: readonly Finding[], wanted: Finding['severity']) =>
  findings.filter(({ severity, accepted }) => severity === wanted && !accepted).length;
