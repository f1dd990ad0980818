import { readFile } from 'node:fs/promises';
import { listCells, type ReportFormat, reportForms, reportSections } from '@gongkai/statute';
import { findParts } from '../interpret/sections/overview-parts.ts';
import type { Problem } from '../model/problem.ts';
import type { Cell, PrintedLabel, Report, Section, SectionKey } from '../model/report.ts';
import { parseCell } from '../read/parse-cell.ts';

/** A sound report as fixtures write it: cells that are not named hold 0. */
interface SoundBase {
  readonly format: ReportFormat;
  readonly agency: string;
  readonly year: number;
  readonly sections: Readonly<Partial<Record<SectionKey, string>>>;
  readonly cells: Readonly<Record<string, string | number>>;
}

/** What a case changes in a sound report. */
export interface ReportPatch {
  /** A file of `fixtures/annual-reports/sound`, without its ending. */
  readonly base: string;
  readonly title?: string | null;
  readonly agency?: string | null;
  readonly year?: number | null;
  readonly format?: ReportFormat | null;
  /** Whole texts; null takes the section out. */
  readonly sections?: Readonly<Partial<Record<SectionKey, string | null>>>;
  readonly headings?: Readonly<Partial<Record<SectionKey, string>>>;
  /** Words changed inside a section. */
  readonly replace?: readonly (readonly [section: SectionKey, words: string, by: string])[];
  /** A sentence put behind a section's text. */
  readonly append?: Readonly<Partial<Record<SectionKey, string>>>;
  /** The sections in another order, or twice. */
  readonly order?: readonly SectionKey[];
  /** As printed; null leaves the cell out of the table. */
  readonly cells?: Readonly<Record<string, string | number | null>>;
  readonly withoutTables?: readonly ('proactive' | 'applications' | 'remedies')[];
  readonly labels?: readonly PrintedLabel[];
  readonly problems?: readonly Problem[];
}

const folder = new URL('../../../../fixtures/annual-reports/sound/', import.meta.url);
const bases = new Map<string, Promise<SoundBase>>();

function loadBase(name: string): Promise<SoundBase> {
  const before = bases.get(name);
  if (before) return before;
  const base = readFile(new URL(`${name}.json`, folder), 'utf8').then(text => JSON.parse(text) as SoundBase);
  bases.set(name, base);
  return base;
}

export async function patchedReport(patch: ReportPatch): Promise<Report> {
  const base = await loadBase(patch.base);
  const { tables, cells } = layCells(base, patch);
  const agency = patch.agency === undefined ? base.agency : patch.agency;
  const year = patch.year === undefined ? base.year : patch.year;
  return {
    format: patch.format === undefined ? base.format : patch.format,
    agency,
    year,
    title: patch.title === undefined ? `${agency}${year}年政府信息公开工作年度报告` : patch.title,
    sections: laySections(base, patch),
    ...tables,
    cells,
    labels: patch.labels ?? [],
    problems: patch.problems ?? [],
    checks: [],
    findings: [],
    more: [],
  };
}

function laySections(base: SoundBase, { sections = {}, headings = {}, replace = [], append = {}, order }: ReportPatch) {
  const keys = order ?? ['preface' as const, ...reportSections.map(({ id }) => id)];
  return keys.flatMap((key): Section[] => {
    const given = sections[key];
    if (given === null) return [];
    const form = reportSections.find(({ id }) => id === key);
    const heading = headings[key] ?? (form ? `${form.numeral}、${form.title}` : '');
    let text = given ?? base.sections[key];
    if (text === undefined) {
      if (key === 'preface') return [];
      text = '';
    }
    for (const [section, words, by] of replace) {
      if (section !== key) continue;
      if (!text.includes(words)) throw new Error(`The text of ${key} does not hold “${words}”.`);
      text = text.replace(words, by);
    }
    text += append[key] ?? '';
    return [{ key, heading, text, parts: key === 'overview' ? findParts(text) : [] }];
  });
}

function layCells(base: SoundBase, { cells: changed = {}, withoutTables = [] }: ReportPatch) {
  const tables: Record<'proactive' | 'applications' | 'remedies', Record<string, Record<string, number | null>>> = {
    proactive: {},
    applications: {},
    remedies: {},
  };
  const cells: Record<string, Cell> = {};
  const own = listCells(reportForms[base.format]);
  const other = listCells(reportForms[base.format === '2021' ? '2019' : '2021']).filter(
    ({ key }) => key in changed && !own.some(cell => cell.key === key),
  );
  for (const { key, table, row, column } of [...own, ...other]) {
    const given = key in changed ? changed[key]! : (base.cells[key] ?? 0);
    if (given === null || withoutTables.includes(table)) continue;
    const printed = String(given);
    const { kind, value, unit = key === 'proactive.fees.amount' ? '万元' : undefined } = parseCell(printed);
    tables[table][row] ??= {};
    tables[table][row]![column] = value;
    cells[key] = {
      printed,
      kind,
      ...(unit && kind === 'number' ? { unit } : {}),
      place: { part: 'cell', table, row, column },
    };
  }
  return { tables, cells };
}
