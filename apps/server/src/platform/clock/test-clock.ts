import type { DatabasePool } from '../database/pool.ts';
import { type Clock, type Instant, localDateOf, toInstant } from './clock.ts';

/**
 * The clock of mode `acceptance`: real time plus a shift kept in the database, so that every node tells the same day.
 * It moves legal time only; one-time codes, sessions, rate limits and retries go by real time.
 */
export class TestClock implements Clock {
  #shiftMs = 0;

  now(): Instant {
    return toInstant(new Date(Date.now() + this.#shiftMs));
  }

  today() {
    return localDateOf(this.now());
  }

  /** Takes over the shift that is stored; called at start and whenever `test_clock` is notified. */
  async reload(pool: DatabasePool): Promise<void> {
    const [row] = await pool.query<{ shifted_ms: number }>('select shifted_ms from core.test_clock');
    this.#shiftMs = row?.shifted_ms ?? 0;
  }

  async moveTo(pool: DatabasePool, instant: Instant): Promise<void> {
    const shiftMs = Date.parse(instant) - Date.now();
    await pool.query(
      `insert into core.test_clock (shifted_ms) values ($1) on conflict (one) do update set shifted_ms = excluded.shifted_ms`,
      [shiftMs],
    );
    await pool.query(`select pg_notify('test_clock', '')`);
    this.#shiftMs = shiftMs;
  }
}
