import { postgresAdapter } from '@payloadcms/db-postgres';
import { buildConfig } from 'payload';
import { articles } from './collections/articles';

/** The same PostgreSQL and as many connections as our portal has; no telemetry, no admin screens. */
export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? 'for the race on this machine only',
  telemetry: false,
  admin: { disable: true },
  collections: [articles],
  db: postgresAdapter({
    migrationDir: './migrations',
    push: false,
    pool: { connectionString: process.env.DATABASE_URL ?? '', max: Number(process.env.DATABASE_POOL_SIZE ?? 10) },
  }),
  graphQL: { disable: true },
  typescript: { autoGenerate: false },
});
