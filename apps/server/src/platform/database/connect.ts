import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { databaseOf, userOf } from './addresses.ts';
import { type SessionLimits, sessionConfig } from './session.ts';
import { StartRefusal } from './start-refusal.ts';

/** Runs something on one session of its own, as start-up and tools do. `variable` names the address in sentences. */
export async function withSession<Result>(
  address: string,
  variable: string,
  use: (client: pg.Client) => Promise<Result>,
  limits: SessionLimits = {},
): Promise<Result> {
  const client = await connectPatiently(address, variable, limits);
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A server that is starting or recovering gets a minute; any other failure is the address, and waiting would hide it. */
async function connectPatiently(address: string, variable: string, limits: SessionLimits): Promise<pg.Client> {
  for (const end = Date.now() + 60_000; ; await wait(500)) {
    const client = new pg.Client(sessionConfig(address, limits));
    // A session that breaks also rejects its statement; unheard, the event would end the process.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const starting = (error as { code?: string }).code === '57P03';
      if (!starting || Date.now() > end) throw explain(address, variable, error as Error);
    }
  }
}

/** One sentence per mistake, with the user, host and database as given and never the password. */
function explain(address: string, variable: string, cause: Error & { code?: string }): StartRefusal {
  const url = new URL(address);
  const place = url.searchParams.get('host') ?? `${url.hostname}:${url.port || 5432}`;
  const user = userOf(address);
  const database = databaseOf(address);
  const refuse = (sentence: string) => new StartRefusal(2, `${variable}: ${sentence}`, { cause });
  switch (cause.code) {
    case '28P01':
    case '28000':
      return refuse(
        `the server at ${place} does not let user "${user}" in (${cause.message}). Check user and password.`,
      );
    case '3D000':
      return refuse(
        `there is no database "${database}" at ${place}. Make it: create database "${database}" encoding 'UTF8' template template0;`,
      );
    case '42501':
      return refuse(
        `user "${user}" may not enter the database "${database}": grant connect on database "${database}" to "${user}";`,
      );
    case '53300':
      return refuse(`the server at ${place} has no connection left. Raise max_connections, or stop what holds them.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return refuse(`the host name "${url.hostname}" is not known. Check the address.`);
    default:
      return refuse(
        `no database answers at ${place} (${cause.message || cause.code}). Check address and port, and that it runs.`,
      );
  }
}
