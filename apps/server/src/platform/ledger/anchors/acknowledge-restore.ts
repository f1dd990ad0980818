import type { Kysely } from 'kysely';
import type { NoTables } from '../../work.ts';
import { anchorDigest, isAnchorSignedBy, parseAnchor } from './anchor.ts';
import type { AnchorExport, AnchorOutcome } from './anchor-export.ts';
import { findLastAnchorRow, lockUnanchored, tryAnchorLock } from './anchor-rows.ts';
import { checkPlace, MAX_EVENTS } from './export-anchor.ts';
import { writeNext } from './write-next.ts';

/**
 * After a restore on purpose the place has anchors the database has not, and nothing is exported until an operator says so.
 * The statement is an anchor itself: signed, dated, with the reason. The anchors it gives up stay where they are, so that
 * everybody can count what was lost; `verify` names them in every later report.
 */
export async function acknowledgeRestore(
  db: Kysely<NoTables>,
  options: AnchorExport,
  reason: string,
): Promise<AnchorOutcome> {
  const { place, signer } = options;
  return db.transaction().execute(async (tx): Promise<AnchorOutcome> => {
    if (!(await tryAnchorLock(tx))) return { done: 'another-worker' };
    const last = await findLastAnchorRow(tx);
    const unfit = await checkPlace(place, last);
    if (unfit !== null) return { done: 'refused', problem: unfit };
    const no = await place.lastNo();
    if (no <= (last?.no ?? 0))
      return {
        done: 'refused',
        problem: `There is nothing to acknowledge: ${place.description} has no anchor this database has not.`,
      };
    const bytes = (await place.get(no))!;
    const anchor = parseAnchor(bytes);
    if (anchor === null || !isAnchorSignedBy(anchor, signer.publicKey))
      return {
        done: 'refused',
        problem: `Anchor ${no} in ${place.description} is damaged or another key signed it. Run "gongkai verify".`,
      };
    const maxEvents = options.maxEvents ?? MAX_EVENTS;
    const events = await lockUnanchored(tx, maxEvents);
    const previous = { no, digest: anchorDigest(anchor.algorithm, bytes).toString('hex') };
    const restored = { after: last?.no ?? 0, reason };
    const written = await writeNext(tx, last, previous, events, options, { restored });
    return { done: 'exported', no: written, events: events.length, more: events.length === maxEvents };
  });
}
