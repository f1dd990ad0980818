import { readStream } from '../../../platform/ledger/read-stream.ts';
import { itemStream } from '../rules/item-events.ts';
import { findNames } from '../store/agencies.ts';
import type { Db } from '../store/db.ts';
import { findImportOf } from '../store/imports.ts';
import { describeEvent, signerOf } from './describe-event.ts';

/** Everything that happened to an item, from the ledger, with names and words put to it. */
export async function loadItemHistory(db: Db, itemId: number) {
  const importId = await findImportOf(db, itemId);
  const imported = importId === null ? [] : await readStream(db, `disclosure-import/${importId}`);
  const events = [...imported, ...(await readStream(db, itemStream(itemId)))];
  const people = events.flatMap(event => [personOf(event.actor) ?? [], signerOf(event.payload) ?? []].flat());
  const names = await findNames(db, people);
  const nameOf = (id: number) => names.get(id) ?? `人员 ${id}`;
  return events.map(event => {
    const person = personOf(event.actor);
    return {
      version: event.stream === itemStream(itemId) ? event.version : 0,
      kind: event.kind,
      ...describeEvent(event.kind, event.payload, nameOf),
      happenedOn: event.happenedOn,
      recordedAt: event.recordedAt,
      actor: person === null ? '系统' : nameOf(person),
      hash: event.hash.toString('hex'),
    };
  });
}

function personOf(actor: string): number | null {
  const match = /^person\/(\d+)$/.exec(actor);
  return match ? Number(match[1]) : null;
}
