import type { Kysely } from 'kysely';
import type { NoTables, Tx } from '../../work.ts';
import { AdoptionRefused, adoptAnchor } from './adopt-anchor.ts';
import { type Anchor, type AnchoredEvent, anchorDigest, writeAnchor } from './anchor.ts';
import type { AnchorExport, AnchorOutcome } from './anchor-export.ts';
import type { AnchorPlace } from './anchor-place.ts';
import {
  type AnchorRow,
  findLastAnchorRow,
  insertAnchorRow,
  lockUnanchored,
  markAnchored,
  rowOf,
  tryAnchorLock,
} from './anchor-rows.ts';
import { updateKeptTree } from './kept-tree.ts';

const MAX_EVENTS = 20_000;
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
async function checkPlace(place: AnchorPlace, last: AnchorRow | null): Promise<string | null> {
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
  { place, signer, algorithm, now, successor }: AnchorExport,
): Promise<number> {
  const begun = events.length === 0 ? 0 : await markAnchored(tx, events);
  const root = await updateKeptTree(
    tx,
    algorithm,
    events.map(([stream]) => stream),
  );
  const anchor: Anchor = {
    format: 'gongkai-anchor-1',
    no: (last?.no ?? 0) + 1,
    at: now,
    algorithm,
    previous: last?.digest.toString('hex') ?? null,
    events,
    streams: (last?.streams ?? 0) + begun,
    root: root.toString('hex'),
    ...(last === null || last.key_id !== signer.keyId ? { publicKey: signer.publicKey } : {}),
    ...(successor === undefined ? {} : { successor }),
    keyId: signer.keyId,
  };
  const bytes = await writeAnchor(anchor, signer);
  await place.put(anchor.no, bytes);
  await insertAnchorRow(tx, rowOf(anchor, last, bytes));
  return anchor.no;
}
