import { DAY_KIND_LABELS, type DayStatus, type LocalDate } from '@gongkai/statute';
import { loadInstalledCalendar } from '../calendar/load-installed-calendar.ts';
import { command } from '../command.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai calendar show [YEAR] [--shipped] [--json]',
  about: `Prints the calendar in force here: the shipped years, the notices applied since, the region chosen. With YEAR, the days
that are not what their weekday says, each with its notice.`,
  positionals: ['[YEAR]'],
  options: {
    shipped: { type: 'boolean', about: 'what this program ships, without asking the database' },
    json: { type: 'boolean', about: 'print JSON; with YEAR every day of it' },
  },
  async run({ values, positionals }) {
    const calendar = await loadInstalledCalendar(values.shipped ? null : loadConfig());
    const [year] = positionals.map(readYear);
    if (year === undefined) {
      const { version, region } = calendar;
      const notices = calendar.notices.map(({ number, year: of, effect, region: where, title }) => ({
        number,
        year: of,
        effect,
        region: where ?? null,
        title,
      }));
      if (values.json) printJson({ version, region, years: calendar.years(), notices });
      else {
        print(`Version ${version}; years ${calendar.years().join(' ')}${region ? `; region ${region}` : ''}`);
        print(...notices.map(notice => `${notice.year} ${notice.region ?? ''} ${notice.number} ${notice.title}`));
      }
      return EXIT.done;
    }
    if (calendar.knows(year) === 'outside') throw unusable(`${year} lies outside the calendar: 2019 to 2035.`);
    const { days } = calendar.year(year);
    if (values.json) printJson(days);
    else {
      const known = calendar.knows(year) === 'published';
      print(
        `${year}: ${known ? 'published' : 'NOT published, dates in it are provisional'}; version ${calendar.version}`,
      );
      print(...days.filter(isWorthALine).map(renderDay));
    }
    return EXIT.done;
  },
});

function readYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw unusable(`"${text}" is no year.`);
  return Number(text);
}

/** Plain weekdays and weekends would hide the others. */
function isWorthALine({ kind, assumed, name }: DayStatus): boolean {
  if (kind === 'unpublished') return assumed === 'statutory-holiday' || name !== null;
  return kind === 'statutory-holiday' || kind === 'make-up';
}

function renderDay({ on, kind, name, notice }: DayStatus & { on: LocalDate }): string {
  return `${on} ${DAY_KIND_LABELS[kind]}${name ? ` ${name}` : ''}${notice ? ` ${notice}` : ''}`;
}
