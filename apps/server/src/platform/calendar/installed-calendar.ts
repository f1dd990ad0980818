import {
  type Calendar,
  type HolidayNotice,
  isRegionCode,
  parseNotice,
  shippedCalendar,
  withNotice,
  withRegion,
} from '@gongkai/statute';
import { type Kysely, sql } from 'kysely';
import type { DatabasePool } from '../database/pool.ts';
import type { NoTables } from '../work.ts';

/** The calendar in force here: the shipped years, the notices applied since, and the region chosen for the installation. */
export class InstalledCalendar {
  #calendar: Calendar = shippedCalendar;

  readonly current = (): Calendar => this.#calendar;

  /** Called at start and whenever `calendar_changed` is notified. */
  async reload(pool: Pick<DatabasePool, 'kysely'>): Promise<void> {
    this.#calendar = await loadCalendar(pool.kysely);
  }
}

/** The same, as a transaction sees it. */
export async function loadCalendar(db: Kysely<NoTables>): Promise<Calendar> {
  const notices = await sql<{ notice: unknown }>`select notice from core.calendar_notices order by id`.execute(db);
  const settings = await sql<{ value: unknown }>`
    select value from core.settings where key = 'calendar-region'`.execute(db);
  return composeCalendar(notices.rows.map(readStored), settings.rows[0]?.value);
}

export function composeCalendar(notices: readonly HolidayNotice[], region: unknown): Calendar {
  let calendar = shippedCalendar;
  for (const notice of notices) {
    const applied = withNotice(calendar, notice);
    // A program newer than the installation may ship a notice that was applied by hand: the same number twice is no fault.
    if (applied.ok) calendar = applied.calendar;
    else if (applied.refusal.code === 'year-not-published')
      throw new Error(`calendar notice ${notice.year} cannot be applied: ${applied.refusal.code}`);
  }
  return typeof region === 'string' && isRegionCode(region) ? withRegion(calendar, region) : calendar;
}

function readStored({ notice }: { notice: unknown }): HolidayNotice {
  const parsed = parseNotice(notice);
  if (!parsed.ok) throw new Error(`a stored calendar notice cannot be read: ${parsed.problems.length} problems`);
  return parsed.notice;
}
