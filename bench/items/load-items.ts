import pg from 'pg';
import { sessionConfig } from '../../apps/server/src/platform/database/session.ts';
import { AGENCIES, agencyName, makeItem } from './item.ts';
import { ItemRows } from './item-rows.ts';

/** As many entries as the database itself puts on one shelf (migration 0008). */
const SHELF_SIZE = 16_384;
const CHUNK = 1_000;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Puts `count` items on the public site, in bulk. The index of the grams is made afterwards: the same index in a tenth of the
 * time. The database's own triggers keep the counts; the search entries are made here by the same rule.
 */
export async function loadItems(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client(sessionConfig(ownerUrl, { statementTimeoutMs: 0, idleInTransactionMs: 0 }));
  await client.connect();
  try {
    await client.query(`set gongkai.bulk = 'on'`);
    await client.query(`set maintenance_work_mem = '512MB'`);
    await addAgencies(client);
    const indexes = await dropGramIndexes(client);
    // The rows of one chunk are made while those of the one before are stored.
    let storing: Promise<void> = Promise.resolve();
    for (let from = 1; from <= count; from += CHUNK) {
      const rows = makeRows(from, Math.min(count, from + CHUNK - 1), count);
      await storing;
      storing = store(client, rows);
      // Whoever waits for `storing` hears of its end later; a fault until then is not unheard.
      storing.catch(() => {});
    }
    await storing;
    for (const definition of indexes) await client.query(definition);
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

interface Chunk {
  readonly rows: ItemRows;
  readonly shelves: readonly (readonly [fromAt: string, code: string])[];
}

function makeRows(from: number, to: number, count: number): Chunk {
  const rows = new ItemRows();
  const shelves: [string, string][] = [];
  for (let id = from; id <= to; id++) {
    const item = makeItem(id, count);
    const shelf = shelfOf(id);
    if (id > 1 && shelf !== shelfOf(id - 1)) shelves.push([item.publishedAt, shelf]);
    rows.add(item, shelf);
  }
  return { rows, shelves };
}

function shelfOf(id: number): string {
  const at = Math.floor((id - 1) / SHELF_SIZE);
  return DIGITS[Math.floor(at / DIGITS.length)]! + DIGITS[at % DIGITS.length]!;
}

async function store(client: pg.Client, { rows, shelves }: Chunk): Promise<void> {
  await client.query('begin');
  for (const shelf of shelves)
    await client.query('insert into public_site.shelves (from_at, code) values ($1, $2)', [...shelf]);
  await rows.flush(client);
  await client.query('commit');
}

async function addAgencies(client: pg.Client): Promise<void> {
  for (let id = 1; id <= AGENCIES; id++)
    await client.query(
      `insert into public_site.agencies (id, name, short_name, kind, level) values ($1, $2, $2, 'department', 'county')`,
      [id, agencyName(id)],
    );
}

/** Gives back how they are made. */
async function dropGramIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     where i.indrelid = 'public_site.search_entries'::regclass and a.amname = 'gin'`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
