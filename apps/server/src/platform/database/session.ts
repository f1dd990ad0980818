import type pg from 'pg';
import { columnTypes } from './column-types.ts';

export interface SessionLimits {
  /** One statement may run so long; the client gives up a second later, should the server not answer at all. */
  readonly statementTimeoutMs?: number;
  /** A transaction may wait so long for its program. */
  readonly idleInTransactionMs?: number;
  /** How the session calls itself in pg_stat_activity. */
  readonly name?: string;
}

export const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 30_000;

/**
 * The settings every session of ours starts with. They travel in the start packet, so they hold from the first statement on
 * and outrank what a role, the database or the address sets: a commit that was answered is on disk.
 */
export function sessionConfig(address: string, limits: SessionLimits = {}): pg.ClientConfig {
  const statementTimeoutMs = limits.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const settings = {
    synchronous_commit: 'on',
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
    timezone: 'UTC',
    datestyle: 'ISO,YMD',
    intervalstyle: 'iso_8601',
    // Every name in our SQL carries its schema; pg_catalog is searched in any case.
    search_path: '',
  };
  // The driver lets the address win over its other options, so ours are put into the address, after what stands there.
  const url = new URL(address);
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  url.searchParams.set('options', [url.searchParams.get('options'), ...own].filter(Boolean).join(' '));
  return {
    connectionString: url.href,
    application_name: limits.name ?? 'gongkai',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...(statementTimeoutMs > 0 ? { query_timeout: statementTimeoutMs + 1_000 } : {}),
    keepAlive: true,
    types: columnTypes,
  };
}
