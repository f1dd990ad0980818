import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { PersonVault } from '../features/agencies/index.ts';
import { toInstant } from '../platform/clock/clock.ts';
import type { Keys } from '../platform/keys/keys.ts';
import type { NoTables, Tx } from '../platform/work.ts';

/** Gives the feature of people its keys: one data key for each person, named by its row, destroyed by `erase`. */
export function createPersonVault(keys: Keys): PersonVault {
  const place = (field: string, keyId: number) => ({ table: 'core.people', field, row: keyId });
  return {
    async seal(db, keyId, field, text) {
      const subject = keyId === null ? `person/${randomUUID()}` : await subjectOf(db as never, keyId);
      const key = await keys.forCase(db as unknown as Tx, subject, toInstant(new Date()));
      if (key.erased) throw new Error(`the key of ${subject} was erased; nothing more can be sealed under it`);
      const id = keyId ?? (await idOf(db as never, subject));
      return { keyId: id, sealed: key.seal(place(field, id), text) };
    },
    async open(db, keyId, field, sealed) {
      const key = await keys.findCase(db as never, await subjectOf(db as never, keyId));
      return !key || key.erased ? null : key.open(place(field, keyId), sealed);
    },
    blindIndex: (purpose, value) => keys.blindIndex(purpose, value),
  };
}

async function subjectOf(db: Kysely<NoTables>, keyId: number): Promise<string> {
  const { rows } = await sql<{ subject: string }>`select subject from core.data_keys where id = ${keyId}`.execute(db);
  return rows[0]!.subject;
}

async function idOf(db: Kysely<NoTables>, subject: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from core.data_keys where subject = ${subject}`.execute(db);
  return rows[0]!.id;
}
