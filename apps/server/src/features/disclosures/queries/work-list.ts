import type { Calendar, LocalDate } from '@gongkai/statute';
import { type Instant, localDateOf } from '../../../platform/clock/clock.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import { type PlannedWork, planWork, type WorkGroup } from '../rules/plan-work.ts';
import type { Db } from '../store/db.ts';
import { type Agencies, type ItemListRow, listItemRows } from '../store/item-lists.ts';
import { type RowAnswer, toRow, turnAgencies } from './list-items.ts';

const GROUPS: readonly WorkGroup[] = ['late', 'today', 'this-week', 'waiting'];
/** Looked at, nearest due day first; an officer with more on the table sees the most urgent. */
const MOST_LOOKED_AT = 1_000;
const MOST_SHOWN = 50;

type WorkItem = RowAnswer & Pick<PlannedWork, 'reason' | 'nextAction' | 'workingDaysLeft'>;

/** What this person has on the table: late, due today, due this week, and whatever else waits for this person alone. */
export async function loadWorkList(
  db: Db,
  calendar: Calendar,
  worker: { readonly personId: number; readonly grants: Grants },
  today: LocalDate,
) {
  const { personId, grants } = worker;
  const mine = unite(Object.values(turnAgencies(grants)));
  const open = { readable: mine, dueThrough: '9999-12-31' as LocalDate };
  const rows = await listItemRows(db, open, { order: 'due', after: null }, MOST_LOOKED_AT);
  const groups = new Map<WorkGroup, { items: WorkItem[]; total: number }>(
    GROUPS.map(name => [name, { items: [], total: 0 }]),
  );
  for (const row of rows) {
    const may = (permission: Parameters<Grants['may']>[0]) => grants.may(permission, row.agencyId);
    const planned = planWork(toOpenItem(row), { personId, may }, today, calendar);
    if (!planned) continue;
    const group = groups.get(planned.group)!;
    group.total++;
    const { reason, nextAction, workingDaysLeft } = planned;
    if (group.items.length < MOST_SHOWN) group.items.push({ ...toRow(row), reason, nextAction, workingDaysLeft });
  }
  return { today, groups: GROUPS.map(name => ({ name, ...groups.get(name)! })) };
}

function toOpenItem(row: ItemListRow) {
  return {
    state: row.state,
    steps: row.steps,
    currentStep: row.currentStep,
    secrecySigned: row.secrecySigned,
    isProactive: row.openness === 'proactive',
    isCorrection: row.editionNo > 1,
    writtenBy: row.writtenBy,
    dueOn: row.dueOn,
    dueProvisional: row.dueIsProvisional,
    publishOn: row.publishAt === null ? null : formatHour(row.publishAt),
  };
}

/** `2026-11-21 09:00` in Beijing. */
function formatHour(at: Instant): string {
  const hour = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${localDateOf(at)} ${hour}`;
}

function unite(lists: readonly Agencies[]): Agencies {
  if (lists.includes('all')) return 'all';
  return [...new Set((lists as readonly (readonly number[])[]).flat())];
}
