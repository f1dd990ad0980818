import {
  answerCertificate,
  answerSecondFactor,
  beginCertificate,
  beginTotp,
  challengeCertificate,
  changePassword,
  confirmCertificate,
  confirmTotp,
  loadMe,
  login,
  logout,
  requestSmsCode,
  signInWays,
  startOidc,
} from '@gongkai/contract';
import { type Call, type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { done, type Outcome } from '../../../platform/outcome.ts';
import { ATTEMPT_COOKIE_SECONDS, DEVICE_COOKIE_SECONDS } from '../../../platform/sessions/cookie-names.ts';
import type { SignedInSession } from '../../../platform/sessions/load-session.ts';
import { endSession } from '../../../platform/sessions/session-store.ts';
import * as answering from '../sign-in/answer-second-factor.ts';
import { beginSignIn } from '../sign-in/begin-sign-in.ts';
import * as passwords from '../sign-in/change-password.ts';
import type { BegunSession } from '../sign-in/complete-sign-in.ts';
import * as certificates from '../sign-in/enrol-certificate.ts';
import * as totp from '../sign-in/enrol-totp.ts';
import { meOf } from '../sign-in/me.ts';
import type { SecondFactor } from '../sign-in/second-factor.ts';
import type { SignInContext } from '../sign-in/sign-in-context.ts';

export function signInRoutes(context: SignInContext, factors: readonly SecondFactor[]): Endpoint[] {
  const { parts, cookies } = context;
  const enter = async (call: Call, begun: BegunSession) => {
    enterBrowser(context, call, begun);
    const session = await parts.gate.load(begun.sessionToken);
    if (!session) throw new Error('a session just begun is not there');
    return { step: 'done' as const, me: meOf(session, parts.clock.today()) };
  };
  const finish = async (call: Call, begun: Outcome<BegunSession>) =>
    begun.ok ? done(await enter(call, begun.value)) : begun;
  return [
    endpoint(signInWays, async () =>
      done({
        password: true,
        oidc: parts.oidc ? { label: parts.oidc.label, startAt: startOidc.path } : null,
        mode: parts.mode,
        siteName: await parts.siteName(),
      }),
    ),
    endpoint(login, async (call, { body }) => {
      const begun = await beginSignIn(context, factors, call, body);
      if (!begun.ok) return begun;
      if (begun.value.step === 'done') return done(await enter(call, begun.value.session));
      const { attemptToken, factors: open } = begun.value;
      call.setCookie(cookies.attempt, attemptToken, { maxAgeSeconds: ATTEMPT_COOKIE_SECONDS });
      return done({ step: 'second-factor' as const, factors: open });
    }),
    endpoint(answerSecondFactor, async (call, { body }) =>
      finish(call, await answering.answerSecondFactor(context, factors, call, body.factor, body.code)),
    ),
    endpoint(requestSmsCode, async call => {
      const sent = await answering.beginSecondFactor(context, factors, call, 'sms');
      return sent.ok ? done({ sent: true as const }) : sent;
    }),
    endpoint(challengeCertificate, call => answering.beginSecondFactor(context, factors, call, 'certificate')),
    endpoint(answerCertificate, async (call, { body }) =>
      finish(call, await answering.answerSecondFactor(context, factors, call, 'certificate', body.signature)),
    ),
    endpoint(logout, async call => {
      const { id, personId } = sessionOf(call);
      const ended = await call.transact(async work => {
        await endSession(work.db, id, 'logout', context.before(0));
        await work.audit({ kind: 'signed-out', subject: `person/${personId}` });
        return done({ signedOut: true as const });
      });
      call.setCookie(cookies.session, '', { maxAgeSeconds: 0 });
      return ended;
    }),
    endpoint(loadMe, async call => done(meOf(sessionOf(call), parts.clock.today()))),
    endpoint(changePassword, async (call, { body }) => {
      const changed = await passwords.changePassword(context, call, sessionOf(call), body);
      return changed.ok ? done({ changed: true as const }) : changed;
    }),
    endpoint(beginTotp, (call, { body }) => totp.beginTotp(context, call, sessionOf(call), body.password)),
    endpoint(confirmTotp, async (call, { body }) => {
      const confirmed = await totp.confirmTotp(context, call, sessionOf(call), body.code);
      return confirmed.ok ? done({ enrolled: true as const }) : confirmed;
    }),
    endpoint(beginCertificate, (call, { body }) =>
      certificates.beginCertificate(context, call, sessionOf(call), body.password),
    ),
    endpoint(confirmCertificate, async (call, { body }) => {
      const confirmed = await certificates.confirmCertificate(context, call, sessionOf(call), body);
      return confirmed.ok ? done({ enrolled: true as const, ...confirmed.value }) : confirmed;
    }),
  ];
}

/** Session cookie until the browser closes; the device stays known. */
export function enterBrowser(
  { cookies }: SignInContext,
  call: Call,
  { sessionToken, deviceToken }: BegunSession,
): void {
  call.setCookie(cookies.session, sessionToken, { maxAgeSeconds: null });
  call.setCookie(cookies.device, deviceToken, { maxAgeSeconds: DEVICE_COOKIE_SECONDS });
  call.setCookie(cookies.attempt, '', { maxAgeSeconds: 0 });
}

/** The gate is ours, so its sessions are whole. */
function sessionOf(call: Call): SignedInSession {
  if (!call.session) throw new Error('a route for signed-in people was called without a session');
  return call.session as SignedInSession;
}
