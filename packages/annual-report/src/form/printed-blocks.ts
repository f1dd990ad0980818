import { type FormRow, type ProactiveBlock, type ReportFormat, reportForms } from '@gongkai/statute';
import type { TableValues } from '../model/report.ts';

const FORMATS = Object.keys(reportForms) as ReportFormat[];
/** The form of 2019 counts every item of article 20 that either form counts. */
const articles = reportForms['2019'].proactive.map(({ article }) => article);

/** The blocks of table 2 as a report prints them: those of its form, or rows of the other form where it has them (hybrids). */
export function printedBlocks(format: ReportFormat, proactive: TableValues): readonly ProactiveBlock[] {
  const own = reportForms[format].proactive;
  const all = [...own, ...FORMATS.filter(other => other !== format).flatMap(other => reportForms[other].proactive)];
  const printed = new Map<ProactiveBlock, FormRow[]>();
  for (const [id, values] of Object.entries(proactive)) {
    const block = all.find(
      ({ rows, columns }) =>
        rows.some(row => row.id === id) &&
        Object.keys(values).every(column => columns.some(known => known.id === column)),
    );
    if (block) printed.set(block, [...(printed.get(block) ?? []), block.rows.find(row => row.id === id)!]);
  }
  if ([...printed.keys()].every(block => own.includes(block))) return own;
  return [...printed]
    .map(([block, rows]) => ({ ...block, rows }))
    .sort((one, other) => articles.indexOf(one.article) - articles.indexOf(other.article));
}
