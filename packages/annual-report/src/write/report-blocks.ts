import { reportSections, type TableName } from '@gongkai/statute';
import { layoutReport, type TableLayout } from '../form/table-layout.ts';
import type { Report, Section, SectionKey } from '../model/report.ts';

/** A report as a row of blocks: what every writer of documents sets, each in its own way. */
export type ReportBlock =
  | { readonly kind: 'title'; readonly text: string }
  /** 一、总体情况. */
  | { readonly kind: 'heading'; readonly text: string; readonly section: SectionKey }
  /** （一）主动公开: a part of 总体情况. */
  | { readonly kind: 'part'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly layout: TableLayout; readonly caption: string };

const tableNames: readonly TableName[] = ['proactive', 'applications', 'remedies'];
const ORDER: readonly SectionKey[] = ['preface', ...reportSections.map(({ id }) => id)];

/** The blocks in the order of the report; a table without its section stands where the form has it. */
export function blocksOf(report: Report): readonly ReportBlock[] {
  const layouts = layoutReport(report);
  const waiting = new Set(tableNames.filter(table => Object.keys(report[table]).length > 0));
  const take = (table: TableName): readonly ReportBlock[] =>
    layouts && waiting.delete(table) ? [{ kind: 'table', layout: layouts[table], caption: captionOf(table) }] : [];
  const isLastOfKey = (section: Section) => report.sections.findLast(({ key }) => key === section.key) === section;
  const keys = new Set<SectionKey>(report.sections.map(({ key }) => key));
  const blocks: ReportBlock[] = report.title ? [{ kind: 'title', text: report.title }] : [];
  for (const section of report.sections) {
    for (const table of tableNames) if (!keys.has(table) && isBefore(table, section.key)) blocks.push(...take(table));
    blocks.push(...textOf(section));
    if (isTableName(section.key) && isLastOfKey(section)) blocks.push(...take(section.key));
  }
  return [...blocks, ...tableNames.flatMap(take)];
}

const isBefore = (table: TableName, key: SectionKey) => ORDER.indexOf(table) < ORDER.indexOf(key);
const isTableName = (key: SectionKey): key is TableName => (tableNames as readonly string[]).includes(key);

const captionOf = (table: TableName) => reportSections.find(({ id }) => id === table)!.title;

/** Over two lines where a document is narrower than a screen: the agency, and what it reports (GB/T 9704 7.3.1). */
export function titleLines({ title, agency }: Report): readonly string[] {
  if (!title) return [];
  const rest = agency && title.startsWith(agency) ? title.slice(agency.length).trim() : '';
  return rest && title.length > LONGEST_LINE ? [agency!, rest] : [title];
}

/** Characters of 22 pt on a line of 156 mm. */
const LONGEST_LINE = 20;

/** For the document's properties, where a report has no title. */
export const nameOf = ({ title, agency, year }: Report): string =>
  title ?? `${agency ?? ''}${year ?? ''}年政府信息公开工作年度报告`;

function textOf({ key, heading, text, parts }: Section): readonly ReportBlock[] {
  const blocks: ReportBlock[] = heading ? [{ kind: 'heading', text: heading.trim(), section: key }] : [];
  let at = 0;
  for (const line of text.split('\n')) {
    const next = at + line.length + 1;
    const isPart = parts.some(part => part.start === next && part.heading === line.trim());
    if (line.trim() !== '') blocks.push({ kind: isPart ? 'part' : 'paragraph', text: line.trim() });
    at = next;
  }
  return blocks;
}
