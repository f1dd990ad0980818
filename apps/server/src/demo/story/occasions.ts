import { type LocalDate, yearOf } from '@gongkai/statute';
import { documentKinds } from '../documents/all-kinds.ts';
import { type DocumentKind, isMadeBy, type Scene } from '../documents/scene.ts';
import { Random } from '../random.ts';
import { type AgencyWords, COUNTY_AGENCIES, TOWNSHIPS } from '../words/agencies.data.ts';
import { openDayOnOrAfter } from './working-time.ts';

/** A document that an office has to make on a day. */
export interface Occasion {
  readonly kind: DocumentKind;
  readonly scene: Scene;
  /** 发文字号, counted by office and year; to be asked in the order of days, and only where one is given. */
  number(): string;
}

/** The calendar of the county's offices for its three years, in the order of days. */
export function listOccasions(today: LocalDate, keys: ReadonlySet<string>): Occasion[] {
  const firstYear = yearOf(today) - 2;
  const offices = [...COUNTY_AGENCIES, ...TOWNSHIPS].filter(({ key }) => keys.has(key));
  const scenes = offices.flatMap(office =>
    documentKinds.filter(kind => isMadeBy(kind, office)).flatMap(kind => listScenes(kind, office, firstYear, today)),
  );
  scenes.sort((one, other) =>
    one.scene.formedOn < other.scene.formedOn ? -1 : one.scene.formedOn > other.scene.formedOn ? 1 : 0,
  );
  const given = new Map<string, number>();
  return scenes.map(({ kind, scene }) => ({
    kind,
    scene,
    number: () => {
      const row = `${scene.office.sign}发〔${scene.year}〕`;
      // Letters and internal papers take numbers too, so that what is published has gaps.
      const serial = (given.get(row) ?? 0) + scene.random.integer(1, 4);
      given.set(row, serial);
      return `${row}${serial}号`;
    },
  }));
}

function listScenes(kind: DocumentKind, office: AgencyWords, firstYear: number, today: LocalDate) {
  const draws = new Random(`occasions/${kind.id}/${office.key}`);
  const scenes: { kind: DocumentKind; scene: Scene }[] = [];
  for (let year = firstYear; year <= yearOf(today); year++) {
    for (const month of kind.months) {
      // Drawn for every month, so that the past stays what it was when today moves on.
      const random = draws.fork(`${year}-${month}`);
      const isDue = random.chance(kind.chance ?? 100) && (kind.years?.includes(year - firstYear) ?? true);
      const formedOn = openDayOnOrAfter(dayOf(year, month, random.integer(3, kind.latestDay ?? 25)));
      if (!isDue || formedOn > today || formedOn <= `${firstYear}-01-02`) continue;
      scenes.push({
        kind,
        scene: {
          office,
          formedOn,
          year: yearOf(formedOn),
          month: Number(formedOn.slice(5, 7)),
          serial: scenes.length,
          random,
        },
      });
    }
  }
  return scenes;
}

function dayOf(year: number, month: number, day: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}
