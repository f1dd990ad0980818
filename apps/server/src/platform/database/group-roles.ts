import type pg from 'pg';
import { type DatabaseAddresses, databaseOf, userOf } from './addresses.ts';
import { StartRefusal } from './start-refusal.ts';

/** Rights are granted to these two; the login users of the addresses are their members. */
export const OFFICE_ROLE = 'gongkai_office';
export const PORTAL_ROLE = 'gongkai_portal';

/** Makes the group roles where they are missing. They belong to the whole server, so another database may have made them. */
export async function ensureGroupRoles(owner: pg.Client, addresses: DatabaseAddresses): Promise<void> {
  for (const role of [OFFICE_ROLE, PORTAL_ROLE]) {
    const { rowCount } = await owner.query('select from pg_catalog.pg_roles where rolname = $1', [role]);
    if (rowCount) continue;
    await orAskAdministrator(addresses, async () => {
      await owner.query(
        `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
      );
    });
  }
}

/** Makes the login users members of their group, where they are not yet, and lets nobody else into the database. */
export async function grantDatabase(owner: pg.Client, addresses: DatabaseAddresses): Promise<void> {
  const members: [string, string][] = [
    [OFFICE_ROLE, userOf(addresses.officeUrl)],
    [OFFICE_ROLE, userOf(addresses.readUrl)],
    [PORTAL_ROLE, userOf(addresses.portalUrl)],
  ];
  for (const [role, login] of members) {
    if (await isMember(owner, login, role)) continue;
    await orAskAdministrator(addresses, async () => {
      await owner.query(`grant ${role} to ${quoteName(login)}`);
    });
  }
  const database = quoteName(databaseOf(addresses.ownerUrl));
  await owner.query(`revoke all on database ${database} from public`);
  await owner.query(`grant connect, temporary on database ${database} to ${OFFICE_ROLE}`);
  await owner.query(`grant connect on database ${database} to ${PORTAL_ROLE}`);
}

async function isMember(owner: pg.Client, login: string, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ member: boolean }>(
    `select exists (
       select from pg_catalog.pg_auth_members m
       join pg_catalog.pg_roles l on l.oid = m.member and l.rolinherit
       join pg_catalog.pg_roles g on g.oid = m.roleid
       where l.rolname = $1 and g.rolname = $2
     ) as member`,
    [login, role],
  );
  return rows[0]!.member;
}

/** What an administrator runs once, where the owner's user may not make roles. */
export function sqlForAdministrator(addresses: DatabaseAddresses): string {
  return [
    `create role ${OFFICE_ROLE} nologin;`,
    `create role ${PORTAL_ROLE} nologin;`,
    `grant ${OFFICE_ROLE} to ${quoteName(userOf(addresses.officeUrl))};`,
    ...(userOf(addresses.readUrl) === userOf(addresses.officeUrl)
      ? []
      : [`grant ${OFFICE_ROLE} to ${quoteName(userOf(addresses.readUrl))};`]),
    `grant ${PORTAL_ROLE} to ${quoteName(userOf(addresses.portalUrl))};`,
    `alter database ${quoteName(databaseOf(addresses.ownerUrl))} owner to ${quoteName(userOf(addresses.ownerUrl))};`,
  ].join('\n');
}

async function orAskAdministrator(addresses: DatabaseAddresses, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    const { code } = cause as { code?: string };
    // 42501 insufficient privilege; 42704 a login user that does not exist
    if (code !== '42501' && code !== '42704') throw cause;
    throw new StartRefusal(
      2,
      `The user ${userOf(addresses.ownerUrl)} of DATABASE_OWNER_URL may not prepare the database's users (${(cause as Error).message}). ` +
        `Have an administrator make the three login users and run once, leaving out what exists:\n${sqlForAdministrator(addresses)}`,
      { cause },
    );
  }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
