import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { atDatabase, type DatabaseAddresses } from '../../apps/server/src/platform/database/addresses.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../apps/server/src/platform/database/embedded/supervisor.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { sessionConfig } from '../../apps/server/src/platform/database/session.ts';
import { loadItems } from '../items/load-items.ts';

/** Bump when the items change: kept databases are then made anew. */
const ITEMS_VERSION = 1;

/** One embedded PostgreSQL as `npm start` runs it, with one database for each number of items. */
export class BenchDatabase {
  readonly #embedded: EmbeddedPostgres;
  readonly #tell: (line: string) => void;
  readonly #isKept: boolean;

  private constructor(embedded: EmbeddedPostgres, isKept: boolean, tell: (line: string) => void) {
    this.#embedded = embedded;
    this.#isKept = isKept;
    this.#tell = tell;
  }

  /** In `folder`, where loaded items then stay for the next run; without it in a folder that is thrown away. */
  static async start(folder: string | undefined, tell: (line: string) => void): Promise<BenchDatabase> {
    const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new BenchDatabase(await startEmbedded({ dataDir }), folder !== undefined, tell);
  }

  get dataDir(): string {
    return this.#embedded.dataDir;
  }

  /** A database of our schema with so many items on the public site. */
  async withItems(count: number): Promise<DatabaseAddresses> {
    const name = `items_${count}`;
    const addresses = this.#at(name);
    const label = `items ${ITEMS_VERSION}`;
    if ((await this.#labelOf(name)) === label) {
      // Kept from an earlier run, perhaps of an earlier version.
      await migrate(addresses);
      return addresses;
    }
    const began = performance.now();
    await this.#make(name, addresses.ownerUrl);
    await migrate(addresses);
    await loadItems(addresses.ownerUrl, count);
    await this.#asBootstrap(client => client.query(`comment on database ${name} is '${label}'`));
    this.#tell(`${count} items loaded in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    return addresses;
  }

  /** An empty database for a peer, owned by the user of the address that comes back. */
  async forPeer(name: string): Promise<string> {
    const { ownerUrl } = this.#at(name);
    await this.#make(name, ownerUrl);
    return ownerUrl;
  }

  async stop(): Promise<void> {
    await this.#embedded.stop();
    if (!this.#isKept) rmSync(this.#embedded.dataDir, { recursive: true, force: true });
  }

  #at(name: string): DatabaseAddresses {
    const { ownerUrl, officeUrl, portalUrl, readUrl } = this.#embedded.addresses;
    return {
      ownerUrl: atDatabase(ownerUrl, name),
      officeUrl: atDatabase(officeUrl, name),
      portalUrl: atDatabase(portalUrl, name),
      readUrl: atDatabase(readUrl, name),
    };
  }

  async #labelOf(name: string): Promise<string | null> {
    const { rows } = await this.#asBootstrap(client =>
      client.query<{ label: string | null }>(
        `select shobj_description(oid, 'pg_database') as label from pg_database where datname = $1`,
        [name],
      ),
    );
    return rows[0]?.label ?? null;
  }

  /** What an interrupted run left is thrown away. */
  async #make(name: string, ownerUrl: string): Promise<void> {
    const owner = decodeURIComponent(new URL(ownerUrl).username);
    await this.#asBootstrap(async client => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} owner ${owner} template template0`);
    });
  }

  async #asBootstrap<Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client(sessionConfig(this.#embedded.bootstrapUrl, { statementTimeoutMs: 0 }));
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }
}
