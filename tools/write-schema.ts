// Writes apps/server/schema.sql from a database that the migrations have just made.
import { openPool } from '../apps/server/src/platform/database/pool.ts';
import { SCHEMA_FILE, writeSchemaFile } from '../apps/server/src/platform/database/schema-dump.ts';
import { freshDatabase } from '../apps/server/src/platform/testing/database.ts';

const database = await freshDatabase();
const owner = openPool(database.ownerUrl, { size: 1 });
try {
  await writeSchemaFile(owner);
  process.stdout.write(`${SCHEMA_FILE}\n`);
} finally {
  await owner.close();
  await database.drop();
}
