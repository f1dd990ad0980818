import type { TestDatabase } from '../../platform/testing/database.ts';

/** Everything that an item touches; what is random by nature (keys, sealed fields) belongs to people and is left out. */
const TABLES = [
  'ledger.events',
  'ledger.streams',
  'core.items',
  'core.editions',
  'core.edition_files',
  'core.signatures',
  'core.index_serials',
  'core.item_imports',
  'core.due_acts',
  'core.files',
  'core.file_uses',
  'core.file_texts',
  'core.audit_entries',
  'public_site.site',
  'public_site.agencies',
  'public_site.items',
  'public_site.item_texts',
  'public_site.item_files',
  'public_site.item_editions',
  'public_site.item_counts',
  'public_site.withdrawn_items',
  'public_site.search_entries',
  'public_site.search_texts',
  'public_site.shelves',
];

/**
 * Every row of every table, in one order. Two things are no difference: the number of a due act, which nothing refers to,
 * and a count that went up and down again and left a row with zero.
 */
export async function readTables(database: Pick<TestDatabase, 'owner'>): Promise<Map<string, unknown[]>> {
  const read = new Map<string, unknown[]>();
  for (const table of TABLES) {
    const row = table === 'core.due_acts' ? `to_jsonb(t) - 'id'` : 'to_jsonb(t)';
    const counted = table === 'public_site.item_counts' ? 'where items > 0' : '';
    read.set(table, await database.owner.query(`select ${row} as row from ${table} t ${counted} order by 1`));
  }
  return read;
}
