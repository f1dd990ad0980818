import { previewCalendarChange } from '@gongkai/server/features/disclosures/index.ts';
import { loadCalendar } from '@gongkai/server/platform/calendar/installed-calendar.ts';
import { type Calendar, diffCalendars, withNotice } from '@gongkai/statute';
import { readNoticeFile } from '../calendar/read-notice-file.ts';
import { renderChange } from '../calendar/render-change.ts';
import { command } from '../command.ts';
import { withOffice } from '../database.ts';
import { EXIT, refused } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai calendar preview FILE [--json]',
  about: `Shows what a holiday notice changes: days, and items on their way whose last day moves. Nothing is written. The file's
form is in packages/statute/README.md.`,
  positionals: ['FILE'],
  options: { json: { type: 'boolean', about: 'print JSON' } },
  async run({ values, positionals }) {
    const [path] = positionals as [string];
    const notice = await readNoticeFile(path);
    const config = loadConfig();
    const preview = await withOffice(config, async office => {
      const before = await loadCalendar(office.kysely);
      const applied = withNotice(before, notice);
      if (!applied.ok) throw refused(applied.refusal.message);
      return {
        diff: diffCalendars(before, applied.calendar),
        versions: [before, applied.calendar].map((calendar: Calendar) => calendar.version),
        moved: await previewCalendarChange(office.kysely, applied.calendar),
      };
    });
    if (values.json) printJson({ notice: { number: notice.number, year: notice.year }, ...preview });
    else {
      print(`${notice.number} ${notice.title}`, ...renderChange(preview.diff, preview.moved));
      if (notice.fictitious)
        print('The notice is marked as invented (fictitious): MODE=production refuses to apply it.');
      print('Nothing was written.');
    }
    return EXIT.done;
  },
});
