import { answerSecondFactor, login, type Role } from '@gongkai/contract';
import { DEMO_PASSWORD, totpSecretOf } from '@gongkai/server/demo/county/accounts.ts';
import { totpCode, totpStepAt } from '@gongkai/server/platform/sessions/totp.ts';
import { type DeskSession, Staff } from '../tests/system/staff.ts';
import type { Seed } from './system.ts';

export type Sessions = Readonly<Record<string, DeskSession>>;

/** People beside the one per role whom journeys need: a township, where one person holds several posts. */
const OTHERS = ['qingshi.clerk', 'qingshi.head', 'qingshi.deputy'];

/**
 * One session for each person, by login name. A one-time code counts once: here the one of the half minute before is used
 * (clocks may differ by one step), so that a journey can still sign the same person in through the form.
 */
export async function signEveryoneIn(officeUrl: string, seed: Seed): Promise<Sessions> {
  const others = OTHERS.map(loginName => ({
    loginName,
    password: DEMO_PASSWORD,
    totpSecret: totpSecretOf(loginName),
  }));
  const sessions: Record<string, DeskSession> = {};
  for (const { loginName, password, totpSecret } of [...seed.accounts, ...others]) {
    const staff = new Staff(officeUrl);
    await expectOk(staff.call(login, { body: { loginName, password } }));
    await expectOk(answerWith(staff, totpSecret));
    sessions[loginName] = staff.session;
  }
  return sessions;
}

/** The half minute may end between reading the clock and being heard. */
async function answerWith(staff: Staff, secret: string) {
  const answer = () => staff.call(answerSecondFactor, { body: { code: totpCode(secret, totpStepAt(Date.now()) - 1) } });
  const first = await answer();
  return first.status === 200 ? first : await answer();
}

export function sessionOf(role: Role, seed: Seed, sessions: Sessions): DeskSession {
  return sessions[seed.accounts.find(account => account.role === role)!.loginName]!;
}

async function expectOk(answering: Promise<{ status: number; message: string | null }>): Promise<void> {
  const { status, message } = await answering;
  if (status !== 200) throw new Error(`a sign-in was refused with ${status}: ${message}`);
}
