import type { Instant } from '../../platform/clock/clock.ts';
import type { CaseKey } from '../../platform/keys/case-key.ts';
import type { Keys } from '../../platform/keys/keys.ts';
import type { Tx } from '../../platform/work.ts';
import type { Db } from './store/db.ts';

export type PersonField = 'mobile' | 'email' | 'totp-secret';
export type OpenField = (personId: number, field: PersonField, sealed: Buffer) => string | null;

/** Personal fields, each person's under a key of their own (subject `person/<id>`). */
export interface PersonVault {
  /** Makes the person's key where there is none. */
  seal(tx: Tx, personId: number, now: Instant, fields: Partial<Record<PersonField, string>>): Promise<SealedFields>;
  /** Opens what belongs to these people; null where the key was destroyed. */
  opener(db: Db, personIds: readonly number[]): Promise<OpenField>;
  /** Keyed hash for look-up; `purpose` keeps one kind of value apart from another. */
  blindIndex(purpose: string, value: string): Buffer;
}

export type SealedFields = Partial<Record<PersonField, Buffer>>;

const subjectOf = (personId: number) => `person/${personId}`;
const placeOf = (personId: number, field: PersonField) => ({ table: 'core.people', field, row: personId });

export function createPersonVault(keys: Pick<Keys, 'forCase' | 'findCases' | 'blindIndex'>): PersonVault {
  return {
    blindIndex: keys.blindIndex,
    async seal(tx, personId, now, fields) {
      const given = Object.entries(fields) as [PersonField, string][];
      if (given.length === 0) return {};
      const key = await keys.forCase(tx, subjectOf(personId), now);
      if (key.erased)
        throw new Error(`the personal data of ${subjectOf(personId)} were erased; nothing is added to them`);
      return Object.fromEntries(given.map(([field, text]) => [field, key.seal(placeOf(personId, field), text)]));
    },
    async opener(db, personIds) {
      const found: ReadonlyMap<string, CaseKey> = await keys.findCases(db, personIds.map(subjectOf));
      return (personId, field, sealed) => {
        const key = found.get(subjectOf(personId));
        return key && !key.erased ? key.open(placeOf(personId, field), sealed) : null;
      };
    },
  };
}
