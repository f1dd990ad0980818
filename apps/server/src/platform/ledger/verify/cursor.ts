import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../work.ts';

const ROWS_AT_ONCE = 2_000;
let opened = 0;

/** Rows of a query in batches through a cursor of the transaction: memory does not grow with the ledger. */
export async function* fetchAll<Row>(tx: Tx, query: RawBuilder<Row>): AsyncGenerator<readonly Row[]> {
  const name = sql.ref(`walk_${++opened}`);
  await sql`declare ${name} no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(ROWS_AT_ONCE)} from ${name}`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close ${name}`.execute(tx);
}

/** The rows one by one, with a look at the next without taking it. */
export class RowReader<Row> {
  readonly #batches: AsyncGenerator<readonly Row[]>;
  #batch: readonly Row[] = [];
  #at = 0;

  constructor(batches: AsyncGenerator<readonly Row[]>) {
    this.#batches = batches;
  }

  /** True when `next` is at the end of what was fetched; the caller awaits `fill` only then. */
  get isDrained(): boolean {
    return this.#at >= this.#batch.length;
  }

  async fill(): Promise<void> {
    const { value, done } = await this.#batches.next();
    this.#batch = done ? [] : value;
    this.#at = 0;
  }

  get next(): Row | undefined {
    return this.#batch[this.#at];
  }

  take(): void {
    this.#at += 1;
  }
}
