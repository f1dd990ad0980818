import type { Config } from '@gongkai/server/platform/config.ts';
import { type Calendar, shippedCalendar } from '@gongkai/statute';

/** The calendar in force in this installation; null asks no database and gives what is shipped. */
export async function loadInstalledCalendar(config: Config | null): Promise<Calendar> {
  if (config === null) return shippedCalendar;
  const { InstalledCalendar } = await import('@gongkai/server/platform/calendar/installed-calendar.ts');
  const { withOffice } = await import('../database.ts');
  return withOffice(config, async office => {
    const installed = new InstalledCalendar();
    await installed.reload(office);
    return installed.current();
  });
}
