import { cellKey, type LayoutCell, type Report, type TableLayout } from '@gongkai/annual-report';
import { element } from '../dom/element.ts';
import { titleOf } from './marked-text.ts';
import { cellAnchor, findingsAtCell, heaviest } from './marks.ts';

const CAPTIONS = {
  proactive: '主动公开政府信息情况',
  applications: '收到和处理政府信息公开申请情况',
  remedies: '政府信息公开行政复议、行政诉讼情况',
} as const;

/** A table as the form draws it, with what the report prints, and its findings on the cells. */
export function tableView(report: Report, { table, rows, headRows }: TableLayout): HTMLElement {
  return element(
    'div',
    {
      className: 'wide',
      id: `table-${table}`,
      tabIndex: 0,
      attributes: { role: 'region', 'aria-label': CAPTIONS[table] },
    },
    element(
      'table',
      { className: `form ${table}` },
      element('caption', { className: 'visually-hidden' }, CAPTIONS[table]),
      headRows > 0 &&
        element(
          'thead',
          {},
          rows.slice(0, headRows).map(row => element('tr', {}, row.map(headCell))),
        ),
      element(
        'tbody',
        {},
        rows.slice(headRows).map(row =>
          element(
            'tr',
            {},
            row.map(cell => bodyCell(report, cell)),
          ),
        ),
      ),
    ),
  );
}

const headCell = ({ text, rowSpan, columnSpan }: LayoutCell) =>
  element('th', { rowSpan, colSpan: columnSpan, scope: columnSpan > 1 ? 'colgroup' : 'col' }, text);

function bodyCell(report: Report, cell: LayoutCell): HTMLElement {
  const { kind, text, key, rowSpan, columnSpan } = cell;
  if (kind === 'head') return headCell(cell);
  if (kind === 'label')
    return element('th', { rowSpan, colSpan: columnSpan, scope: rowSpan > 1 ? 'rowgroup' : 'row' }, text);
  const findings = findingsAtCell(report, key!);
  const problem = report.problems.find(
    ({ place }) => place.table && place.row && place.column && cellKey(place.table, place.row, place.column) === key,
  );
  const read = report.cells[key!];
  const marked = findings.length > 0 ? heaviest(findings) : problem ? 'problem' : null;
  return element(
    'td',
    {
      id: cellAnchor(key!),
      rowSpan,
      colSpan: columnSpan,
      tabIndex: -1,
      ...(marked ? { title: titleOf(findings) || problem?.message || '', data: { severity: marked } } : {}),
    },
    printed(read?.printed),
    read?.recovered && element('sup', { title: '原文缺失或连写，按勾稽关系唯一还原' }, '还原'),
  );
}

/** A blank cell is a fact: it stays blank. A cell the report does not have at all says so. */
const printed = (text: string | undefined) => (text === undefined ? '（无此格）' : text.trim());
