import type { Finding, Place, Report, Section } from '@gongkai/annual-report';

/** What is marked at one place: findings that point at it, and what could not be read there. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly findings: readonly Finding[];
}

const placesOf = ({ place, also = [] }: Finding): readonly Place[] => [place, ...also];

/** Findings of one cell of a table. */
export const findingsAtCell = ({ findings }: Report, key: string): readonly Finding[] =>
  findings.filter(finding => placesOf(finding).some(({ table, row, column }) => `${table}.${row}.${column}` === key));

/** Findings of a stretch of a section's text, or of the title, as marks that do not overlap. */
export function marksIn(report: Report, part: 'title' | Section): readonly Mark[] {
  const ranges = report.findings.flatMap(finding =>
    placesOf(finding).flatMap(place => {
      const { start, end } = place;
      if (start === undefined || end === undefined || end <= start) return [];
      const here = part === 'title' ? place.part === 'title' : sectionOf(report, finding, place) === part;
      return here ? [{ start, end, finding }] : [];
    }),
  );
  const edges = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  return edges.slice(0, -1).flatMap((start, n) => {
    const end = edges[n + 1]!;
    const here = ranges.filter(range => range.start < end && range.end > start).map(({ finding }) => finding);
    return here.length > 0 ? [{ start, end, findings: here }] : [];
  });
}

/** A section may stand in a report twice; its places do not say which: the one that has the words there, else the first. */
function sectionOf({ sections }: Report, { actual }: Finding, place: Place): Section | undefined {
  if (place.part !== 'section') return undefined;
  const named = sections.filter(({ key }) => key === place.section);
  const { start = 0, end = 0 } = place;
  return (
    named.find(
      ({ text }) => end <= text.length && end > start && closeUp(actual).includes(closeUp(text.slice(start, end))),
    ) ??
    named.find(({ text }) => end <= text.length) ??
    named[0]
  );
}

const closeUp = (text: string) => text.replace(/\s+/gu, '');

/** `section-problems`; the second of that name `section-problems-2`. */
export function sectionAnchor({ sections }: Report, section: Section): string {
  const before = sections.slice(0, sections.indexOf(section)).filter(({ key }) => key === section.key).length;
  return before === 0 ? `section-${section.key}` : `section-${section.key}-${before + 1}`;
}

export const textAnchor = (section: string, start: number) => `${section}-at-${start}`;

/** The heaviest severity: it decides how a place is marked. */
export const heaviest = (findings: readonly Finding[]): Finding['severity'] | 'accepted' =>
  (['error', 'warning', 'notice'] as const).find(severity =>
    findings.some(finding => finding.severity === severity && !finding.accepted),
  ) ?? 'accepted';

export const cellAnchor = (key: string) => `cell-${key.replaceAll('.', '-')}`;

/** Where a finding's place stands in the page: the id of the marked element, then those of what surrounds it. */
export function anchorsOf(report: Report, finding: Finding, place: Place): readonly string[] {
  const { table, row, column, part, start } = place;
  if (part === 'title') return [...(start === undefined ? [] : [textAnchor('title', start)]), 'report-title'];
  const section = sectionOf(report, finding, place);
  const around = section ? sectionAnchor(report, section) : place.section ? `section-${place.section}` : null;
  return [
    table && row && column ? cellAnchor(`${table}.${row}.${column}`) : null,
    around !== null && start !== undefined ? textAnchor(around, start) : null,
    part === 'section' ? around : null,
    table ? `table-${table}` : null,
    around,
    'report-title',
  ].filter(anchor => anchor !== null);
}
