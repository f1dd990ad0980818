import { type CategoryId, findCategory, type LocalDate, parseLocalDate } from '@gongkai/statute';
import type { ItemFilter } from '../read-public/list-items.ts';
import { type Place, parsePlace } from '../read-public/place.ts';

export type ReadFilter = { ok: true; filter: ItemFilter; after: Place | null } | { ok: false; sentence: string };

/** The filters of lists and feeds, as an address carries them. A value that is none is refused with its name. */
export function readFilter(query: Readonly<Record<string, string | undefined>>): ReadFilter {
  const agencyId = query.agency === undefined ? undefined : readId(query.agency);
  if (agencyId === null) return { ok: false, sentence: '参数 agency 应为机构编号（数字）。' };
  if (query.category !== undefined && !findCategory(query.category)) {
    return { ok: false, sentence: '没有这个栏目，请从“法定主动公开内容”中选择。' };
  }
  const days: { from?: LocalDate; to?: LocalDate } = {};
  for (const [name, label] of [
    ['from', '起始日期'],
    ['to', '截止日期'],
  ] as const) {
    const text = query[name];
    if (text === undefined) continue;
    const day = readDay(text);
    if (!day) return { ok: false, sentence: `${label}应写成 2026-11-21 这样的日期，年份从 1949 到 2099。` };
    days[name] = day;
  }
  if (days.from && days.to && days.from > days.to) return { ok: false, sentence: '起始日期不能晚于截止日期。' };
  const after = query.after === undefined ? null : parsePlace(query.after);
  if (query.after !== undefined && !after) {
    return { ok: false, sentence: '参数 after 不是有效的分页位置，请从第一页开始翻。' };
  }
  return { ok: true, filter: { agencyId, category: query.category as CategoryId | undefined, ...days }, after };
}

/** Row ids are positive and fit a number exactly. */
export function readId(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

function readDay(text: string): LocalDate | null {
  const day = parseLocalDate(text);
  return day && day >= '1949-01-01' && day <= '2099-12-31' ? day : null;
}
