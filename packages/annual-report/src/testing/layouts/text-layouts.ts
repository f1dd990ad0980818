import type { ReportFormat } from '@gongkai/statute';
import type { TextLayout } from './layout.ts';
import { pdfLayouts } from './pdf.ts';
import { rowLayouts } from './rows.ts';
import { runTogetherLayouts } from './run-together.ts';
import { hasValues, type PrintedCells, sheetsOf } from './slots.ts';
import { stackedLayouts } from './stacked.ts';

/** Layout 14: the review table as one row of figures, after nothing but its heading. */
const reviewWithoutHeads: TextLayout = {
  number: 14,
  name: 'review-without-heads',
  keeps: 'cells',
  print: ({ table, rows }) =>
    rows
      .filter(row => table !== 'remedies' || hasValues(row))
      .map(row => `${row.map(({ text }) => text).join('\t')}\n`)
      .join(''),
};

/** Layout 21: the table once more on the next page, with its heads. */
const repeated: TextLayout = {
  number: 21,
  name: 'table-repeated',
  keeps: 'cells',
  print: ({ rows }) => {
    const once = rows.map(row => `${row.map(({ text }) => text).join('\t')}\n`).join('');
    return `${once}\n- 4 -\n\n${once}`;
  },
};

export const textLayouts: readonly TextLayout[] = [
  ...stackedLayouts,
  ...rowLayouts,
  ...pdfLayouts,
  ...runTogetherLayouts,
  reviewWithoutHeads,
  repeated,
];

/** The report without its tables: with sentences that name what the tables name. */
export const proseOfReport: readonly string[] = [
  '柳河镇人民政府（虚构）2021年政府信息公开工作年度报告',
  '一、总体情况',
  '2021年，虚构的柳河镇按照《中华人民共和国政府信息公开条例》，公开行政许可、行政处罚等信息126条。',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '本年新收政府信息公开申请数量与上年持平。',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '对行政复议、行政诉讼中发现的问题，已逐项整改。',
  '六、其他需要报告的事项',
  '无',
];

/** A whole report as text, its tables in one layout, each right before the heading that follows it. */
export function printReport(layout: TextLayout, format: ReportFormat, printed: PrintedCells): string {
  const [proactive, applications, remedies] = sheetsOf(format, printed).map(layout.print);
  const before = new Map([
    [4, proactive],
    [6, applications],
    [7, remedies],
  ]);
  return proseOfReport.flatMap((line, index) => (before.has(index) ? [before.get(index), line] : [line])).join('\n');
}
