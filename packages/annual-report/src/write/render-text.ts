import { layoutReport, type TableLayout } from '../form/table-layout.ts';
import type { Report } from '../model/report.ts';
import { printedValue } from './printed-value.ts';

/** Plain text: headings and paragraphs on lines of their own, tables as rows with tabs. */
export function renderText(report: Report): string {
  const layouts = layoutReport(report);
  const lines: string[] = report.title ? [report.title, ''] : [];
  for (const { key, heading, text } of report.sections) {
    if (heading) lines.push(heading);
    if (text.trim()) lines.push(text.trimEnd());
    const layout = layouts && key in layouts ? layouts[key as keyof typeof layouts] : null;
    if (layout) lines.push('', ...tableLines(report, layout));
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Every row has as many fields as the table has columns: a merged cell stands in its first, the others are empty. */
function tableLines(report: Report, { rows, columnCount }: TableLayout): readonly string[] {
  const taken = new Set<string>();
  return rows.map((row, y) => {
    const fields = Array.from({ length: columnCount }, () => '');
    let x = 0;
    for (const { text, key, rowSpan, columnSpan } of row) {
      while (taken.has(`${y}/${x}`)) x++;
      fields[x] = key === undefined ? text : printedValue(report, key);
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) taken.add(`${y + down}/${x + right}`);
    }
    return fields.join('\t');
  });
}
