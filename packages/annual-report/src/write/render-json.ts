import type { Report, Section } from '../model/report.ts';

export interface JsonOptions {
  /** Spaces of indentation; 0 puts everything on one line. */
  readonly indent?: number;
}

/** A report as JSON, its keys always in the same order. */
export const renderJson = (report: Report, { indent = 2 }: JsonOptions = {}): string =>
  JSON.stringify(inOrder(report), null, indent);

const inOrder = (report: Report): Report => ({
  format: report.format,
  agency: report.agency,
  year: report.year,
  title: report.title,
  sections: report.sections.map(sectionInOrder),
  proactive: report.proactive,
  applications: report.applications,
  remedies: report.remedies,
  cells: report.cells,
  labels: report.labels,
  problems: report.problems,
  checks: report.checks,
  findings: report.findings,
  more: report.more.map(inOrder),
});

const sectionInOrder = ({ key, heading, text, parts, source }: Section): Section => ({
  key,
  heading,
  text,
  parts: parts.map(part => ({ key: part.key, heading: part.heading, text: part.text, start: part.start })),
  ...(source ? { source } : {}),
});
