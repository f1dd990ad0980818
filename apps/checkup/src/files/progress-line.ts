import { element } from '../dom/element.ts';
import type { CheckupState } from './checkup-store.ts';

/** 正在读取 12 / 200, with a bar; gone when all is read. */
export function progressLine({ done, total, files }: CheckupState): HTMLElement | null {
  if (done >= total) return null;
  const current = files.find(({ state }) => state === 'reading');
  return element(
    'p',
    { className: 'progress' },
    element('progress', { max: total, value: done, attributes: { 'aria-label': '读取进度' } }),
    ` 正在读取 ${done + 1} / ${total}${current ? `：${current.name}` : ''}`,
  );
}
