import { addDays } from '@gongkai/statute';
import { sql } from 'kysely';
import {
  createPersonVault,
  delegatePost,
  everyGrant,
  foundAgency,
  givePost,
  openAccount,
} from '../../features/agencies/index.ts';
import { hashPassword } from '../../platform/sessions/password-hash.ts';
import { defaultSignInPolicy } from '../../platform/sessions/sign-in-policy.ts';
import type { Tx, Work } from '../../platform/work.ts';
import { DEMO_PASSWORD, totpSecretOf } from '../county/accounts.ts';
import type { PlannedAgency } from '../county/agencies.ts';
import type { PlannedDelegation, PlannedPerson } from '../county/people.ts';
import { COUNTY, NOTICE } from '../words/agencies.data.ts';
import { must } from './must.ts';
import type { SeedParts } from './seed-parts.ts';

export interface County {
  readonly agencies: readonly PlannedAgency[];
  readonly people: readonly PlannedPerson[];
  readonly delegation: PlannedDelegation | null;
}

export interface CountyIds {
  readonly agencies: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
}

/** Organisations and people by the commands that the console uses, in the one transaction of `work`. */
export function createCountyLoader(parts: SeedParts) {
  const vault = createPersonVault(parts.keys);
  return async (work: Work, county: County, passwordHash: string): Promise<CountyIds> => {
    const agencies: Record<string, number> = {};
    for (const { key, parent, facts } of county.agencies) {
      const parentId = parent === null ? null : agencies[parent]!;
      agencies[key] = must(await foundAgency(work, everyGrant, { ...facts, parentId }), `found ${key}`);
    }
    const people: Record<string, number> = {};
    const realNow = new Date().toISOString() as Work['now'];
    for (const { loginName, name, posts } of county.people) {
      const entry = { loginName, name, mobile: null, email: `${loginName}@yunling.example` };
      const credentials = { passwordHash, realNow, totpSecret: totpSecretOf(loginName) };
      const personId = must(await openAccount(work, vault, entry, credentials), `open the account ${loginName}`);
      people[loginName] = personId;
      for (const { agency, role, isDeputy } of posts) {
        const term = { fromOn: work.today, untilOn: null, isDeputy: isDeputy ?? false };
        const gift = { ...term, personId, agencyId: agencies[agency]!, role };
        must(await givePost(work, gift), `give ${role} in ${agency} to ${loginName}`);
      }
    }
    await nameSite(work.db, work.now, county.agencies[0]!);
    return { agencies, people };
  };
}

/** Lent by the holder, from the day of `work` on. */
export async function lendPost(work: Work, ids: CountyIds, delegation: PlannedDelegation): Promise<void> {
  const { from, to, post, days, reason } = delegation;
  const postId = await findPost(work.db, ids.people[from]!, ids.agencies[post.agency]!, post.role);
  const untilOn = addDays(work.today, days);
  const lent = { postId, toPersonId: ids.people[to]!, fromOn: work.today, untilOn, reason };
  must(await delegatePost(work, lent), `lend ${post.role} from ${from} to ${to}`);
}

/**
 * One run of argon2 for all accounts: their password is printed at every start, so that a salt for each would hide nothing
 * and cost the first start ten seconds.
 */
export function hashDemoPassword(): Promise<string> {
  return hashPassword(DEMO_PASSWORD, defaultSignInPolicy.password.argon2);
}

async function findPost(db: Tx, personId: number, agencyId: number, role: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from core.posts
    where person_id = ${personId} and agency_id = ${agencyId} and role = ${role}`.execute(db);
  return rows[0]!.id;
}

/** What the site is called and that all of it is invented; an operator's own settings stay. */
async function nameSite(db: Tx, now: Work['now'], { facts }: PlannedAgency): Promise<void> {
  const site = {
    siteName: `${COUNTY.name}政府信息公开`,
    siteDomain: 'www.yunling.example',
    siteIdCode: '9999210001',
    hostName: `${facts.name}（虚构）`,
    undertakerName: '云岭县人民政府办公室（虚构）',
    address: facts.contact.address,
    postcode: facts.contact.postcode,
    telephone: facts.contact.telephone,
    email: facts.contact.email,
    icpFiling: '演示ICP备00000000号',
    notice: NOTICE,
  };
  const rows = Object.entries(site).map(([key, value]) => ({ key, value }));
  await sql`insert into public_site.site (key, value)
    select key, value from json_to_recordset(${JSON.stringify(rows)}::json) as t (key text, value jsonb)
    on conflict (key) do nothing`.execute(db);
  await sql`insert into core.settings (key, value, changed_at) values ('site-name', ${JSON.stringify(site.siteName)}::jsonb, ${now})
    on conflict (key) do nothing`.execute(db);
}
