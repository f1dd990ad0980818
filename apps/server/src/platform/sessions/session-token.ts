import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;

/** 256 random bits as 43 characters. Only its SHA-256 is stored: who reads the database cannot sign in with it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function isToken(text: string | undefined): text is string {
  return text !== undefined && TOKEN.test(text);
}

export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Bound to the session by the token itself, which no script can read: another page can neither guess nor compute it. */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('gongkai csrf').digest('base64url');
}

export function isSameText(expected: string, sent: string | undefined): boolean {
  if (sent === undefined || sent.length !== expected.length) return false;
  const [left, right] = [Buffer.from(expected), Buffer.from(sent)];
  return left.length === right.length && timingSafeEqual(left, right);
}
