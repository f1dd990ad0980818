import { readMigrationFiles } from './migration-files.ts';
import type { DatabasePool } from './pool.ts';

/** How the database's schema stands to this program: `/readyz` answers 503 for everything but `current`. */
export type SchemaState = 'current' | 'older' | 'newer' | 'different';

let own: string[] | undefined;

/** Every user may ask. While a newer node has migrated, an older one must stop taking requests. */
export async function readSchemaState(pool: Pick<DatabasePool, 'named'>): Promise<SchemaState> {
  own ??= readMigrationFiles().map(file => file.sha256);
  const rows = await pool.named<{ sha256: string }>(
    { name: 'schema-state', text: 'select sha256 from migrations.applied order by version' },
    [],
  );
  const applied = rows.map(row => row.sha256);
  const common = Math.min(own.length, applied.length);
  if (own.slice(0, common).join() !== applied.slice(0, common).join()) return 'different';
  if (applied.length === own.length) return 'current';
  return applied.length > own.length ? 'newer' : 'older';
}
