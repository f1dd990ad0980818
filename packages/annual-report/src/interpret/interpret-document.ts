import type { Problem } from '../model/problem.ts';
import { problemOf } from '../model/problem-texts.ts';
import type { Report } from '../model/report.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { findYear } from './find-year.ts';
import { flowOf } from './flow.ts';
import { placeTables } from './place-tables.ts';
import { findSections } from './sections/find-sections.ts';
import { settleTables } from './settle/settle-tables.ts';
import { partSideBySide } from './side-by-side.ts';
import { type ReportSpan, splitReports } from './split-reports.ts';

export interface Interpretation {
  /** Every report of the document in reading order; none where nothing in it is one. */
  readonly reports: readonly Report[];
  /** Of the document as a whole; problems of a report stand in the report. */
  readonly problems: readonly Problem[];
}

/** Finds the reports in a document: where each begins, what it is called, its sections, and the cells of its three tables. */
export function interpretDocument(document: SourceDocument): Interpretation {
  const reports = splitReports(flowOf(partSideBySide(document)))
    .map(interpretReport)
    .filter(isReport);
  const nothing = reports.length === 0 && document.problems.length === 0;
  return { reports, problems: nothing ? [problemOf('no-report', { part: 'report' })] : [] };
}

function interpretReport({ title, items }: ReportSpan): Report {
  const placed = placeTables(items);
  const { sections, labels } = findSections(placed.items);
  const year = title?.year ?? findYear(sections);
  const tables = settleTables(placed.tables, year);
  const hasTables = placed.tables.length > 0;
  return {
    ...tables,
    agency: title?.agency ?? null,
    year,
    title: title?.text ?? null,
    sections,
    labels: [...tables.labels, ...labels],
    problems: [
      ...tables.problems,
      ...(isOldForm(sections, year, hasTables) ? [problemOf('old-form', { part: 'report' })] : []),
    ],
    checks: [],
    findings: [],
    more: [],
  };
}

const FIRST_YEAR_WITH_TABLES = 2019;
const FEWEST_SECTIONS = 2;

/** A title alone is a link, a heading alone is some other paper. */
const isReport = ({ title, sections, cells }: Report) => {
  const headed = sections.filter(({ heading }) => heading !== '').length;
  return (
    Object.keys(cells).length > 0 ||
    headed >= FEWEST_SECTIONS ||
    (title !== null && sections.some(({ text }) => text.length > 100))
  );
};

/** Free text as before 2019: an overview by its old name, or an old year, and none of the tables. */
function isOldForm(sections: Report['sections'], year: number | null, hasTables: boolean): boolean {
  if (hasTables) return false;
  if (year !== null && year < FIRST_YEAR_WITH_TABLES) return true;
  const headings = sections.filter(({ heading }) => heading !== '');
  return (
    headings.some(({ key, heading }) => key === 'overview' && /概述|概况/u.test(heading)) ||
    headings.length < FEWEST_SECTIONS
  );
}
