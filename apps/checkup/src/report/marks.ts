import type { Finding, Place, Report } from '@gongkai/annual-report';

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
export function marksIn({ findings }: Report, part: 'title' | 'section', section?: string): readonly Mark[] {
  const ranges = findings.flatMap(finding =>
    placesOf(finding).flatMap(place => {
      const { start, end } = place;
      if (place.part !== part || place.section !== section || start === undefined || end === undefined || end <= start)
        return [];
      return [{ start, end, finding }];
    }),
  );
  const edges = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  return edges.slice(0, -1).flatMap((start, n) => {
    const end = edges[n + 1]!;
    const here = ranges.filter(range => range.start < end && range.end > start).map(({ finding }) => finding);
    return here.length > 0 ? [{ start, end, findings: here }] : [];
  });
}

/** The heaviest severity: it decides how a place is marked. */
export const heaviest = (findings: readonly Finding[]): Finding['severity'] | 'accepted' =>
  (['error', 'warning', 'notice'] as const).find(severity =>
    findings.some(finding => finding.severity === severity && !finding.accepted),
  ) ?? 'accepted';

export const cellAnchor = (key: string) => `cell-${key.replaceAll('.', '-')}`;

/** Where a finding's place stands in the page: the id of the marked element. */
export function anchorOf(place: Place): string {
  if (place.table && place.row && place.column) return cellAnchor(`${place.table}.${place.row}.${place.column}`);
  if (place.table && place.part !== 'section') return `table-${place.table}`;
  if (place.part === 'title') return 'report-title';
  if (place.section)
    return place.start === undefined ? `section-${place.section}` : `text-${place.section}-${place.start}`;
  return 'report-title';
}
