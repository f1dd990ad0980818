import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { AgencyKind, AgencyLevel, Role } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { type Clock, type Instant, localDateOf, toInstant } from '../../../platform/clock/clock.ts';
import { type DatabasePool, openPool } from '../../../platform/database/pool.ts';
import { bindEndpoints } from '../../../platform/http/bind.ts';
import { createHttpServer } from '../../../platform/http/server.ts';
import { openKeys } from '../../../platform/keys/open-keys.ts';
import { append } from '../../../platform/ledger/append.ts';
import { createLog } from '../../../platform/log.ts';
import { Metrics } from '../../../platform/metrics.ts';
import { createSessionGate } from '../../../platform/sessions/create-gate.ts';
import { hashPassword } from '../../../platform/sessions/password-hash.ts';
import { defaultSignInPolicy, type SignInPolicy } from '../../../platform/sessions/sign-in-policy.ts';
import { newTotpSecret, totpCode, totpStepAt } from '../../../platform/sessions/totp.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { createTransact, type Transact } from '../../../platform/unit-of-work.ts';
import type { Actor } from '../../../platform/work.ts';
import { wholeContact } from '../agency.ts';
import { everyGrant } from '../commands/create-administrators.ts';
import { foundAgency } from '../commands/found-agency.ts';
import { givePost } from '../commands/give-post.ts';
import { saveSealedContact } from '../commands/seal-contact.ts';
import { type AgenciesParts, agenciesFeature } from '../index.ts';
import { createPersonVault, type PersonVault } from '../person-vault.ts';
import { savePassword } from '../store/credentials.ts';
import { insertPerson } from '../store/people.ts';
import { activateTotp, savePendingTotp } from '../store/second-factors.ts';
import { Browser } from './browser.ts';

export const TODAY = '2026-11-21' as LocalDate;
export const PASSWORD = 'Nine-Tailed7';

/** As dear as nothing: tests sign in hundreds of times. */
export const cheapPolicy: SignInPolicy = {
  ...defaultSignInPolicy,
  secondFactorRequired: false,
  password: { ...defaultSignInPolicy.password, argon2: { memoryKib: 64, passes: 1, lanes: 1 } },
};

/** Both clocks of a test: the legal one and the real one, moved by hand. */
export class TestTime implements Clock {
  nowMs = Date.parse(`${TODAY}T02:00:00.000Z`);
  realMs = Date.parse(`${TODAY}T02:00:00.000Z`);
  now = (): Instant => toInstant(new Date(this.nowMs));
  today = (): LocalDate => localDateOf(this.now());
  moveTo(day: LocalDate): void {
    this.nowMs = Date.parse(`${day}T02:00:00.000Z`);
  }
  waitReal(ms: number): void {
    this.realMs += ms;
  }
}

export interface Node {
  readonly address: string;
  readonly pool: DatabasePool;
  browser(): Browser;
}

