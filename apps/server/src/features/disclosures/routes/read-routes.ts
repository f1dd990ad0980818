import { Readable } from 'node:stream';
import {
  compareEditions,
  downloadFile,
  itemHistory,
  itemOptions,
  listItems,
  loadItem,
  workList,
} from '@gongkai/contract';
import { attachmentHeaders } from '../../../platform/files/attachment-headers.ts';
import { type Call, type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Item } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { compareEditions as compare } from '../queries/compare-editions.ts';
import { findItemDetail } from '../queries/item-detail.ts';
import { loadItemHistory } from '../queries/item-history.ts';
import { listItems as list } from '../queries/list-items.ts';
import { listOptions } from '../queries/options.ts';
import { loadWorkList } from '../queries/work-list.ts';
import { findItemFile, listStoredFiles } from '../store/edition-files.ts';
import { findEdition, findPublishedBefore } from '../store/editions.ts';
import { findItem } from '../store/items.ts';
import { officerOf } from './change-item.ts';

/** Looking: lists, one item, what changed, what happened, its files. */
export function readRoutes(parts: DisclosuresParts): Endpoint[] {
  const { db, clock } = parts;
  return [
    endpoint(listItems, async (call, { query }) => {
      const reader = { personId: officerOf(call).personId, grants: call.grants };
      const page = await list(db, reader, clock.today(), query);
      return page ? done(page) : refuse('invalid-request');
    }),
    endpoint(workList, async call => {
      const worker = { personId: officerOf(call).personId, grants: call.grants };
      return done(await loadWorkList(db, parts.calendar(), worker, clock.today()));
    }),
    endpoint(loadItem, async (call, { params }) => {
      const detail = await findItemDetail({ db, today: clock.today() }, parts, officerOf(call), params.itemId);
      return detail ? done(detail) : refuse('not-found');
    }),
    endpoint(compareEditions, async (call, { params, query }) => {
      const item = await findReadable(call, parts, params.itemId);
      if (!item) return refuse('not-found');
      const to = query.to ?? item.editionNo;
      const from = query.from ?? (await findPublishedBefore(db, item.id, to));
      const after = await findEdition(db, item.id, to);
      const before = from === null ? null : await findEdition(db, item.id, from);
      if (!after || (from !== null && !before)) return refuse('not-found');
      return done(compare(before, after));
    }),
    endpoint(itemHistory, async (call, { params }) => {
      const item = await findReadable(call, parts, params.itemId);
      return item ? done({ items: await loadItemHistory(db, item.id) }) : refuse('not-found');
    }),
    endpoint(itemOptions, async () => done(listOptions())),
    endpoint(downloadFile, async (call, { params }) => sendFile(call, parts, params)),
  ];
}

async function findReadable(call: Call, { db }: DisclosuresParts, itemId: number): Promise<Item | null> {
  const item = await findItem(db, itemId);
  return item && call.may('disclosure.read', item.agencyId) ? item : null;
}

async function sendFile(
  call: Call,
  parts: DisclosuresParts,
  { itemId, hash }: { itemId: number; hash: string },
): Promise<Outcome<{ file: { stream: Readable; headers: Record<string, string> } }>> {
  if (!(await findReadable(call, parts, itemId))) return refuse('not-found');
  const attached = await findItemFile(parts.db, itemId, hash);
  const [stored] = attached ? await listStoredFiles(parts.db, [attached]) : [];
  const bytes = stored ? await parts.files.stream(hash) : null;
  if (!stored || !bytes) return refuse('not-found');
  return done({ file: { stream: Readable.from(bytes), headers: attachmentHeaders(stored, 'private') } });
}
