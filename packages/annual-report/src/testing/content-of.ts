import type { Report } from '../model/report.ts';

const squeeze = (text: string) => text.replace(/\s+/gu, '');

/** What a written report must give when it is read again: everything but places and white space. */
export const contentOf = ({ sections, cells, labels, problems, more, ...report }: Report) => ({
  format: report.format,
  agency: report.agency,
  year: report.year,
  title: report.title && squeeze(report.title),
  sections: sections.map(({ key, heading, text, parts }) => ({
    key,
    heading: squeeze(heading),
    text: squeeze(text),
    parts: parts.map(part => [part.key, squeeze(part.heading), squeeze(part.text)]),
  })),
  proactive: report.proactive,
  applications: report.applications,
  remedies: report.remedies,
  cells: Object.fromEntries(
    Object.entries(cells).map(([key, { printed, kind, unit, recovered }]) => [
      key,
      { printed: printed.trim(), kind, unit, recovered },
    ]),
  ),
  labels: labels.map(({ printed, kind }) => [printed, kind]),
  problems: problems.map(({ code, text }) => [code, text]),
  more: more.length,
});
