import type { Tx } from '../../work.ts';
import { type Anchor, type AnchoredEvent, writeAnchor } from './anchor.ts';
import type { AnchorExport } from './anchor-export.ts';
import { type AnchorRow, insertAnchorRow, markAnchored, rowOf } from './anchor-rows.ts';
import { updateKeptTree } from './kept-tree.ts';

/**
 * Marks the events, computes the root, and writes the anchor: the file first and durable, then its row. `last` is the last anchor
 * the database knows, `previous` the last at the place; they are one but after a restore.
 */
export async function writeNext(
  tx: Tx,
  last: AnchorRow | null,
  previous: { readonly no: number; readonly digest: string | null },
  events: readonly AnchoredEvent[],
  { place, signer, algorithm, now }: AnchorExport,
  extra: Pick<Anchor, 'successor' | 'restored'>,
): Promise<number> {
  const begun = events.length === 0 ? 0 : await markAnchored(tx, events);
  const root = await updateKeptTree(
    tx,
    algorithm,
    events.map(([stream]) => stream),
  );
  const anchor: Anchor = {
    format: 'gongkai-anchor-1',
    no: previous.no + 1,
    at: now,
    algorithm,
    previous: previous.digest,
    events,
    streams: (last?.streams ?? 0) + begun,
    root: root.toString('hex'),
    ...(last === null || last.key_id !== signer.keyId ? { publicKey: signer.publicKey } : {}),
    ...extra,
    keyId: signer.keyId,
  };
  const bytes = await writeAnchor(anchor, signer);
  await place.put(anchor.no, bytes);
  await insertAnchorRow(tx, rowOf(anchor, bytes));
  return anchor.no;
}
