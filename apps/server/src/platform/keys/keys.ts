import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '../clock/clock.ts';
import type { NoTables, Tx } from '../work.ts';
import { assertWellFormed, type CaseKey, caseKey } from './case-key.ts';
import type { ProfileName } from './crypto-profile.ts';
import { type DataKeyRow, eraseDataKey, findDataKeys, holdDataKey, insertDataKey } from './data-key-rows.ts';
import type { KeyFile } from './key-file.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { MasterKeys } from './master-keys.ts';
import { PROFILES } from './profiles.ts';
import { type BoxPublicKey, formatBoxPublicKey, openSealed } from './sealed-box.ts';
import { readSealed } from './sealed-bytes.ts';
import { UnwrappedKeys } from './unwrapped-keys.ts';

/** Everything the office does with keys; the portal gets `intakePublicKey` and nothing else. */
export interface Keys {
  readonly profile: ProfileName;
  readonly masters: MasterKeys;
  /** The key file as it was last read; for marks and rotation. */
  file(): KeyFile;
  reload(): Promise<void>;
  /** The key of a subject (`application/12`, `person/7`) for writing: made where there is none, held against erasure until the commit. */
  forCase(tx: Tx, subject: string, now: Instant): Promise<CaseKey>;
  /** The keys of subjects for reading; a subject that never had one is absent. */
  findCases(db: Kysely<NoTables>, subjects: readonly string[]): Promise<ReadonlyMap<string, CaseKey>>;
  findCase(db: Kysely<NoTables>, subject: string): Promise<CaseKey | null>;
  /** Destroys the subject's key; false where there was nothing to destroy. */
  erase(tx: Tx, subject: string, now: Instant): Promise<boolean>;
  /** A keyed fingerprint for looking a value up; `purpose` keeps the columns apart. The value is normalised by the caller. */
  blindIndex(purpose: string, normalisedValue: string): Buffer;
  /** The public half of the newest intake key, for the portal. */
  intakePublicKey(): BoxPublicKey;
  openIntake(sealed: Buffer, context: string): Buffer | null;
}

export interface KeySource {
  readonly profile: ProfileName;
  readonly masters: MasterKeys;
  file(): KeyFile;
  reload(): Promise<void>;
}

export function keysOf(source: KeySource): Keys {
  const profile = PROFILES[source.profile];
  const unwrapped = new UnwrappedKeys();

  async function toCaseKey(row: DataKeyRow): Promise<CaseKey> {
    const { subject, wrapped, erased_at } = row;
    if (wrapped === null) return { erased: true, subject, erasedAt: erased_at! };
    return caseKey(
      profile,
      subject,
      await unwrapped.get(subject, wrapped, () => source.masters.unwrap(wrapped, subject)),
    );
  }

  async function findCases(db: Kysely<NoTables>, subjects: readonly string[]) {
    const found = new Map<string, CaseKey>();
    if (subjects.length === 0) return found;
    for (const row of await findDataKeys(db, subjects)) found.set(row.subject, await toCaseKey(row));
    return found;
  }

  return {
    ...source,
    async forCase(tx, subject, now) {
      const held = await holdDataKey(tx, subject);
      if (held !== null) return toCaseKey(held);
      const { wrapped, masterVersion } = await source.masters.wrap(randomBytes(32), subject);
      await insertDataKey(tx, subject, wrapped, masterVersion, now);
      // Of two at once one inserted; both take the key that is there.
      return toCaseKey((await holdDataKey(tx, subject))!);
    },
    findCases,
    findCase: async (db, subject) => (await findCases(db, [subject])).get(subject) ?? null,
    async erase(tx, subject, now) {
      const wrapped = await eraseDataKey(tx, subject, now);
      if (wrapped !== null) unwrapped.forget(subject, wrapped);
      return wrapped !== null;
    },
    blindIndex: (purpose, value) =>
      profile.mac(
        source.file().blindIndex,
        lengthPrefixed(['gongkai-blind-index-1', purpose, assertWellFormed(value)]),
      ),
    intakePublicKey() {
      const newest = source.file().intake.reduce((a, b) => (b.version > a.version ? b : a));
      return formatBoxPublicKey(newest.profile, newest.version, newest.publicKey);
    },
    openIntake(sealed, context) {
      const version = readSealed(sealed)?.keyVersion;
      const pair = source.file().intake.find(entry => entry.version === version);
      return pair ? openSealed(pair, sealed, context) : null;
    },
  };
}
