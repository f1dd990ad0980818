// Holds the test cluster of a checkout while test files come and go, and ends it ten minutes after the last one.
import { renameSync, rmSync } from 'node:fs';
import pg from 'pg';
import { startEmbedded } from '../database/embedded/supervisor.ts';
import { StartRefusal } from '../database/start-refusal.ts';
import { THROWAWAY } from './cluster.ts';

const IDLE_MS = 600_000;
const LOOK_EVERY_MS = 20_000;

const embedded = await startEmbedded({
  dataDir: process.argv[2]!,
  settings: THROWAWAY,
  durable: false,
  log: (level, message, facts) => console.log(level, message, JSON.stringify(facts ?? {})),
}).catch(error => {
  // Another keeper was faster.
  if (error instanceof StartRefusal && error.exitCode === 1) process.exit(0);
  throw error;
});

let usedAt = Date.now();
const looking = setInterval(async () => {
  if (await inUse().catch(() => false)) usedAt = Date.now();
  if (Date.now() - usedAt > IDLE_MS) await end();
}, LOOK_EVERY_MS);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);

async function inUse(): Promise<boolean> {
  const client = new pg.Client({ connectionString: embedded.bootstrapUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0]!.others > 0;
  } finally {
    await client.end();
  }
}

async function end(): Promise<void> {
  clearInterval(looking);
  await embedded.stop();
  // Out of the way at once: the next keeper may be starting.
  const ended = `${embedded.dataDir}.ended-${process.pid}`;
  renameSync(embedded.dataDir, ended);
  rmSync(ended, { recursive: true, force: true });
  process.exit(0);
}
