import type { Db } from './store/db.ts';

/** Personal fields under a key of the person's own. What the key room gives, as far as this feature needs it. */
export interface PersonVault {
  /** `keyId` null makes the person's key. */
  seal(db: Db, keyId: number | null, field: PersonField, text: string): Promise<{ keyId: number; sealed: Buffer }>;
  /** Null when the key was destroyed. */
  open(db: Db, keyId: number, field: PersonField, sealed: Buffer): Promise<string | null>;
  /** Keyed hash for look-up; `purpose` keeps one kind of value apart from another. */
  blindIndex(purpose: string, value: string): Buffer;
}

export type PersonField = 'mobile' | 'email' | 'totp-secret';
