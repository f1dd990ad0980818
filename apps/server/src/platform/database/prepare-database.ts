import type { Config } from '../config.ts';
import type { DatabaseAddresses } from './addresses.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded/supervisor.ts';
import { migrate } from './migrate.ts';
import { noLog, type OperatorLog } from './operator-log.ts';
import { checkServer, checkUsers, type ServerCheckOptions } from './server-checks.ts';

export interface PreparedDatabase {
  readonly addresses: DatabaseAddresses;
  /** Null where the operator gave addresses. */
  readonly embedded: EmbeddedPostgres | null;
  /** Migrations this start applied. */
  readonly applied: readonly string[];
  stop(): Promise<void>;
}

/** A database that is running, checked and migrated. Throws `StartRefusal` with a sentence and an exit code. */
export async function prepareDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  options: ServerCheckOptions & { readonly log?: OperatorLog } = {},
): Promise<PreparedDatabase> {
  const log = options.log ?? noLog;
  const embedded = config.database.kind === 'embedded' ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const addresses = config.database.kind === 'embedded' ? embedded!.addresses : config.database.addresses;
  try {
    for (const warning of await checkServer(addresses.ownerUrl, options)) log('warn', warning);
    const { applied } = await migrate(addresses, { log });
    await checkUsers(addresses);
    return { addresses, embedded, applied, stop: async () => embedded?.stop() };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
