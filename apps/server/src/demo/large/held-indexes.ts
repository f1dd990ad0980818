import type { Client } from 'pg';

/**
 * Big tables whose indexes are built after the load: one sort instead of a million descents. Not those of the signatures,
 * which the database's guard (0007) asks for each item that is published.
 */
const TABLES = ['core.items', 'core.editions', 'public_site.items', 'public_site.search_entries'];

/** Takes away every index that no constraint stands on, and gives back how each was defined. */
export async function dropIndexes(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = any($1::regclass[]) and not i.indisunique
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by 1`,
    [TABLES],
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** `told` hears how long each took. */
export async function buildIndexes(
  owner: Client,
  definitions: readonly string[],
  told: (definition: string, ms: number) => void,
): Promise<void> {
  await owner.query(`set maintenance_work_mem = '1GB'`);
  for (const definition of definitions) {
    const started = Date.now();
    await owner.query(definition);
    told(definition, Date.now() - started);
  }
  for (const table of TABLES) await owner.query(`analyze ${table}`);
}
