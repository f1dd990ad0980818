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
  return [
    element(
      'p',
      {},
      `文字相似度 ${percent(similarity)}；数字不同 ${changed.length} 格；前后年度不衔接 ${continuity.length} 处。`,
    ),
    element(
      'div',
      { className: 'wide', tabIndex: 0, attributes: { role: 'region', 'aria-label': '数字对照' } },
      element(
        'table',
        {},
        element('caption', {}, '不同的数字'),
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ['栏目', `${first.year ?? '上年'}`, `${second.year ?? '本年'}`, '说明'].map(text =>
              element('th', { scope: 'col' }, text),
            ),
          ),
        ),
        element(
          'tbody',
          {},
          changed.map(cell => {
            const broken = continuity.find(({ cell: { key } }) => key === cell.key);
            return element(
              'tr',
              {},
              element('th', { scope: 'row' }, formatCell(cell)),
              element('td', { className: 'figure' }, show(cell.first)),
              element('td', { className: 'figure' }, show(cell.second)),
              element('td', {}, broken ? `按上年应为 ${broken.expected}` : cell.isJump ? '变化很大' : ''),
            );
          }),
        ),
      ),
    ),
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
