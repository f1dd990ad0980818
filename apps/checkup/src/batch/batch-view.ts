import { element } from '../dom/element.ts';
import { type CheckedFile, type CheckedReport, countOf, isRead } from '../files/checked-file.ts';
import type { CheckupStore } from '../files/checkup-store.ts';
import { SEVERITY_LABELS } from '../findings/finding-list.ts';
import type { Workshop } from '../work/ask-worker.ts';
import { MEDIA_TYPES, saveFile } from '../work/save-file.ts';
import { countByRule, findTemplateFaults } from './by-rule.ts';

export interface BatchParts {
  readonly store: CheckupStore;
  readonly workshop: Workshop;
}

/** Many reports: one row each, the heaviest first; findings by rule; faults of a shared template once. */
export function batchView(files: readonly CheckedFile[], parts: BatchParts): HTMLElement {
  const read = files.filter(isRead);
  return element(
    'div',
    { className: 'batch' },
    element('h2', {}, `共 ${files.length} 份`),
    element('p', {}, summaryLine(files, read)),
    templateFaults(read),
    unitTable(files, parts.store),
    ruleTable(read, parts.store),
    element(
      'p',
      { className: 'acts' },
      read.length > 0 &&
        element(
          'button',
          { type: 'button', on: { click: () => void saveSummary(read, parts.workshop) } },
          '下载年报数据汇总横表（.xlsx）',
        ),
      element(
        'button',
        { type: 'button', className: 'second', on: { click: () => parts.store.clear() } },
        '清空，重新开始',
      ),
    ),
  );
}

function summaryLine(files: readonly CheckedFile[], read: readonly CheckedReport[]): string {
  const failed = files.filter(({ state }) => state === 'failed').length;
  const must = read.filter(({ report }) => countOf(report, 'error') > 0).length;
  const clear = read.filter(({ report }) => countOf(report, 'error') + countOf(report, 'warning') === 0).length;
  return [
    `读出 ${read.length} 份`,
    `${must} 份有“必改”`,
    `${clear} 份没有“必改”和“请核实”`,
    failed > 0 ? `${failed} 份未能读出` : '',
  ]
    .filter(Boolean)
    .join('，')
    .concat('。');
}

function templateFaults(read: readonly CheckedReport[]): HTMLElement | null {
  const faults = findTemplateFaults(read);
  if (faults.length === 0) return null;
  return element(
    'section',
    { className: 'template-faults' },
    element('h3', {}, '模板问题'),
    element(
      'ul',
      {},
      faults.map(({ printed, official, reports }) =>
        element(
          'li',
          {},
          `${reports} 份同一模板问题：“${printed}”应为“${official}”。请改正下发的模板，各单位不必逐份修改。`,
        ),
      ),
    ),
  );
}

const weigh = (file: CheckedFile) =>
  file.state === 'failed'
    ? -1e9
    : isRead(file)
      ? -1e6 * countOf(file.report, 'error') - countOf(file.report, 'warning')
      : 1;

function unitTable(files: readonly CheckedFile[], store: CheckupStore): HTMLElement {
  const sorted = [...files].sort((one, other) => weigh(one) - weigh(other));
  return element(
    'div',
    { className: 'wide', tabIndex: 0, attributes: { role: 'region', 'aria-label': '各单位校核结果' } },
    element(
      'table',
      {},
      element('caption', {}, '各单位'),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ['单位', '年度', '必改', '请核实', '建议', '文件'].map(head => element('th', { scope: 'col' }, head)),
        ),
      ),
      element(
        'tbody',
        {},
        sorted.map(file => unitRow(file, store)),
      ),
    ),
  );
}

function unitRow(file: CheckedFile, store: CheckupStore): HTMLElement {
  if (!isRead(file)) {
    const what = { waiting: '等待读取', reading: '正在读取', failed: file.state === 'failed' ? file.message : '' }[
      file.state
    ];
    return element(
      'tr',
      { data: { state: file.state } },
      element('td', { colSpan: 5 }, what),
      element('td', {}, file.name),
    );
  }
  const { report } = file;
  const count = (severity: 'error' | 'warning' | 'notice') =>
    element(
      'td',
      { className: 'figure', data: { severity, empty: countOf(report, severity) === 0 ? 'yes' : 'no' } },
      String(countOf(report, severity)),
    );
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element(
        'button',
        { type: 'button', className: 'plain', on: { click: () => store.show(file.id) } },
        report.agency ?? '未读出机关',
      ),
    ),
    element('td', { className: 'figure' }, report.year === null ? '—' : String(report.year)),
    count('error'),
    count('warning'),
    count('notice'),
    element('td', { className: 'file' }, file.name),
  );
}

function ruleTable(read: readonly CheckedReport[], store: CheckupStore): HTMLElement | null {
  const rules = countByRule(read);
  if (rules.length === 0 || read.length < 2) return null;
  return element(
    'section',
    {},
    element('h3', {}, '按问题'),
    rules.map(({ severity, example, reports }) =>
      element(
        'details',
        { className: 'by-rule' },
        element('summary', {}, `${SEVERITY_LABELS[severity]}　${reports.length} 份　例：${example}`),
        element(
          'ul',
          {},
          reports.map(({ id, report, name }) =>
            element(
              'li',
              {},
              element(
                'button',
                { type: 'button', className: 'plain', on: { click: () => store.show(id) } },
                report.agency ?? name,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

async function saveSummary(read: readonly CheckedReport[], workshop: Workshop): Promise<void> {
  const bytes = await workshop.ask('summarise', { rows: read.map(({ name, report }) => ({ file: name, report })) });
  saveFile('年报数据汇总横表.xlsx', bytes, MEDIA_TYPES.xlsx);
}
