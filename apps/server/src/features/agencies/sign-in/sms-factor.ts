import { randomInt, timingSafeEqual } from 'node:crypto';
import { done, refuse } from '../../../platform/outcome.ts';
import { countSmsSent, countSmsTry, type SignInAttempt, saveSmsCode } from '../store/attempts.ts';
import type { SecondFactor } from './second-factor.ts';
import type { SignInContext } from './sign-in-context.ts';

const CODE_MS = 5 * 60_000;
const RESEND_MS = 60_000;
const TRIES_PER_CODE = 3;
const HOUR_MS = 3_600_000;
/** Each message costs money and patience; a password alone must not make somebody's telephone ring all day. */
const MESSAGES_PER_HOUR = 6;

export function createSmsFactor({ parts, nowMs, before }: SignInContext): SecondFactor {
  const macOf = (attempt: SignInAttempt, code: string) =>
    parts.vault.blindIndex('sign-in-sms', `${attempt.tokenHash.toString('hex')} ${code}`);
  return {
    kind: 'sms',
    isOpenTo: person => parts.sendSms !== null && person.mobileSealed !== null,
    async begin(work, attempt, person) {
      const { db } = work;
      if (!parts.sendSms || person.mobileSealed === null) return refuse('factor-not-open');
      const waitMs = attempt.smsSentAt ? Date.parse(attempt.smsSentAt) + RESEND_MS - nowMs() : 0;
      if (waitMs > 0) return refuse('sms-too-soon', { seconds: Math.ceil(waitMs / 1000) });
      if ((await countSmsSent(db, person.id, before(HOUR_MS))) >= MESSAGES_PER_HOUR) return refuse('sms-too-many');
      const open = await parts.vault.opener(db, [person.id]);
      const mobile = open(person.id, 'mobile', person.mobileSealed);
      if (mobile === null) return refuse('factor-not-open');
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      await saveSmsCode(db, attempt.tokenHash, macOf(attempt, code), before(0));
      const text = `${code}，您的登录验证码，5 分钟内有效。非本人操作请联系安全管理员。`;
      await parts.sendSms(work, { personId: person.id, mobile, text });
      return done({ text: '' });
    },
    async verify({ db }, attempt, _person, code) {
      const { smsCodeMac, smsSentAt, smsTries } = attempt;
      if (!smsCodeMac || !smsSentAt || smsTries >= TRIES_PER_CODE) return false;
      await countSmsTry(db, attempt.tokenHash);
      return Date.parse(smsSentAt) > nowMs() - CODE_MS && timingSafeEqual(smsCodeMac, macOf(attempt, code));
    },
  };
}
