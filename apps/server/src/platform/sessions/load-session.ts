import type { Role } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { Instant } from '../clock/clock.ts';
import type { NamedStatement } from '../database/statement-pool.ts';
import type { AgencyTreeReader } from './agency-tree-reader.ts';
import { buildGrants } from './build-grants.ts';
import type { Session } from './gate.ts';
import { noGrants } from './grants.ts';
import { csrfTokenOf, hashToken, isToken } from './session-token.ts';
import type { SignInPolicy } from './sign-in-policy.ts';

/** A post that is in force today. */
export interface PostInForce {
  readonly id: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly role: Role;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly isDeputy: boolean;
  /** The person who lent it. */
  readonly delegatedBy: number | null;
}

/** A session with all that `me` and the routes of signing in need. */
export interface SignedInSession extends Session {
  readonly name: string;
  readonly loginName: string;
  readonly way: 'password' | 'oidc';
  readonly csrfToken: string;
  readonly posts: readonly PostInForce[];
  readonly mustChangePassword: boolean;
  readonly mustEnrolSecondFactor: boolean;
  /** When the session ends at the latest, if its person goes on working. */
  readonly expiresAt: Instant;
  readonly tokenHash: Buffer;
}

/** Real time for sessions, the legal day for posts. */
export interface SessionMoment {
  readonly realNowMs: number;
  readonly today: LocalDate;
}

export interface NamedReader {
  named<Row extends object>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]>;
}

/** One statement for each call: what ended a session or a post a moment ago, on whichever node, holds here. */
const LOAD: NamedStatement = {
  name: 'load-session',
  text: `select s.id, s.person_id, s.way, s.factor, s.began_at, s.seen_at, p.name, p.login_name, c.must_change,
      c.set_at as password_set_at, t.version as tree_version,
      (select coalesce(json_agg(json_build_object('id', f.id, 'agencyId', f.agency_id, 'agencyName', a.name, 'role', f.role,
          'fromOn', f.from_on, 'untilOn', f.until_on, 'isDeputy', f.is_deputy, 'delegatedBy', f.delegated_by)
          order by f.delegated_by nulls first, f.id), '[]')
        from core.posts_in_force f join core.agencies a on a.id = f.agency_id
        where f.person_id = s.person_id and f.from_on <= $2::date and (f.until_on is null or f.until_on >= $2::date)) as posts
    from core.sessions s
    join core.people p on p.id = s.person_id and p.state <> 'disabled'
    left join core.credentials c on c.person_id = s.person_id
    cross join core.agency_tree t
    where s.token_hash = $1 and s.ended_at is null and s.began_at > $3::timestamptz and s.seen_at > $4::timestamptz`,
};

const TOUCH: NamedStatement = {
  name: 'touch-session',
  text: 'update core.sessions set seen_at = $2::timestamptz where id = $1 and ended_at is null and seen_at < $2::timestamptz',
};

interface SessionRow {
  id: number;
  person_id: number;
  way: 'password' | 'oidc';
  factor: string | null;
  began_at: Instant;
  seen_at: Instant;
  name: string;
  login_name: string;
  must_change: boolean | null;
  password_set_at: Instant | null;
  tree_version: number;
  posts: PostInForce[];
}

export async function loadSession(
  db: NamedReader,
  trees: AgencyTreeReader,
  token: string,
  policy: SignInPolicy,
  { realNowMs, today }: SessionMoment,
): Promise<SignedInSession | null> {
  if (!isToken(token)) return null;
  const { idleMs, absoluteMs, touchMs } = policy.session;
  const instant = (ms: number) => new Date(ms).toISOString();
  const values = [hashToken(token), today, instant(realNowMs - absoluteMs), instant(realNowMs - idleMs)];
  const [row] = await db.named<SessionRow>(LOAD, values);
  if (!row) return null;
  if (realNowMs - Date.parse(row.seen_at) >= touchMs) await db.named(TOUCH, [row.id, instant(realNowMs)]);
  const mustChangePassword = row.way === 'password' && isPasswordDue(row, policy, realNowMs);
  const mustEnrolSecondFactor = policy.secondFactorRequired && row.factor === null;
  const restriction = mustChangePassword
    ? 'password-change-required'
    : mustEnrolSecondFactor
      ? 'second-factor-required'
      : null;
  return {
    id: String(row.id),
    personId: row.person_id,
    agencyId: row.posts[0]?.agencyId ?? 0,
    // Whoever has not finished signing in may do nothing else, in whichever room the question is asked.
    grants: restriction ? noGrants : buildGrants(row.posts, await trees.at(row.tree_version)),
    restriction,
    name: row.name,
    loginName: row.login_name,
    way: row.way,
    csrfToken: csrfTokenOf(token),
    posts: row.posts,
    mustChangePassword,
    mustEnrolSecondFactor,
    expiresAt: instant(Date.parse(row.began_at) + absoluteMs) as Instant,
    tokenHash: values[0] as Buffer,
  };
}

function isPasswordDue(row: SessionRow, { password }: SignInPolicy, realNowMs: number): boolean {
  if (row.must_change === null || row.password_set_at === null) return false;
  return row.must_change || realNowMs - Date.parse(row.password_set_at) > password.maxAgeDays * 86_400_000;
}
