import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeItem } from '../items/item.ts';
import { freePort } from './free-port.ts';

const FOLDER = fileURLToPath(new URL('../peers/payload/', import.meta.url));
const NEXT = join(FOLDER, 'node_modules/next/dist/bin/next');
const PAYLOAD = join(FOLDER, 'node_modules/payload/bin.js');
const READY_WITHIN_MS = 60_000;

export interface PayloadServer {
  readonly port: number;
  stop(): Promise<void>;
}

export function isPayloadBuilt(): boolean {
  return existsSync(join(FOLDER, '.next/BUILD_ID')) && existsSync(NEXT);
}

/** `npm ci` and `next build`, beside its own lockfile. */
export async function buildPayload(tell: (line: string) => void): Promise<void> {
  tell('installing and building Payload; this takes some minutes');
  await run('npm', ['ci', '--no-audit', '--no-fund'], {});
  await run(process.execPath, [NEXT, 'build'], {});
}

/** The site on an empty database of the same PostgreSQL, with the same rows as ours. */
export async function startPayload(databaseUrl: string, items: number): Promise<PayloadServer> {
  await run(process.execPath, [PAYLOAD, 'migrate:create', 'first', '--skip-empty'], { DATABASE_URL: databaseUrl });
  await run(process.execPath, [PAYLOAD, 'migrate'], { DATABASE_URL: databaseUrl });
  await insertArticles(databaseUrl, items);
  const port = await freePort();
  const child = start(process.execPath, [NEXT, 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    DATABASE_URL: databaseUrl,
  });
  await waitReady(port, child);
  return {
    port,
    stop: () =>
      new Promise(resolve => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** The same facts as our `public_site.items` and texts; Payload keeps its rows in a table it named itself. */
async function insertArticles(databaseUrl: string, items: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  for (let id = 1; id <= items; id++) {
    const item = makeItem(id, items);
    await client.query(
      `insert into articles (title, agency_name, category, index_number, document_number, formed_on, published_at, summary,
         body_text) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[item.title, item.agencyName, item.category, item.indexNumber, item.documentNumber, item.formedOn],
        ...[item.publishedAt, item.summary, item.paragraphs.join('\n')],
      ],
    );
  }
  await client.query('vacuum (analyze) articles');
  await client.end();
}

function start(command: string, args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(command, args, {
    cwd: FOLDER,
    env: {
      ...process.env,
      // The pinned Node for whatever npm and its scripts start.
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      npm_config_include: 'dev',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    start(command, args, environment)
      .once('error', reject)
      .once('exit', code => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

async function waitReady(port: number, child: ChildProcess): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && Date.now() < end) {
    const ready = await fetch(`http://127.0.0.1:${port}/list`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  child.kill('SIGTERM');
  throw new Error('Payload did not come up');
}
