import { layoutReport, type Report, type Section, type TableLayout } from '@gongkai/annual-report';
import { element } from '../dom/element.ts';
import { markedText } from './marked-text.ts';
import { marksIn, sectionAnchor, textAnchor } from './marks.ts';
import { tableView } from './table-view.ts';

/** The report as read: title, sections with their marks, the three tables in their places. */
export function reportView(report: Report): HTMLElement {
  const layouts = report.format ? layoutReport(report) : null;
  const shown = new Set<string>();
  const tableFor = (key: string): TableLayout | null => {
    const layout = layouts && key in layouts ? layouts[key as keyof typeof layouts] : null;
    if (!layout || shown.has(key)) return null;
    shown.add(key);
    return layout;
  };
  const sections = report.sections.map(section => sectionView(report, section, tableFor(section.key)));
  // Tables whose section heading is missing still stand somewhere in the report.
  const homeless = layouts ? Object.values(layouts).filter(({ table }) => !shown.has(table)) : [];
  return element(
    'article',
    { className: 'report' },
    element(
      'h3',
      { id: 'report-title', tabIndex: -1 },
      ...markedText(report.title ?? '（未读出标题）', marksIn(report, 'title'), start => textAnchor('title', start)),
    ),
    sections,
    homeless.filter(({ table }) => Object.keys(report[table]).length > 0).map(layout => tableView(report, layout)),
  );
}

function sectionView(report: Report, section: Section, table: TableLayout | null): HTMLElement {
  const marks = marksIn(report, section);
  const id = sectionAnchor(report, section);
  const paragraphs = paragraphsOf(section.text);
  return element(
    'section',
    { id, tabIndex: -1 },
    section.heading !== '' && element('h4', {}, section.heading),
    paragraphs.map(({ start, text }) =>
      element(
        'p',
        {},
        ...markedText(
          text,
          marks
            .filter(mark => mark.start < start + text.length && mark.end > start)
            .map(mark => ({
              ...mark,
              start: Math.max(mark.start - start, 0),
              end: Math.min(mark.end - start, text.length),
            })),
          at => textAnchor(id, start + at),
        ),
      ),
    ),
    table && tableView(report, table),
  );
}

/** The paragraphs of a text with where each begins. */
function paragraphsOf(text: string): readonly { start: number; text: string }[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/gu)].map(match => ({ start: match.index, text: match[0] }));
}
