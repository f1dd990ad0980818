import type { ItemState, itemRow } from '@gongkai/contract';
import { findCategory, type LocalDate, parseLocalDate } from '@gongkai/statute';
import type { z } from 'zod';
import type { Grants } from '../../../platform/sessions/grants.ts';
import { lastDayOfWeek } from '../rules/plan-work.ts';
import type { Db } from '../store/db.ts';
import {
  countItemRows,
  type ItemFilter,
  type ItemListRow,
  type ListPlace,
  listItemRows,
  type TurnAgencies,
} from '../store/item-lists.ts';
import { findSearch, type Search } from '../store/search-candidates.ts';

export type RowAnswer = z.input<typeof itemRow>;

export interface ListRequest {
  readonly agencyId?: number | undefined;
  readonly state?: ItemState | undefined;
  readonly category?: string | undefined;
  readonly q?: string | undefined;
  readonly view: 'all' | 'mine' | 'waiting' | 'due' | 'late';
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Reader {
  readonly personId: number;
  readonly grants: Grants;
}

const COUNTED_TO = 1_000;

/** Null when the place to go on from is none of ours. */
export async function listItems(db: Db, reader: Reader, today: LocalDate, request: ListRequest) {
  const place = placeOf(request);
  if (!place) return null;
  const search = request.q ? await findSearch(db, request.q) : undefined;
  const filter = filterOf(reader, today, request, search);
  const rows = await listItemRows(db, filter, place, request.limit + 1);
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  const count = await countItemRows(db, filter, COUNTED_TO);
  return {
    items: items.map(toRow),
    next: rows.length > request.limit && last ? markOf(place, last) : null,
    total: { count: Math.min(count, COUNTED_TO), exact: count <= COUNTED_TO },
  };
}

function filterOf(
  { personId, grants }: Reader,
  today: LocalDate,
  request: ListRequest,
  search: Search | undefined,
): ItemFilter {
  const { agencyId, state, category, view } = request;
  return {
    readable: grants.agenciesFor('disclosure.read'),
    agencyId,
    state,
    category,
    search,
    draftedBy: view === 'mine' ? personId : undefined,
    waitingFor: view === 'waiting' ? { personId, agencies: turnAgencies(grants) } : undefined,
    dueThrough: view === 'due' ? lastDayOfWeek(today) : undefined,
    dueBefore: view === 'late' ? today : undefined,
  };
}

export function turnAgencies(grants: Grants): TurnAgencies {
  return {
    write: grants.agenciesFor('disclosure.write'),
    review: grants.agenciesFor('disclosure.review'),
    secrecy: grants.agenciesFor('disclosure.secrecy-review'),
    publish: grants.agenciesFor('disclosure.publish'),
  };
}

/** `1024` newest first; `2026-11-21~1024` by due day. */
function placeOf({ view, after }: ListRequest): ListPlace | null {
  const newest = view === 'all' || view === 'mine';
  if (after === undefined) return newest ? { order: 'newest', beforeId: null } : { order: 'due', after: null };
  if (newest) return /^[1-9]\d{0,14}$/.test(after) ? { order: 'newest', beforeId: Number(after) } : null;
  const [day, id] = after.split('~');
  const dueOn = parseLocalDate(day ?? '');
  return dueOn && /^[1-9]\d{0,14}$/.test(id ?? '') ? { order: 'due', after: { dueOn, id: Number(id) } } : null;
}

function markOf(place: ListPlace, last: ItemListRow): string {
  return place.order === 'newest' ? String(last.id) : `${last.dueOn}~${last.id}`;
}

export function toRow(row: ItemListRow): RowAnswer {
  return { ...row, categoryLabel: findCategory(row.category)?.label ?? row.category };
}
