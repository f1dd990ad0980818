import { sql } from 'kysely';
import type { Tx } from '../../work.ts';
import { type AnchoredEvent, isAnchorSignedBy, parseAnchor } from './anchor.ts';
import type { AnchorExport, AnchorOutcome } from './anchor-export.ts';
import { type AnchorRow, insertAnchorRow, markAnchored, rowOf } from './anchor-rows.ts';
import { updateKeptTree } from './kept-tree.ts';

/** Thrown, so that what was marked in the transaction goes back with it. */
export class AdoptionRefused extends Error {}

/**
 * The place has a file this database has no row for. After a crash between the two that is our own last export: every event in it is
 * here, and the row is written now. Where an event is missing, the database is an older copy, and nothing may be exported over it.
 */
export async function adoptAnchor(tx: Tx, last: AnchorRow | null, options: AnchorExport): Promise<AnchorOutcome> {
  const { place, signer } = options;
  const no = (last?.no ?? 0) + 1;
  const bytes = await place.get(no);
  const anchor = bytes === null ? null : parseAnchor(bytes);
  if (bytes === null || anchor === null)
    throw new AdoptionRefused(`Anchor ${no} in ${place.description} is missing or damaged.`);
  if (
    anchor.no !== no ||
    anchor.previous !== (last?.digest.toString('hex') ?? null) ||
    !isAnchorSignedBy(anchor, signer.publicKey)
  )
    throw new AdoptionRefused(
      `Anchor ${no} in ${place.description} does not continue this database's anchors, or another key signed it. Is ANCHOR_DIR shared with another installation?`,
    );
  const missing = await findMissing(tx, anchor.events);
  if (missing !== null)
    throw new AdoptionRefused(
      `Anchor ${no} (${anchor.at}) lists event ${missing[1]} of ${missing[0]}, which this database has not: it is an older copy. Run "gongkai verify"; after a restore on purpose, acknowledge it with "gongkai verify --acknowledge-restore".`,
    );
  if (anchor.events.length > 0) await markAnchored(tx, anchor.events);
  const root = await updateKeptTree(
    tx,
    anchor.algorithm,
    anchor.events.map(([stream]) => stream),
  );
  if (root.toString('hex') !== anchor.root)
    throw new AdoptionRefused(`The root of anchor ${no} is not the root of this database. Run "gongkai verify".`);
  await insertAnchorRow(tx, rowOf(anchor, bytes));
  return { done: 'adopted', no };
}

async function findMissing(tx: Tx, events: readonly AnchoredEvent[]): Promise<readonly [string, number] | null> {
  const { rows } = await sql<{ stream: string; version: number }>`
    select a.stream, a.version
    from unnest(${events.map(event => event[0])}::text[], ${events.map(event => event[1])}::integer[],
      ${events.map(event => event[2])}::text[]) with ordinality a (stream, version, hash, place)
    where not exists (
      select from ledger.events e where e.stream = a.stream and e.version = a.version and encode(e.hash, 'hex') = a.hash
    )
    order by a.place limit 1`.execute(tx);
  return rows[0] ? [rows[0].stream, rows[0].version] : null;
}
