import { sql } from 'kysely';
import type { Client, PoolClient } from 'pg';
import { emptyStream } from '../../platform/ledger/chain.ts';
import type { Work } from '../../platform/work.ts';
import type { PreparedImport } from './prepare-import.ts';

/** Writes a prepared batch with its one event, in the transaction of `work`, whose session `client` is. */
export async function copyImport(
  work: Work,
  client: Client | PoolClient,
  { tables, items, batchHash, event }: PreparedImport,
  importId: number,
): Promise<void> {
  await sql`set local gongkai.bulk = 'on'`.execute(work.db);
  await sql`insert into core.item_imports (id, items, batch_hash, imported_at)
    values (${importId}, ${items}, decode(${batchHash}, 'hex'), ${work.now})`.execute(work.db);
  await tables.flush(client);
  await work.append(emptyStream(`disclosure-import/${importId}`), [event]);
}
