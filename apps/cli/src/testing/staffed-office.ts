import { join } from 'node:path';
import { after } from 'node:test';
import type { Role } from '@gongkai/contract';
import { wholeContact } from '@gongkai/server/features/agencies/agency.ts';
import { everyGrant } from '@gongkai/server/features/agencies/commands/create-administrators.ts';
import { foundAgency } from '@gongkai/server/features/agencies/commands/found-agency.ts';
import { givePost } from '@gongkai/server/features/agencies/commands/give-post.ts';
import { createPersonVault } from '@gongkai/server/features/agencies/index.ts';
import { savePassword } from '@gongkai/server/features/agencies/store/credentials.ts';
import { insertPerson } from '@gongkai/server/features/agencies/store/people.ts';
import { activateTotp, savePendingTotp } from '@gongkai/server/features/agencies/store/second-factors.ts';
import { type Instant, toInstant } from '@gongkai/server/platform/clock/clock.ts';
import { TestClock } from '@gongkai/server/platform/clock/test-clock.ts';
import { openKeys } from '@gongkai/server/platform/keys/open-keys.ts';
import { append } from '@gongkai/server/platform/ledger/append.ts';
import { createLog } from '@gongkai/server/platform/log.ts';
import { hashPassword } from '@gongkai/server/platform/sessions/password-hash.ts';
import { defaultSignInPolicy } from '@gongkai/server/platform/sessions/sign-in-policy.ts';
import { newTotpSecret, totpCode, totpStepAt } from '@gongkai/server/platform/sessions/totp.ts';
import { testDatabase } from '@gongkai/server/platform/testing/database.ts';
import { scratchFolder } from '@gongkai/server/platform/testing/scratch-folder.ts';
import { createTransact } from '@gongkai/server/platform/unit-of-work.ts';
import type { Work } from '@gongkai/server/platform/work.ts';

export const PASSWORD = 'Nine-Tailed7';
export const NOW: Instant = '2026-11-21T02:00:00.000Z';

/** An installation on a database of its own that the command line can reach, with people who can prove themselves. */
export async function staffedOffice() {
  const database = await testDatabase();
  const folder = scratchFolder({ after });
  const env = {
    MODE: 'acceptance',
    DATA_DIR: join(folder, 'data'),
    KEY_FILE: join(folder, 'keys', 'master.json'),
    DATABASE_URL: database.officeUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_PORTAL_URL: database.portalUrl,
  };
  // Legal time stands still in every year this test is run; codes and sessions go by real time.
  const clock = new TestClock();
  await clock.moveTo(database.office, NOW);
  const opened = await openKeys({
    file: env.KEY_FILE,
    dataDir: env.DATA_DIR,
    mode: 'acceptance',
    profile: 'international',
    now: NOW,
  });
  if (!opened.ok) throw new Error(opened.problem);
  const vault = createPersonVault(opened.keys);
  const transact = createTransact({
    db: database.office.kysely,
    clock,
    log: createLog('cli', () => {}),
    append: (tx, head, drafts, moment) => append(tx, head, drafts, { ...moment, algorithm: 'sha256' }),
  });
  async function must<Value>(run: Parameters<typeof transact<Value, string>>[1]): Promise<Value> {
    const outcome = await transact({ actor: { kind: 'system', name: 'test' }, requestId: 'test' }, run);
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
    return outcome.value;
  }
  const agencyId = await must((work: Work) =>
    foundAgency(work, everyGrant, {
      parentId: null,
      name: '云岭县人民政府（虚构）',
      shortName: '云岭县（虚构）',
      kind: 'government',
      level: 'county',
      creditCode: null,
      regionCode: null,
      foundedOn: null,
      contact: wholeContact({}),
    }),
  );

  return {
    database,
    folder,
    env,
    agencyId,
    vault,
    keys: opened.keys,
    must,
    async person(loginName: string, role: Role, options: { totp?: boolean } = {}) {
      const passwordHash = await hashPassword(PASSWORD, defaultSignInPolicy.password.argon2);
      const secret = newTotpSecret();
      const personId = await must<number>(async work => {
        const { db, now } = work;
        const id = await insertPerson(db, { loginName, name: `${loginName}（虚构）`, state: 'active', createdAt: now });
        await savePassword(db, id, { passwordHash, setAt: toInstant(new Date()), mustChange: false }, 0);
        if (options.totp ?? true) {
          const sealed = await vault.seal(db, id, now, { 'totp-secret': secret });
          await savePendingTotp(db, id, sealed['totp-secret']!, now);
          await activateTotp(db, id, 0);
        }
        return { ok: true, value: id };
      });
      await must(work =>
        givePost(work, { personId, agencyId, role, fromOn: work.today, untilOn: null, isDeputy: false }),
      );
      return { personId, loginName, code: () => totpCode(secret, totpStepAt(Date.now())) };
    },
    events: (stream: string) =>
      database.owner.query<{ kind: string; actor: string; payload: Record<string, unknown> }>(
        'select kind, actor, payload from ledger.events where stream = $1 order by version',
        [stream],
      ),
    audits: (kind: string) =>
      database.owner.query<{ subject: string; detail: Record<string, unknown> }>(
        'select subject, detail from core.audit_entries where kind = $1 order by id',
        [kind],
      ),
  };
}
