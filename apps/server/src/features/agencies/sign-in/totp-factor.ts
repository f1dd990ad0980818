import { done } from '../../../platform/outcome.ts';
import { matchTotp } from '../../../platform/sessions/totp.ts';
import { lockTotp, saveTotpStep } from '../store/second-factors.ts';
import type { SecondFactor } from './second-factor.ts';
import type { SignInContext } from './sign-in-context.ts';

export function createTotpFactor({ parts, nowMs }: SignInContext): SecondFactor {
  return {
    kind: 'totp',
    isOpenTo: person => person.enrolled.includes('totp'),
    begin: async () => done({ text: '' }),
    async verify({ db }, attempt, _person, code) {
      const totp = await lockTotp(db, attempt.personId, 'active');
      if (!totp) return false;
      const open = await parts.vault.opener(db, [attempt.personId]);
      const secret = open(attempt.personId, 'totp-secret', totp.secretSealed);
      const step = secret === null ? null : matchTotp(secret, code, nowMs(), totp.lastStep);
      if (step === null) return false;
      await saveTotpStep(db, attempt.personId, step);
      return true;
    },
  };
}
