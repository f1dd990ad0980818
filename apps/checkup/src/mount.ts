import { batchView } from './batch/batch-view.ts';
import { element, refill } from './dom/element.ts';
import { isRead } from './files/checked-file.ts';
import { CheckupStore } from './files/checkup-store.ts';
import { dropZone } from './files/drop-zone.ts';
import { progressLine } from './files/progress-line.ts';
import { reportPage } from './report/report-page.ts';
import { openWorkshop } from './work/ask-worker.ts';

/** Puts the check-up into an element: choose files, read them here, show each with its findings, or all of them as a board. */
export function mountCheckup(place: HTMLElement): { close(): void } {
  const workshop = openWorkshop();
  const store = new CheckupStore(workshop);
  const drop = dropZone(files => void store.add(files));
  const progress = element('div', { attributes: { role: 'status', 'aria-live': 'polite' } });
  const view = element('div', { className: 'checkup-view' });
  place.replaceChildren(drop, progress, view);

  let drawn: unknown = null;
  store.onChange(() => {
    const { files, shown } = store.state;
    refill(progress, progressLine(store.state));
    const file = files.filter(isRead).find(({ id }) => id === shown);
    // A report is drawn once per check; while others are read, it stays as it is.
    const key = file ?? files;
    if (key === drawn) return;
    drawn = key;
    if (file) refill(view, reportPage(file, { store, workshop }));
    else refill(view, files.length > 0 && batchView(files, { store, workshop }));
  });
  return { close: workshop.close };
}
