import { squeeze } from '../form/normalise-label.ts';
import type { FlowItem } from './flow.ts';
import { parseHeading } from './sections/parse-heading.ts';
import { type FoundTitle, findTitles, strengthOf } from './title/find-titles.ts';

/** The part of a document that is one report. */
export interface ReportSpan {
  readonly title: FoundTitle | null;
  /** The report without its title, and without running heads that repeat it. */
  readonly items: readonly FlowItem[];
}

/** What tells the beginning of a report: each stands in it once. */
type Opening = 'overview' | 'proactive' | 'applications';

/**
 * The reports of one document, one after the other. A title begins another report where what follows it opens again what the
 * report before has opened already; any other title is a running head, a breadcrumb, a link.
 */
export function splitReports(items: readonly FlowItem[]): readonly ReportSpan[] {
  const titles = findTitles(items);
  const openings = items.map(openingOf);
  const groups = groupTitles(titles, openings);
  if (groups.length === 0) return [{ title: null, items }];
  return groups.map((group, index) => {
    const end = groups[index + 1]?.[0]!.from ?? items.length;
    const contentAt = firstOpening(openings, group[0]!.from, end);
    const head = group.filter(({ from }) => from < contentAt);
    const title = strongest(head.length > 0 ? head : group);
    return { title, items: withoutTitles(items, group, title.to, end) };
  });
}

function withoutTitles(
  items: readonly FlowItem[],
  titles: readonly FoundTitle[],
  from: number,
  end: number,
): readonly FlowItem[] {
  const taken = new Set(
    titles.flatMap(title => Array.from({ length: title.to - title.from }, (_, n) => title.from + n)),
  );
  return items.slice(from, end).filter((_, at) => !taken.has(from + at));
}

/** The titles of each report: those before its first heading or table, and those that come again inside it. */
function groupTitles(titles: readonly FoundTitle[], openings: readonly (Opening | null)[]): FoundTitle[][] {
  const groups: FoundTitle[][] = [];
  let opened = new Set<Opening>();
  for (const [index, title] of titles.entries()) {
    const next = titles[index + 1]?.from ?? openings.length;
    const opens = new Set(openings.slice(title.to, next).filter(opening => opening !== null));
    const isAnother = groups.length === 0 || [...opens].some(opening => opened.has(opening));
    if (isAnother) {
      groups.push([...takeUnopened(groups, opened, openings), title]);
      opened = opens;
    } else {
      groups.at(-1)!.push(title);
      for (const opening of opens) opened.add(opening);
    }
  }
  return groups;
}

/** Titles after the last table of the report before, worded again right below: they belong to the new report. */
function takeUnopened(
  groups: FoundTitle[][],
  opened: ReadonlySet<Opening>,
  openings: readonly (Opening | null)[],
): FoundTitle[] {
  const before = groups.at(-1);
  if (!before || opened.size === 0) return [];
  let lastContent = before.at(-1)!.from - 1;
  while (lastContent >= before[0]!.from && openings[lastContent] === null) lastContent--;
  const split = before.findIndex(({ from }, index) => index > 0 && from > lastContent);
  return split < 0
    ? []
    : before.splice(split).filter(title => firstOpening(openings, title.from, openings.length) < openings.length);
}

function firstOpening(openings: readonly (Opening | null)[], from: number, end: number): number {
  let at = from;
  while (at < end && openings[at] === null) at++;
  return at;
}

/** The strongest; of equal ones the last, which stands nearest to the text. */
const strongest = (titles: readonly FoundTitle[]) =>
  titles.reduce((best, title) => (strengthOf(title) >= strengthOf(best) ? title : best));

/** One word of each opening, in either script: most lines need no closer look. */
const MAY_OPEN = /[条條收况況述]/u;
const FIRST_ARTICLE = /^[|\s]*第?二十条第?[（(]一[)）]项?/u;
const FIRST_ROW = /^一、本年新收政府信息公开申请/u;

function openingOf(item: FlowItem): Opening | null {
  if (item.kind === 'row') {
    const meanings = item.cells.flatMap(cell => (cell.isOwn ? cell.meanings : []));
    if (meanings.some(({ role, id }) => role === 'article' && id === '一')) return 'proactive';
    return meanings.some(({ role, id }) => role === 'application-row' && id === 'new') ? 'applications' : null;
  }
  if (item.text.length > 200 || !MAY_OPEN.test(item.text)) return null;
  const text = squeeze(item.text).replace(/^\|+/u, '');
  if (FIRST_ARTICLE.test(text)) return 'proactive';
  if (FIRST_ROW.test(text)) return 'applications';
  const heading = parseHeading(item.text);
  return heading?.key === 'overview' && heading.number === 1 && heading.fit !== 'words' ? 'overview' : null;
}
