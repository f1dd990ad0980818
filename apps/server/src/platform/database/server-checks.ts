import type pg from 'pg';
import type { DatabaseAddresses } from './addresses.ts';
import { withSession } from './connect.ts';
import { PORTAL_ROLE } from './group-roles.ts';
import { StartRefusal } from './start-refusal.ts';

export const OLDEST_VERSION = 15;

export interface ServerCheckOptions {
  /** True only for databases that are thrown away: they may run without fsync. */
  readonly throwaway?: boolean;
}

/** What any server must be before we keep somebody's application in it. All faults in one refusal; the answer is a list of warnings. */
export async function checkServer(ownerUrl: string, options: ServerCheckOptions = {}): Promise<string[]> {
  return withSession(ownerUrl, 'DATABASE_OWNER_URL', async owner => {
    const problems = [
      ...(await checkVersion(owner)),
      ...(await checkText(owner)),
      ...(options.throwaway ? [] : await checkDurability(owner)),
    ];
    if (problems.length) throw new StartRefusal(1, `The database cannot be used:\n${problems.join('\n')}`);
    return options.throwaway ? [] : warnings(owner);
  });
}

async function checkVersion(owner: pg.Client): Promise<string[]> {
  const { version, standby } = await one<{ version: number; standby: boolean }>(
    owner,
    `select current_setting('server_version_num')::int as version, pg_is_in_recovery() as standby`,
  );
  const problems: string[] = [];
  if (version < OLDEST_VERSION * 10_000) {
    problems.push(`It is PostgreSQL ${Math.floor(version / 10_000)}; version ${OLDEST_VERSION} or later is needed.`);
  }
  if (standby)
    problems.push(
      'It is a standby, which takes no writes: give the address of the primary (a standby belongs into DATABASE_READ_URL).',
    );
  return problems;
}

async function checkDurability(owner: pg.Client): Promise<string[]> {
  const { fsync } = await one<{ fsync: string }>(owner, `select current_setting('fsync') as fsync`);
  return fsync === 'on'
    ? []
    : [
        'It runs with fsync = off: a power cut would lose applications whose receipts were given. Set fsync = on in postgresql.conf and restart it.',
      ];
}

/** Search cuts text at what is no letter or digit, so the server must know that 政 is a letter and 𠮷 one character. */
async function checkText(owner: pg.Client): Promise<string[]> {
  const { encoding } = await one<{ encoding: string }>(owner, `select current_setting('server_encoding') as encoding`);
  const remedy = `Make the database anew: create database … template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'; (PostgreSQL 17 or later; before, locale 'C.UTF-8').`;
  if (encoding !== 'UTF8')
    return [`Its encoding is ${encoding}, not UTF8: Chinese text would be counted in bytes. ${remedy}`];
  const { letters, lower_case: lowerCase } = await one<{ letters: boolean; lower_case: boolean }>(
    owner,
    `select '政府信息公开𠮷㼆' ~ '^[[:alnum:]]{8}$' and '，。、《》' !~ '[[:alnum:]]' as letters, lower('ＡÄ') = 'ａä' as lower_case`,
  );
  return letters && lowerCase
    ? []
    : [`Its character classes (lc_ctype) do not know Chinese: search would find nothing. ${remedy}`];
}

async function warnings(owner: pg.Client): Promise<string[]> {
  const settings = await one<{ full_page_writes: string; checksums: string }>(
    owner,
    `select current_setting('full_page_writes') as full_page_writes, current_setting('data_checksums') as checksums`,
  );
  const found: string[] = [];
  if (settings.full_page_writes !== 'on') {
    found.push('full_page_writes is off: safe only on a file system that never tears a page, such as ZFS.');
  }
  if (settings.checksums !== 'on') found.push('data checksums are off: a failing disk may go unnoticed.');
  return found;
}

/** After `migrate`: the two users are whom the design needs them to be. The public process must not be able to become more. */
export async function checkUsers(addresses: DatabaseAddresses): Promise<void> {
  const [owner, office, portal] = await Promise.all([
    whoIs(addresses.ownerUrl, 'DATABASE_OWNER_URL'),
    whoIs(addresses.officeUrl, 'DATABASE_URL'),
    whoIs(addresses.portalUrl, 'DATABASE_PORTAL_URL'),
  ]);
  const problems: string[] = [];
  if (new Set([owner.name, office.name, portal.name]).size < 3) {
    problems.push(
      `The three addresses must have three users; they have ${owner.name}, ${office.name} and ${portal.name}.`,
    );
  }
  for (const [who, user] of [
    ['office', office],
    ['portal', portal],
  ] as const) {
    if (user.powers.length) {
      problems.push(
        `The ${who}'s user "${user.name}" has ${user.powers.join(', ')}: alter role "${user.name}" ${user.powers.map(power => `no${power}`).join(' ')};`,
      );
    }
  }
  if (office.groups.includes(owner.name))
    problems.push(
      `The office's user "${office.name}" is a member of the owner "${owner.name}": revoke "${owner.name}" from "${office.name}";`,
    );
  for (const group of portal.groups.filter(name => name !== PORTAL_ROLE)) {
    problems.push(
      `The portal's user "${portal.name}" is a member of "${group}": revoke "${group}" from "${portal.name}";`,
    );
  }
  if (problems.length) throw new StartRefusal(1, `The database's users cannot be used:\n${problems.join('\n')}`);
}

interface DatabaseUser {
  readonly name: string;
  readonly powers: string[];
  readonly groups: string[];
}

/** Powers and every group, also those of groups. `pg_has_role` would call a superuser a member of everything. */
async function whoIs(address: string, variable: string): Promise<DatabaseUser> {
  return withSession(address, variable, client =>
    one<DatabaseUser>(
      client,
      `with recursive groups (oid) as (
         select roleid from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = session_user
         union select m.roleid from pg_auth_members m join groups g on g.oid = m.member
       )
       select session_user::text as name,
         array_remove(array[case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
           case when r.rolcreaterole then 'createrole' end, case when r.rolreplication then 'replication' end], null) as powers,
         array(select g.rolname::text from pg_roles g join groups on groups.oid = g.oid order by 1) as groups
       from pg_roles r where r.rolname = session_user`,
    ),
  );
}

async function one<Row extends object>(client: pg.Client, text: string): Promise<Row> {
  return (await client.query<Row>(text)).rows[0]!;
}
