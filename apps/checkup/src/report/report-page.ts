import type { Finding, Report } from '@gongkai/annual-report';
import { comparisonView } from '../comparison/comparison-view.ts';
import { element } from '../dom/element.ts';
import type { CheckedReport } from '../files/checked-file.ts';
import type { CheckupStore } from '../files/checkup-store.ts';
import { findingList } from '../findings/finding-list.ts';
import type { Workshop } from '../work/ask-worker.ts';
import { MEDIA_TYPES, saveFile } from '../work/save-file.ts';
import type { WrittenAs } from '../work/tasks.ts';
import { anchorsOf } from './marks.ts';
import { reportView } from './report-view.ts';

export interface ReportPageParts {
  readonly store: CheckupStore;
  readonly workshop: Workshop;
}

/** One report: itself on the left with marks, its findings on the right. */
export function reportPage(file: CheckedReport, { store, workshop }: ReportPageParts): HTMLElement {
  const { report, name, id } = file;
  const message = element('p', { className: 'hint', attributes: { role: 'status' } });
  return element(
    'div',
    { className: 'one-report' },
    store.state.files.length > 1 &&
      element(
        'p',
        {},
        element(
          'button',
          { type: 'button', className: 'plain', on: { click: () => store.show(null) } },
          `← 全部 ${store.state.files.length} 份`,
        ),
      ),
    element('h2', {}, name),
    element('div', { className: 'acts' }, savingButtons(file, workshop), previousPicker(file, store, message)),
    message,
    element(
      'div',
      { className: 'columns' },
      reportView(report),
      findingList(report, {
        point: finding => pointAt(report, finding),
        accept: (findings, reason) => void store.accept(id, findings, reason),
        withdraw: finding => void store.withdrawAcceptance(id, finding),
      }),
    ),
    file.previous && comparisonView(file, file.previous, workshop),
    store.state.files.length === 1 &&
      element(
        'p',
        {},
        element(
          'button',
          { type: 'button', className: 'second', on: { click: () => store.clear() } },
          '清空，校核另一份',
        ),
      ),
  );
}

/** Brings the place into sight and gives it the focus, so that a keyboard and a reading voice get there too. */
function pointAt(report: Report, finding: Finding): void {
  const target = [finding.place, ...(finding.also ?? [])]
    .flatMap(place => anchorsOf(report, finding, place))
    .map(anchor => document.getElementById(anchor))
    .find(found => found !== null);
  if (!target) return;
  target.scrollIntoView({
    block: 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
  target.focus({ preventScroll: true });
}

function savingButtons(file: CheckedReport, workshop: Workshop): readonly HTMLElement[] {
  const base = `${file.report.agency ?? '年报'}${file.report.year ?? ''}`;
  const save = (as: WrittenAs, name: string, mediaType: string) =>
    void workshop.ask('write', { report: file.report, as }).then(bytes => saveFile(name, bytes, mediaType));
  const button = (label: string, click: () => void) =>
    element('button', { type: 'button', className: 'second', on: { click } }, label);
  return [
    button('下载校核意见（.docx）', () => save('sheet-docx', `${base}校核意见.docx`, MEDIA_TYPES.docx)),
    button('打印校核意见', () => void printSheet(file, workshop)),
    button('下载三张表（.xlsx）', () => save('xlsx', `${base}.xlsx`, MEDIA_TYPES.xlsx)),
    button('下载数据（.json）', () => save('json', `${base}.json`, MEDIA_TYPES.json)),
  ];
}

/** The sheet stands in the page while it is printed; the page's styles show nothing else on paper then. */
async function printSheet(file: CheckedReport, workshop: Workshop): Promise<void> {
  const bytes = await workshop.ask('write', { report: file.report, as: 'sheet-html' });
  // Without the sheet's own styles: the policy of the page lets in none but its own.
  const page = new TextDecoder().decode(bytes).replace(/<style>.*?<\/style>/s, '');
  const sheet = new DOMParser().parseFromString(page, 'text/html');
  const place = element('div', { className: 'printed-sheet' });
  place.append(...[...sheet.body.childNodes].map(node => document.importNode(node, true)));
  document.body.append(place);
  document.body.dataset.printing = 'sheet';
  const end = () => {
    place.remove();
    delete document.body.dataset.printing;
  };
  addEventListener('afterprint', end, { once: true });
  print();
}

function previousPicker(file: CheckedReport, store: CheckupStore, message: HTMLElement): HTMLElement {
  const input = element('input', {
    type: 'file',
    id: 'previous-file',
    className: 'visually-hidden',
    on: {
      change: async () => {
        const [chosen] = input.files ?? [];
        if (chosen) message.textContent = (await store.setPrevious(file.id, chosen)) ?? '';
      },
    },
  });
  return element(
    'span',
    { className: 'previous' },
    input,
    element(
      'label',
      { htmlFor: 'previous-file', className: 'button second' },
      file.previous ? '换一份上年年报' : '与上年年报对照',
    ),
    file.previous && ` 已与 ${file.previous.name} 对照`,
  );
}
