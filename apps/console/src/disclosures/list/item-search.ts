import { type ItemState, itemStates } from '@gongkai/contract';

export const views = {
  all: '全部',
  mine: '我起草的',
  waiting: '等我处理',
  due: '本周到期',
  late: '已逾期',
} as const;
export type View = keyof typeof views;

/** What the list's address carries: it can be kept, sent to a colleague, and gone back to. */
export interface ItemSearch {
  view?: View;
  state?: ItemState;
  category?: string;
  q?: string;
  agency?: number;
}

export function readItemSearch(search: Record<string, unknown>): ItemSearch {
  const { view, state, category, q, agency } = search;
  return {
    ...(typeof view === 'string' && view !== 'all' && Object.hasOwn(views, view) ? { view: view as View } : {}),
    ...(typeof state === 'string' && Object.hasOwn(itemStates, state) ? { state: state as ItemState } : {}),
    ...(typeof category === 'string' && category ? { category } : {}),
    ...(typeof q === 'string' || typeof q === 'number' ? (String(q).trim() ? { q: String(q).slice(0, 100) } : {}) : {}),
    ...(Number(agency) > 0 ? { agency: Number(agency) } : {}),
  };
}
