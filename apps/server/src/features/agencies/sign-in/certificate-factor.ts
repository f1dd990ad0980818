import { randomBytes } from 'node:crypto';
import { done, refuse } from '../../../platform/outcome.ts';
import { verifySignature } from '../../../platform/sessions/certificate.ts';
import { saveChallenge } from '../store/attempts.ts';
import { findCertificate } from '../store/second-factors.ts';
import type { SecondFactor } from './second-factor.ts';
import type { SignInContext } from './sign-in-context.ts';

/** A UKey or a soft certificate signs a text that names this office, so that a signature given elsewhere is worth nothing here. */
export function createCertificateFactor({ parts, nowMs }: SignInContext): SecondFactor {
  return {
    kind: 'certificate',
    isOpenTo: person => person.enrolled.includes('certificate'),
    async begin({ db }, attempt) {
      const certificate = await findCertificate(db, attempt.personId);
      if (!certificate) return refuse('factor-not-open');
      const challenge = randomBytes(32);
      await saveChallenge(db, attempt.tokenHash, challenge);
      return done({ text: textToSign(parts.officeUrl, 'sign-in', challenge) });
    },
    async verify({ db }, attempt, _person, signature) {
      const certificate = await findCertificate(db, attempt.personId);
      if (!certificate || !attempt.challenge || Date.parse(certificate.holdsUntil) < nowMs()) return false;
      // Whatever the answer, the text is used up.
      await saveChallenge(db, attempt.tokenHash, null);
      const text = textToSign(parts.officeUrl, 'sign-in', attempt.challenge);
      return verifySignature(certificate.publicKey, text, Buffer.from(signature, 'base64'));
    },
  };
}

export function textToSign(officeUrl: string, purpose: 'sign-in' | 'enrol', challenge: Buffer): string {
  return `gongkai ${purpose}\n${new URL(officeUrl).origin}\n${challenge.toString('base64url')}`;
}