/** A whole office on a database of its own, with as many nodes as are asked for, on real sockets. */
export async function testOffice(options: { policy?: Partial<SignInPolicy>; parts?: Partial<AgenciesParts> } = {}) {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-agencies-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const time = new TestTime();
  const opened = await openKeys({
    file: join(folder, 'keys.json'),
    dataDir: folder,
    mode: 'demo',
    profile: 'international',
    now: time.now(),
  });
  if (!opened.ok) throw new Error(opened.problem);
  const vault: PersonVault = createPersonVault(opened.keys);
  const log = createLog('office', line => void (/"level":"error"/.test(line) && process.stderr.write(line)));
  const policy: SignInPolicy = { ...cheapPolicy, ...options.policy };
  const transactOn = (pool: DatabasePool): Transact =>
    createTransact({
      db: pool.kysely,
      clock: time,
      log,
      append: (tx, head, drafts, { now, actor }) => append(tx, head, drafts, { actor, now, algorithm: 'sha256' }),
    });
  const transact = transactOn(database.office);

  async function startNode(): Promise<Node> {
    const pool = openPool(database.officeUrl, { size: 10 });
    const gate = createSessionGate({ db: pool, clock: time, policy, https: false, realNowMs: () => time.realMs });
    const app = await createHttpServer({
      trustProxy: ['127.0.0.1'],
      https: false,
      log,
      metrics: new Metrics(),
      ready: async () => [],
    });
    const feature = agenciesFeature({
      db: pool,
      clock: time,
      gate,
      policy,
      vault,
      mode: 'demo',
      officeUrl: 'http://127.0.0.1',
      siteName: async () => '云岭县政务公开（虚构）',
      sendSms: null,
      oidc: null,
      certificateAuthorities: [],
      runningWork: [],
      siteChanged: () => {},
      realNowMs: () => time.realMs,
      ...options.parts,
    });
    bindEndpoints(app, feature.endpoints, {
      https: false,
      transact: transactOn(pool),
      refusals: feature.refusals,
      gate,
    });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    after(async () => {
      await app.close();
      await pool.close();
    });
    return { address, pool, browser: () => new Browser(address) };
  }

  const as = <Value>(
    run: Parameters<typeof transact<Value, string>>[1],
    actor: Actor = { kind: 'system', name: 'test' },
  ) => transact<Value, string>({ actor, requestId: 'test' }, run);
  const must = async <Value>(outcome: ReturnType<typeof as<Value>>): Promise<Value> => {
    const settled = await outcome;
    if (!settled.ok) throw new Error(`refused: ${settled.refusal.code}`);
    return settled.value;
  };
  let made = 0;
  return {
    database,
    time,
    keys: opened.keys,
    vault,
    transact,
    as,
    startNode,
    found: (name: string, parentId: number | null, kind: AgencyKind = 'department', level: AgencyLevel = 'county') =>
      must(
        as<number>(work =>
          foundAgency(work, everyGrant, {
            parentId,
            name,
            shortName: name,
            kind,
            level,
            creditCode: null,
            regionCode: null,
            foundedOn: null,
            contact: wholeContact({}),
          }),
        ),
      ),
    /** Somebody who signs in with `PASSWORD`, and with a code when `totp` is asked for. */
    async person(given: {
      role?: Role;
      agencyId?: number;
      mobile?: string;
      totp?: boolean;
      loginName?: string;
      untilOn?: LocalDate;
    }) {
      const loginName = given.loginName ?? `person${++made}`;
      const passwordHash = await hashPassword(PASSWORD, policy.password.argon2);
      const secret = newTotpSecret();
      const personId = await must(
        as<number>(async work => {
          const { db, now } = work;
          const id = await insertPerson(db, {
            loginName,
            name: `测试${made}（虚构）`,
            state: 'active',
            createdAt: now,
          });
          const setAt = toInstant(new Date(time.realMs));
          await savePassword(db, id, { passwordHash, setAt, mustChange: false }, 0);
          await saveSealedContact(work, vault, id, { mobile: given.mobile ?? null, email: null });
          if (given.totp) {
            const sealed = await vault.seal(db, id, now, { 'totp-secret': secret });
            await savePendingTotp(db, id, sealed['totp-secret']!, now);
            await activateTotp(db, id, 0);
          }
          return { ok: true, value: id };
        }),
      );
      const { role, agencyId, untilOn = null } = given;
      if (role && agencyId)
        await must(
          as<number>(work =>
            givePost(work, { personId, agencyId, role, fromOn: work.today, untilOn, isDeputy: false }),
          ),
        );
      return { personId, loginName, totp: (steps = 0) => totpCode(secret, totpStepAt(time.realMs) + steps) };
    },
    audits: async (kind: string) =>
      database.owner.query<{ subject: string; detail: Record<string, unknown> }>(
        'select subject, detail from core.audit_entries where kind = $1 order by id',
        [kind],
      ),
    events: async (stream: string) =>
      database.owner.query<{ kind: string; payload: Record<string, unknown>; happened_on: string }>(
        'select kind, payload, happened_on from ledger.events where stream = $1 order by version',
        [stream],
      ),
  };
}

export type TestOffice = Awaited<ReturnType<typeof testOffice>>;
