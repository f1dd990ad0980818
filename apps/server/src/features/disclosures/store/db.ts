import type { Kysely } from 'kysely';
import type { NoTables } from '../../../platform/work.ts';

/** A transaction or the pool: stores read and write in the one they are given. */
export type Db = Kysely<NoTables>;
