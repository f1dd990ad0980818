import type { Calendar, LocalDate } from '@gongkai/statute';
import type { Work } from '../../../platform/work.ts';
import { isOpenState } from '../rules/item-machine.ts';
import type { Db } from '../store/db.ts';
import { listOpenDues, type OpenDue } from '../store/due-days.ts';
import { lockItem } from '../store/items.ts';
import { reckonDue } from './reckon-due.ts';
import { eventOf, saveEvents } from './save-events.ts';

/** An item whose last day a calendar moves. */
export interface MovedDue {
  readonly itemId: number;
  readonly agencyId: number;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly wasProvisional: boolean;
  readonly isProvisional: boolean;
}

/** What applying a calendar would do to the items on their way: for `calendar preview`. */
export async function previewCalendarChange(db: Db, calendar: Calendar): Promise<MovedDue[]> {
  const moved: MovedDue[] = [];
  for await (const open of listOpenDues(db)) {
    const due = reckonDue(calendar, open.dueFrom);
    if (!due || (due.on === open.dueOn && due.provisional === open.dueProvisional)) continue;
    moved.push(describeMove(open, due.on, due.provisional));
  }
  return moved;
}

/**
 * Reckons the items on their way anew. Each that moves gets its event; a date that stays takes the new calendar's version
 * with the next event of its item.
 */
export async function applyCalendarChange(work: Work, calendar: Calendar): Promise<MovedDue[]> {
  const moved: MovedDue[] = [];
  for await (const open of listOpenDues(work.db)) {
    const due = reckonDue(calendar, open.dueFrom);
    if (!due || (due.on === open.dueOn && due.provisional === open.dueProvisional)) continue;
    // Locked one by one in the order of ids: between the look and the lock somebody may have brought it to its end.
    const item = await lockItem(work.db, open.itemId);
    if (!item || !isOpenState(item.state) || item.due.from !== open.dueFrom) continue;
    await saveEvents(work, { ...item, due }, [eventOf(work, item, 'due-moved', { due })]);
    moved.push(describeMove(open, due.on, due.provisional));
  }
  return moved;
}

function describeMove(open: OpenDue, to: LocalDate, isProvisional: boolean): MovedDue {
  const { itemId, agencyId, title, dueOn: from, dueProvisional: wasProvisional } = open;
  return { itemId, agencyId, title, from, to, wasProvisional, isProvisional };
}
