import { sql } from 'kysely';
import type { Instant } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/work.ts';

interface Shelf {
  readonly from: string;
  readonly code: string;
}

/** Where search entries stand (0008): the shelf of a moment is the last one that begins before it. */
export class Shelves {
  readonly #shelves: readonly Shelf[];

  private constructor(shelves: readonly Shelf[]) {
    this.#shelves = shelves;
  }

  /** Held as they are until the transaction ends, as `public_site.shelf_for` does. */
  static async load(db: Tx): Promise<Shelves> {
    await sql`select pg_advisory_xact_lock_shared(20190515, 8)`.execute(db);
    const { rows } = await sql<Shelf>`
      select case when isfinite(from_at) then to_char(from_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') else '' end as from,
        code from public_site.shelves order by from_at desc`.execute(db);
    return new Shelves(rows);
  }

  of(moment: Instant): string {
    return this.#shelves.find(({ from }) => from <= moment)!.code;
  }
}
