import type { Report, SectionKey } from '../../model/report.ts';
import type { TextLayout } from './layout.ts';
import { sheetsOf } from './slots.ts';

const TABLE_SECTIONS: readonly SectionKey[] = ['proactive', 'applications', 'remedies'];

/** A report as a text file would have it, its tables in one layout, each behind the text of its section. */
export function printReportAs(layout: TextLayout, report: Report): string {
  const { title, format, sections, cells } = report;
  const printed = Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.printed]));
  const tables = new Map(sheetsOf(format ?? '2021', printed).map(sheet => [sheet.table as SectionKey, sheet]));
  return [
    title ?? '',
    ...sections.flatMap(({ key, heading, text }) => [
      heading,
      text.trimEnd(),
      ...(TABLE_SECTIONS.includes(key) ? [layout.print(tables.get(key)!)] : []),
    ]),
  ].join('\n');
}
