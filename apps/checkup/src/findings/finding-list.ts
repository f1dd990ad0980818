import { type Finding, formatPlace, type Report } from '@gongkai/annual-report';
import { element } from '../dom/element.ts';

export const SEVERITY_LABELS = { error: '必改', warning: '请核实', notice: '建议' } as const;

export interface FindingActs {
  /** Shows the place in the report. */
  readonly point: (finding: Finding) => void;
  readonly accept: (findings: readonly Finding[], reason: string) => void;
  readonly withdraw: (finding: Finding) => void;
}

/** Findings in order of weight: what, where, why, how to mend. All clear is one quiet line. */
export function findingList(report: Report, acts: FindingActs): HTMLElement {
  const open = report.findings.filter(({ accepted }) => !accepted);
  const accepted = report.findings.filter(finding => finding.accepted);
  const warnings = open.filter(({ severity }) => severity === 'warning');
  return element(
    'section',
    // It scrolls by itself beside a long report, by keyboard too.
    { className: 'findings', tabIndex: 0, attributes: { 'aria-labelledby': 'findings-head' } },
    element('h3', { id: 'findings-head' }, '校核结果'),
    element('p', { className: 'outcome', data: { outcome: outcomeOf(open) } }, outcomeLine(open)),
    open.length > 0 &&
      element(
        'ol',
        {},
        open.map(finding => findingItem(finding, acts)),
      ),
    warnings.length > 1 && acceptAll(warnings, acts),
    problemList(report),
    accepted.length > 0 && acceptedList(accepted, acts),
    notJudged(report),
  );
}

const outcomeOf = (open: readonly Finding[]) =>
  open.some(({ severity }) => severity === 'error')
    ? 'error'
    : open.some(({ severity }) => severity === 'warning')
      ? 'warning'
      : 'clear';

function outcomeLine(open: readonly Finding[]): string {
  if (open.length === 0) return '未发现问题。';
  const parts = (['error', 'warning', 'notice'] as const)
    .map(severity => ({ severity, count: open.filter(finding => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${SEVERITY_LABELS[severity]} ${count} 处`);
  return `${parts.join('，')}。`;
}

function findingItem(finding: Finding, acts: FindingActs): HTMLElement {
  const { severity, message, expected, actual, basis, also = [] } = finding;
  return element(
    'li',
    { data: { severity } },
    element(
      'p',
      { className: 'where' },
      element('strong', {}, SEVERITY_LABELS[severity]),
      ' ',
      element(
        'button',
        { type: 'button', className: 'plain', on: { click: () => acts.point(finding) } },
        formatPlace(finding.place),
      ),
      also.length > 0 && `，另有 ${also.length} 处`,
    ),
    element('p', {}, message),
    (expected !== '' || actual !== '') &&
      element(
        'dl',
        { className: 'facts' },
        actual !== '' && [element('dt', {}, '报告中'), element('dd', {}, actual)],
        expected !== '' && [element('dt', {}, '应为'), element('dd', {}, expected)],
      ),
    element('p', { className: 'basis' }, `依据：${basis}`),
    severity === 'error' ? null : acceptForm([finding], '说明情况，予以保留', acts),
  );
}

/** 请核实 needs a written reason; one reason serves for many. */
function acceptAll(findings: readonly Finding[], acts: FindingActs): HTMLElement {
  return acceptForm(findings, `用同一情况说明保留 ${findings.length} 处“请核实”`, acts);
}

function acceptForm(findings: readonly Finding[], label: string, acts: FindingActs): HTMLElement {
  const input = element('input', {
    type: 'text',
    required: true,
    maxLength: 500,
    attributes: { 'aria-label': '情况说明' },
  });
  return element(
    'details',
    { className: 'accept' },
    element('summary', {}, label),
    element(
      'form',
      {
        on: {
          submit: event => {
            event.preventDefault();
            acts.accept(findings, input.value.trim());
          },
        },
      },
      input,
      element('button', {}, '保留'),
    ),
  );
}

function problemList({ problems }: Report): HTMLElement | null {
  if (problems.length === 0) return null;
  return element(
    'div',
    { className: 'problems' },
    element('h4', {}, `未能读准 ${problems.length} 处`),
    element('p', { className: 'hint' }, '下列内容没有猜测，请对照原文件核对。'),
    element(
      'ul',
      {},
      problems.map(({ place, message }) => element('li', {}, `${formatPlace(place)}：${message}`)),
    ),
  );
}

function acceptedList(accepted: readonly Finding[], acts: FindingActs): HTMLElement {
  return element(
    'details',
    { className: 'accepted' },
    element('summary', {}, `已说明情况并保留 ${accepted.length} 处`),
    element(
      'ul',
      {},
      accepted.map(finding =>
        element(
          'li',
          {},
          `${formatPlace(finding.place)}：${finding.message} 说明：${finding.accepted!.reason} `,
          element(
            'button',
            { type: 'button', className: 'plain', on: { click: () => acts.withdraw(finding) } },
            '撤回说明',
          ),
        ),
      ),
    ),
  );
}

function notJudged({ checks }: Report): HTMLElement | null {
  const open = checks.filter(({ outcome }) => outcome === 'cannot-be-judged');
  if (open.length === 0) return null;
  return element(
    'details',
    { className: 'not-judged' },
    element('summary', {}, `${open.length} 项未能判断`),
    element(
      'ul',
      {},
      open.map(({ rule, reason }) => element('li', {}, reason ?? rule)),
    ),
  );
}
