import { type RefObject, useRef } from 'react';
import { useShortcut } from './use-shortcut.ts';

/** j and k walk through the rows of a list: the focus moves to each row's link (`data-row`), Enter opens it. */
export function useRowKeys<Element extends HTMLElement>(): RefObject<Element | null> {
  const list = useRef<Element>(null);
  function step(by: 1 | -1) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  }
  useShortcut('j', '下一条', () => step(1));
  useShortcut('k', '上一条', () => step(-1));
  return list;
}
