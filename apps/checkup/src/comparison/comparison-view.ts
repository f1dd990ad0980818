import type { PassagePair, ReportComparison } from '@gongkai/annual-report';
import { formatCell } from '@gongkai/annual-report';
import { element } from '../dom/element.ts';
import type { CheckedReport } from '../files/checked-file.ts';
import type { Workshop } from '../work/ask-worker.ts';

/** This year beside last year: figures, what must carry over, and the text. Filled when the comparison is there. */
export function comparisonView(
  file: CheckedReport,
  previous: NonNullable<CheckedReport['previous']>,
  workshop: Workshop,
): HTMLElement {
  const place = element(
    'section',
    { className: 'comparison', attributes: { 'aria-labelledby': 'comparison-head' } },
    element('h3', { id: 'comparison-head' }, `与 ${previous.report.year ?? '上'}年年报对照`),
    element('p', { className: 'hint' }, '正在对照…'),
  );
  workshop.ask('compare', { one: previous.report, other: file.report }).then(
    comparison => place.replaceChildren(place.firstElementChild!, ...comparisonParts(comparison)),
    (fault: Error) => place.replaceChildren(place.firstElementChild!, element('p', {}, fault.message)),
  );
  return place;
}

const percent = (share: number | null) => (share === null ? '不能比较' : `${Math.round(share * 100)}%`);

function comparisonParts({
  cells,
  continuity,
  sections,
  similarity,
  first,
  second,
}: ReportComparison): readonly HTMLElement[] {
  const changed = cells.filter(cell => cell.first !== cell.second && (cell.first !== null || cell.second !== null));
  const expected = new Map(continuity.map(({ cell, expected }) => [cell.key, expected]));
  const rows = changed.map(
    (cell): ChangedFigure => ({
      name: formatCell(cell),
      before: show(cell.first),
      now: show(cell.second),
      note: expected.has(cell.key) ? `按上年应为 ${expected.get(cell.key)}` : cell.isJump ? '变化很大' : '',
    }),
  );
  const notable = rows.filter(({ note }) => note !== '');
  const others = rows.filter(({ note }) => note === '');
  const years = [`${first.year ?? '上年'}`, `${second.year ?? '本年'}`] as const;
  return [
    element(
      'p',
      {},
      `文字相似度 ${percent(similarity)}；数字不同 ${changed.length} 格；前后年度不衔接 ${continuity.length} 处。`,
    ),
    ...(notable.length > 0 ? [figureTable('请留意的数字', years, notable)] : []),
    ...(others.length > 0
      ? [
          element(
            'details',
            {},
            element('summary', {}, `其他不同的数字：${others.length} 格`),
            figureTable('其他不同的数字', years, others),
          ),
        ]
      : []),
    ...sections
      .filter(({ passages }) => passages.length > 0)
      .map(({ key, similarity: alike, passages }) =>
        element(
          'details',
          {},
          element('summary', {}, `${SECTION_NAMES[key] ?? key}：相似度 ${percent(alike)}`),
          element('ol', { className: 'passages' }, passages.map(passageItem)),
        ),
      ),
  ];
}

interface ChangedFigure {
  readonly name: string;
  readonly before: string;
  readonly now: string;
  readonly note: string;
}

function figureTable(
  caption: string,
  [before, now]: readonly [string, string],
  rows: readonly ChangedFigure[],
): HTMLElement {
  return element(
    'div',
    { className: 'wide', tabIndex: 0, attributes: { role: 'region', 'aria-label': caption } },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ['栏目', before, now, '说明'].map(text => element('th', { scope: 'col' }, text)),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map(row =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, row.name),
            element('td', { className: 'figure' }, row.before),
            element('td', { className: 'figure' }, row.now),
            element('td', {}, row.note),
          ),
        ),
      ),
    ),
  );
}

const SECTION_NAMES: Readonly<Record<string, string>> = {
  preface: '正文前',
  overview: '一、总体情况',
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  remedies: '四、行政复议、行政诉讼情况',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
};

const show = (value: number | null) => (value === null ? '空' : String(value));

const KINDS = { same: '未改', changed: '改动', 'only-first': '删去', 'only-second': '新增' } as const;

function passageItem({ kind, first, second, similarity }: PassagePair): HTMLElement {
  return element(
    'li',
    { data: { kind } },
    element('strong', {}, kind === 'changed' ? `${KINDS[kind]}（相似 ${percent(similarity)}）` : KINDS[kind]),
    kind !== 'same' && first && element('del', {}, first.text),
    second && (kind === 'same' ? element('span', {}, second.text) : element('ins', {}, second.text)),
  );
}
