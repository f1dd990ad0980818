import { withSession } from '../../database/connect.ts';
import type { FileStore } from '../../files/stores/file-store.ts';
import { digestOfRows } from '../transfer/copy-rows.ts';
import { listSequences, listTables } from '../transfer/tables.ts';

/** Every table by the digest of its rows in the order of their key, every sequence where it stands. */
export async function digestDatabase(ownerUrl: string): Promise<Record<string, string>> {
  return withSession(ownerUrl, 'owner', async session => {
    const found: Record<string, string> = {};
    await session.query('begin isolation level repeatable read read only');
    for (const table of await listTables(session)) {
      found[`${table.schema}.${table.name}`] = await digestOfRows(session, table);
    }
    for (const { name, last, called } of await listSequences(session)) found[name] = `${last} ${called}`;
    return found;
  });
}

export async function listFiles(store: FileStore): Promise<string[]> {
  const found: string[] = [];
  for await (const { hash } of store.list()) {
    // Read, so that its digest is checked.
    await store.get(hash);
    found.push(hash);
  }
  return found.sort();
}
