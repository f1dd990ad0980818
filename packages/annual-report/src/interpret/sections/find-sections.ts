import { type ReportSectionId, reportSections, type TableName } from '@gongkai/statute';
import { sectionLabels } from '../../form/form-labels.ts';
import { findTableLabel } from '../../form/table-labels.ts';
import type { SourcePlace } from '../../model/place.ts';
import type { PrintedLabel, Section, SectionKey } from '../../model/report.ts';
import type { PlacedItem } from '../place-tables.ts';
import { splitAtParts } from '../split-lines-at-headings.ts';
import { chooseHeadings, type FoundHeading } from './choose-headings.ts';
import { findParts } from './overview-parts.ts';
import { withoutChrome, withoutFooter, withoutMetadata } from './page-chrome.ts';
import { parseHeading } from './parse-heading.ts';

interface Draft {
  readonly key: SectionKey;
  readonly heading: string;
  readonly lines: string[];
  readonly source: SourcePlace | undefined;
}

export interface FoundSections {
  readonly sections: readonly Section[];
  /** Headings that are printed otherwise than the form has them. */
  readonly labels: readonly PrintedLabel[];
}

/** The sections in the order in which they stand; one that is printed twice is there twice. */
export function findSections(items: readonly PlacedItem[]): FoundSections {
  const chosen = chooseHeadings(findCandidates(items));
  const headings = new Map(chosen.map(heading => [heading.at, heading]));
  const drafts: Draft[] = [{ key: 'preface', heading: '', lines: [], source: items[0]?.source }];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const heading = headings.get(at);
    if (heading) {
      drafts.push({
        key: heading.key,
        heading: heading.heading,
        lines: heading.rest ? [heading.rest] : [],
        source: item.source,
      });
      at += heading.length - 1;
    } else if (item.kind === 'table') {
      openHeadless(drafts, item.table, item.source);
    } else if (!isCaption(item.text, items[at + 1], drafts.at(-1)!.key)) {
      drafts.at(-1)!.lines.push(item.text);
    }
  }
  return {
    sections: drafts.map(finish).filter(({ heading, text }) => heading !== '' || text !== ''),
    labels: chosen.flatMap(heading => labelOf(heading, items[heading.at]!.source)),
  };
}

function labelOf({ key, heading, fit }: FoundHeading, source: SourcePlace): readonly PrintedLabel[] {
  if (fit === 'official' || fit === 'words') return [];
  const official = reportSections.find(({ id }) => id === key)!.title;
  const kind = fit === 'variant' ? 'variant' : 'misprint';
  return [{ printed: heading, official, kind, place: { part: 'section', section: key, source } }];
}

/** The section's title once more, right above its table: the table's caption. */
function isCaption(text: string, next: PlacedItem | undefined, key: SectionKey): boolean {
  if (next?.kind !== 'table' || next.table !== key || text.length > 60) return false;
  const caption = text.replace(/^[#*|\s]*(?:附?表\s*[一二三四1-4][:：、.\s]*)?/u, '').replace(/[*|\s]+$/u, '');
  return sectionLabels.find(caption)?.value === key;
}

const ORDER: readonly SectionKey[] = [
  'preface',
  'overview',
  'proactive',
  'applications',
  'remedies',
  'problems',
  'other',
];

/** A table whose heading is missing: text below it is not text of the section above. */
function openHeadless(drafts: Draft[], table: TableName, source: SourcePlace): void {
  const key: ReportSectionId = table;
  const last = drafts.at(-1)!;
  if (last.key === key || ORDER.indexOf(last.key) > ORDER.indexOf(key)) return;
  drafts.push({ key, heading: '', lines: [], source });
}

function finish({ key, heading, lines, source }: Draft, index: number, all: readonly Draft[]): Section {
  const tidy = lines
    .flatMap(text => text.split('\n'))
    .flatMap(line => (key === 'overview' ? splitAtParts(line) : [line]))
    .map(tidyLine)
    .filter(line => line !== '');
  const own = ownLines(key, tidy);
  const kept = index === all.length - 1 ? withoutFooter(own) : own;
  const text = kept.map(line => `${line}\n`).join('');
  return { key, heading, text, parts: key === 'overview' ? findParts(text) : [], ...(source ? { source } : {}) };
}

/** Without the bars that a table left at the ends of a line. */
const tidyLine = (line: string) => line.replaceAll('\u00a0', ' ').replace(/^[|\s]+|[|\s]+$/gu, '');

function ownLines(key: SectionKey, lines: readonly string[]): readonly string[] {
  if (key === 'preface') return withoutMetadata(lines).filter(line => !isOfContents(line));
  const own = withoutChrome(lines);
  return WITH_TABLE.has(key) ? own.filter(line => !isLeftOfTable(line)) : own;
}

const WITH_TABLE: ReadonlySet<SectionKey> = new Set(['proactive', 'applications', 'remedies']);
const LONGEST_LABEL = 40;

/** Labels without any value are all that some copies keep of a table: no text of the section either way. */
const isLeftOfTable = (line: string) =>
  line.length <= LONGEST_LABEL && !/[，。；]/u.test(line) && findTableLabel(line).some(({ kind }) => kind !== 'near');

/** A heading before the first heading: a line of a table of contents. */
const isOfContents = (line: string) => /^目\s*录$/u.test(line) || parseHeading(line)?.numbering === 'plain';

function findCandidates(items: readonly PlacedItem[]): readonly FoundHeading[] {
  const found = items.flatMap((item, at) => {
    if (item.kind === 'table') return [];
    const isMarked = item.headingLevel !== undefined && item.headingLevel > 0;
    const heading = parseHeading(item.text);
    const next = items[at + 1];
    const isOpen = !heading || (heading.fit === 'words' && heading.rest === '');
    const broken = isOpen && next?.kind === 'text' ? brokenHeading(item.text, next.text) : null;
    if (broken) return [{ ...broken, at, length: 2, isMarked }];
    return heading ? [{ ...heading, at, length: 1, isMarked }] : [];
  });
  return found.map((heading, index) => {
    const end = found[index + 1]?.at ?? items.length;
    const hasTable = items.slice(heading.at, end).some(item => item.kind === 'table' && item.table === heading.key);
    return { ...heading, hasTable };
  });
}

const LONGEST_LINE = 40;

/** A heading that the page breaks over two lines; both together must be a label of the form. */
function brokenHeading(first: string, second: string) {
  const [upper, lower] = [first.trim(), second.trim()];
  if (
    !/^[一二三四五六1-6]/u.test(upper) ||
    upper.length + lower.length > LONGEST_LINE ||
    /[。；：]/u.test(upper + lower)
  )
    return null;
  const heading = parseHeading(upper + lower);
  return heading && heading.rest === '' && heading.fit !== 'words' && heading.fit !== 'near' ? heading : null;
}
