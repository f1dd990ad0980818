import type { OpennessMark } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import { type FileUser, holdFile, releaseFile } from '../../../platform/files/file-rows.ts';
import { ACCEPTED_TYPES, type FileType } from '../../../platform/files/types/accepted-types.ts';
import type { Db } from './db.ts';

type Attachment = { readonly hash: string; readonly name: string };
type Tx = Parameters<typeof holdFile>[0];

/** A stored file as an item shows it. */
export interface AttachedFileRow {
  readonly hash: string;
  readonly name: string;
  readonly type: FileType;
  readonly mediaType: string;
  readonly size: number;
  readonly openness: OpennessMark | null;
  readonly unreadable: boolean;
}

const userOf = (itemId: number, editionNo: number): FileUser => `disclosure-edition/${itemId}.${editionNo}`;
const scanUserOf = (itemId: number): FileUser => `disclosure-scan/${itemId}`;

/** Facts of stored files in the order asked for; what is not stored, or sealed for somebody, is missing. */
export async function listStoredFiles(db: Db, attachments: readonly Attachment[]): Promise<AttachedFileRow[]> {
  if (attachments.length === 0) return [];
  type Row = { hash: string; type: FileType; size: number; verdict: string; openness: OpennessMark | null };
  const { rows } = await sql<Row>`select encode(hash, 'hex') as hash, file_type as type, size, verdict, openness
    from core.files where verdict <> 'sealed'
      and hash = any(select decode(h, 'hex') from unnest(${attachments.map(file => file.hash)}::text[]) h)`.execute(db);
  const byHash = new Map(rows.map(row => [row.hash, row]));
  return attachments.flatMap(({ hash, name }) => {
    const row = byHash.get(hash);
    if (!row) return [];
    const { type, size, openness, verdict } = row;
    return [
      {
        hash,
        name,
        type,
        mediaType: ACCEPTED_TYPES[type].mediaType,
        size,
        openness,
        unreadable: verdict === 'unreadable',
      },
    ];
  });
}

/** Sets the files of an edition and holds them in the store; false when one of them is not there. */
export async function saveEditionFiles(
  tx: Tx,
  itemId: number,
  editionNo: number,
  before: readonly Attachment[],
  after: readonly Attachment[],
  now: Instant,
): Promise<boolean> {
  const user = userOf(itemId, editionNo);
  const isSame =
    before.length === after.length &&
    before.every((file, at) => file.hash === after[at]!.hash && file.name === after[at]!.name);
  if (isSame) return true;
  // In one order everywhere, so that two items with the same files never wait for each other.
  for (const hash of hashesOf(after)) if (!(await holdFile(tx, hash, user))) return false;
  await sql`delete from core.edition_files where item_id = ${itemId} and edition_no = ${editionNo}`.execute(tx);
  for (const [position, { hash, name }] of after.entries()) {
    await sql`insert into core.edition_files (item_id, edition_no, position, file_hash, name)
      values (${itemId}, ${editionNo}, ${position}, decode(${hash}, 'hex'), ${name})`.execute(tx);
  }
  const kept = new Set(after.map(file => file.hash));
  for (const hash of hashesOf(before)) if (!kept.has(hash)) await releaseFile(tx, hash, user, now);
  return true;
}

/** Holds the files of an edition that is written in bulk; false when one of them is not there. */
export async function holdEditionFiles(tx: Tx, itemId: number, editionNo: number, files: readonly Attachment[]) {
  for (const hash of hashesOf(files)) if (!(await holdFile(tx, hash, userOf(itemId, editionNo)))) return false;
  return true;
}

/** The scan of a paper that was signed; evidence, never released. */
export async function holdScan(tx: Tx, itemId: number, hash: string): Promise<boolean> {
  return holdFile(tx, hash, scanUserOf(itemId));
}

/** A file of this item: attached to one of its editions, or the scan of a signature. */
export async function findItemFile(db: Db, itemId: number, hash: string): Promise<Attachment | null> {
  const { rows } = await sql<{ name: string }>`select name from (
      select name, 1 as place, edition_no as no from core.edition_files
      where item_id = ${itemId} and file_hash = decode(${hash}, 'hex')
      union all
      select '签批扫描件', 2, 0 from core.signatures where item_id = ${itemId} and scan_hash = decode(${hash}, 'hex')
    ) found order by place, no desc limit 1`.execute(db);
  return rows[0] ? { hash, name: rows[0].name } : null;
}

function hashesOf(files: readonly Attachment[]): string[] {
  return [...new Set(files.map(file => file.hash))].sort();
}
