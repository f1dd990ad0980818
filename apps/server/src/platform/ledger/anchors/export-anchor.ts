import type { Kysely } from 'kysely';
import type { NoTables, Tx } from '../../work.ts';
import { AdoptionRefused, adoptAnchor } from './adopt-anchor.ts';
import { type AnchoredEvent, anchorDigest } from './anchor.ts';
import type { AnchorExport, AnchorOutcome } from './anchor-export.ts';
import type { AnchorPlace } from './anchor-place.ts';
import { type AnchorRow, findLastAnchorRow, lockUnanchored, tryAnchorLock } from './anchor-rows.ts';
import { writeNext } from './write-next.ts';

export const MAX_EVENTS = 20_000;
const HEARTBEAT_MS = 3_600_000;

/** One signed root, by one worker at a time: file first and durable, then its row; a crash between the two is healed by the next run. */
export async function exportAnchor(db: Kysely<NoTables>, options: AnchorExport): Promise<AnchorOutcome> {
  try {
    return await db.transaction().execute(tx => exportNext(tx, options));
  } catch (fault) {
    if (fault instanceof AdoptionRefused) return { done: 'refused', problem: fault.message };
    throw fault;
  }
}

async function exportNext(tx: Tx, options: AnchorExport): Promise<AnchorOutcome> {
  if (!(await tryAnchorLock(tx))) return { done: 'another-worker' };
  const last = await findLastAnchorRow(tx);
  const unfit = await checkPlace(options.place, last);
  if (unfit !== null) return { done: 'refused', problem: unfit };
  if ((await options.place.lastNo()) > (last?.no ?? 0)) return adoptAnchor(tx, last, options);
  const maxEvents = options.maxEvents ?? MAX_EVENTS;
  const events = await lockUnanchored(tx, maxEvents);
  const due = events.length > 0 || options.successor !== undefined || isHeartbeatDue(last, options);
  if (!due) return { done: 'nothing-new' };
  const no = await exportEvents(tx, last, events, options);
  return { done: 'exported', no, events: events.length, more: events.length === maxEvents };
}

/** Exports until everything committed is covered; what a minute's run and the end of a bulk load call. */
export async function exportAnchors(db: Kysely<NoTables>, options: AnchorExport): Promise<AnchorOutcome> {
  for (;;) {
    const outcome = await exportAnchor(db, options);
    if (outcome.done === 'adopted' || (outcome.done === 'exported' && outcome.more)) continue;
    return outcome;
  }
}

function isHeartbeatDue(last: AnchorRow | null, { now, heartbeatMs = HEARTBEAT_MS }: AnchorExport): boolean {
  return last === null || Date.parse(now) - Date.parse(last.at) >= heartbeatMs;
}

/** The last exported file must lie at the place as it was written: a chain is never continued beside a gap. */
export async function checkPlace(place: AnchorPlace, last: AnchorRow | null): Promise<string | null> {
  if (last === null) return null;
  const bytes = await place.get(last.no);
  if (bytes === null)
    return `Anchor ${last.no} is missing from ${place.description}. Copy the earlier anchors there; on several office nodes ANCHOR_DIR must be one shared folder.`;
  if (!anchorDigest(last.algorithm, bytes).equals(last.digest))
    return `Anchor ${last.no} in ${place.description} is not the one this database exported. Run "gongkai verify".`;
  return null;
}

async function exportEvents(
  tx: Tx,
  last: AnchorRow | null,
  events: readonly AnchoredEvent[],
  options: AnchorExport,
): Promise<number> {
  const previous = { no: last?.no ?? 0, digest: last?.digest.toString('hex') ?? null };
  return writeNext(
    tx,
    last,
    previous,
    events,
    options,
    options.successor === undefined ? {} : { successor: options.successor },
  );
}
