import { DEFAULT_INDEX_NUMBER_TEMPLATE, formatIndexNumber, parseIndexNumberTemplate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Tx } from '../../platform/work.ts';
import type { WorldAgency } from './world.ts';

interface SerialRow {
  readonly agency: number;
  readonly year: number;
  readonly last: number;
}

/** The serials of 索引号 for the time of one transaction: read at its beginning, counted in memory, written at its end. */
export class IndexNumbers {
  readonly #last: Map<string, SerialRow>;
  readonly #template;

  private constructor(rows: readonly SerialRow[], template: string) {
    this.#last = new Map(rows.map(row => [keyOf(row), row]));
    const parsed = parseIndexNumberTemplate(template);
    if (!parsed.ok) throw new Error(`the index number template cannot be used: ${parsed.fault}`);
    this.#template = parsed.template;
  }

  static async load(db: Tx): Promise<IndexNumbers> {
    const { rows } =
      await sql<SerialRow>`select agency_id as agency, year, last from core.index_serials for update`.execute(db);
    const setting = await sql<{ value: unknown }>`select value from core.settings
      where key = 'index-number-template'`.execute(db);
    const value = setting.rows[0]?.value;
    return new IndexNumbers(rows, typeof value === 'string' ? value : DEFAULT_INDEX_NUMBER_TEMPLATE);
  }

  next({ id, creditCode }: WorldAgency, publishedOn: string): string {
    const [year, month] = [Number(publishedOn.slice(0, 4)), Number(publishedOn.slice(5, 7))];
    const key = keyOf({ agency: id, year });
    const serial = (this.#last.get(key)?.last ?? 0) + 1;
    this.#last.set(key, { agency: id, year, last: serial });
    return formatIndexNumber(this.#template, { creditCode, agencyId: id, year, month, serial });
  }

  async save(db: Tx): Promise<void> {
    const rows = JSON.stringify([...this.#last.values()]);
    await sql`insert into core.index_serials (agency_id, year, last)
      select agency, year, last from json_to_recordset(${rows}::json) as t (agency bigint, year integer, last integer)
      on conflict (agency_id, year) do update set last = excluded.last`.execute(db);
  }
}

const keyOf = ({ agency, year }: Pick<SerialRow, 'agency' | 'year'>) => `${agency}/${year}`;
