import { layoutReport, type TableLayout } from '../form/table-layout.ts';
import type { Report } from '../model/report.ts';

/** A report in the order it is written: whatever the format, each writer draws these. */
export type ReportPart =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly layout: TableLayout };

/** Title, sections with their paragraphs, each table below its section's text. */
export function listParts(report: Report): readonly ReportPart[] {
  const layouts = layoutReport(report);
  const drawn = new Set<string>();
  const parts: ReportPart[] = report.title ? [{ kind: 'title', text: report.title }] : [];
  for (const { key, heading, text } of report.sections) {
    if (heading) parts.push({ kind: 'heading', text: heading.trim() });
    for (const paragraph of text.split('\n'))
      if (paragraph.trim()) parts.push({ kind: 'paragraph', text: paragraph.trim() });
    const layout = layouts && key in layouts ? layouts[key as keyof typeof layouts] : null;
    if (layout && !drawn.has(key) && Object.keys(report[layout.table]).length > 0) {
      parts.push({ kind: 'table', layout });
      drawn.add(key);
    }
  }
  // A table whose section has no heading still belongs into the report.
  for (const layout of Object.values(layouts ?? {}))
    if (!drawn.has(layout.table) && Object.keys(report[layout.table]).length > 0) parts.push({ kind: 'table', layout });
  return parts;
}

/** 云岭县人民政府办公室（虚构） for the document's properties. */
export const nameOf = (report: Report): string =>
  report.title ?? `${report.agency ?? ''}${report.year ?? ''}年政府信息公开工作年度报告`;
