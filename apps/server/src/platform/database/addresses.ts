/** Where the database is, once for each of its users. */
export interface DatabaseAddresses {
  /** Changes the schema; used by `migrate` and then forgotten. */
  readonly ownerUrl: string;
  /** Reads and writes everything the office does. */
  readonly officeUrl: string;
  /** All that the public process ever gets. */
  readonly portalUrl: string;
  /** A replica for long reads; the office address where none is given. */
  readonly readUrl: string;
}

/** An address on a Unix socket. The host stands in the query, so that the address is also a valid URL. */
export function socketAddress(user: string, password: string, database: string, socketFolder: string): string {
  return `postgresql://${user}:${password}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** The address as a log may show it: without password. */
export function withoutPassword(address: string): string {
  try {
    const url = new URL(address);
    if (url.password) url.password = '***';
    url.searchParams.delete('password');
    return url.href;
  } catch {
    return '(an address that cannot be read)';
  }
}

export function userOf(address: string): string {
  const url = new URL(address);
  return url.searchParams.get('user') ?? decodeURIComponent(url.username);
}

export function databaseOf(address: string): string {
  return decodeURIComponent(new URL(address).pathname.slice(1)) || userOf(address);
}

/** The same server and user, another database. */
export function atDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
