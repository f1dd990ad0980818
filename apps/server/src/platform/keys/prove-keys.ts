import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { NoTables } from '../work.ts';
import { countUnder, listWrappingMasters } from './data-key-rows.ts';
import type { KeyFile } from './key-file.ts';
import type { Keys } from './keys.ts';

type Purpose = 'master' | 'blind-index' | 'intake';

interface Mark {
  readonly purpose: Purpose;
  readonly version: number;
  readonly mark: Buffer;
}

/** One sentence for the start, or null: whether this key file belongs to this database. New keys leave their mark. */
export async function proveKeys(db: Kysely<NoTables>, keys: Keys): Promise<string | null> {
  const problem = await findKeyProblem(db, keys);
  if (problem !== null) return problem;
  const marks = marksOf(keys.file());
  await sql`insert into core.key_marks (purpose, version, mark)
    select * from unnest(${marks.map(mark => mark.purpose)}::text[], ${marks.map(mark => mark.version)}::integer[],
      ${marks.map(mark => mark.mark)}::bytea[]) on conflict do nothing`.execute(db);
  return null;
}

/** The same question without a trace, and cheap however many keys there are: a few rows and one step per master version. */
export async function findKeyProblem(db: Kysely<NoTables>, keys: Keys): Promise<string | null> {
  const marks = marksOf(keys.file());
  const { rows: known } = await sql<Mark>`select purpose, version, mark from core.key_marks`.execute(db);
  for (const { purpose, version, mark } of known) {
    const own = marks.find(each => each.purpose === purpose && each.version === version);
    if (own !== undefined && !own.mark.equals(mark))
      return `The key file is not this database's: its ${purpose} key ${version} is another one. Set KEY_FILE to the file this database was used with.`;
  }
  const held = new Set(keys.masters.versions());
  const missing = (await listWrappingMasters(db)).find(version => !held.has(version));
  if (missing === undefined) return null;
  return `The key file has no master key ${missing}, under which ${await countUnder(db, missing)} data keys are wrapped. Restore the newer key file.`;
}

function marksOf(file: KeyFile): Mark[] {
  return [
    ...file.masters.map(({ version, key }) => markOf('master', version, key)),
    markOf('blind-index', 1, file.blindIndex),
    ...file.intake.map(({ version, privateKey }) => markOf('intake', version, privateKey)),
  ];
}

/** Half of an HMAC under the key itself: it tells keys apart and gives nothing of them away. */
function markOf(purpose: Purpose, version: number, key: Buffer): Mark {
  return {
    purpose,
    version,
    mark: createHmac('sha256', key).update(`gongkai-key-mark-1 ${purpose}`).digest().subarray(0, 16),
  };
}
