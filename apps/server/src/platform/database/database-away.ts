/** The database cannot be reached now, or has no room for one more: 503 with Retry-After, never a fault of the program. */
export class DatabaseAway extends Error {
  readonly retryAfterSeconds = 5;

  constructor(cause: unknown) {
    // The driver's message may name hosts, never values: statements that fail on a value are other errors.
    super(`The database is away: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'DatabaseAway';
  }
}

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Shutting down, crashed, starting up, dropped sessions, too many connections, a standby that takes no writes. */
const SERVER_CODES = /^(08...|57P0[1-5]|53300|25006)$/;

/** What `pg` says without a code. */
const DRIVER_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|The server closed the connection|read ECONNRESET|write EPIPE)/;

export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (SOCKET_CODES.has(code) || SERVER_CODES.test(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isAway);
  return DRIVER_MESSAGES.test(error.message);
}

/** A connection that this error came from is closed, not returned: its query may still be running, or it is dead. */
export function asDatabaseError(error: unknown): unknown {
  return isAway(error) && !(error instanceof DatabaseAway) ? new DatabaseAway(error) : error;
}
