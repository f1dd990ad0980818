import { sql } from 'kysely';
import type { ProjectionCheck } from '../../platform/feature.ts';
import type { LedgerEvent } from '../../platform/ledger/event.ts';
import { readStream } from '../../platform/ledger/read-stream.ts';
import { agencyStream, postStream } from './agency.ts';
import type { Db } from './store/db.ts';

type Facts = Record<string, unknown>;

const AGENCY_FACTS = [
  'parentId',
  'name',
  'shortName',
  'kind',
  'level',
  'creditCode',
  'regionCode',
  'foundedOn',
  'closedOn',
  'mergedIntoId',
];
const POST_FACTS = ['personId', 'agencyId', 'role', 'fromOn', 'isDeputy', 'delegatedFrom', 'delegatedBy'];

/** The later event wins, field by field. What came by an import has no first event of its own: only what changed since is compared. */
export function foldFacts(events: readonly LedgerEvent[], keys: readonly string[]): Facts {
  const folded: Facts = {};
  for (const { payload } of events) for (const key of keys) if (Object.hasOwn(payload, key)) folded[key] = payload[key];
  return folded;
}

export const agencyProjections: readonly ProjectionCheck[] = [
  {
    name: 'agencies',
    run: db =>
      compareAll(
        db,
        after =>
          sql<Facts & { id: number }>`select id, parent_id as "parentId", name, short_name as "shortName", kind, level,
            credit_code as "creditCode", region_code as "regionCode", founded_on as "foundedOn", closed_on as "closedOn",
            merged_into_id as "mergedIntoId", import_id is not null as imported
          from core.agencies where id > ${after} order by id limit 500`,
        agencyStream,
        events => foldFacts(events, AGENCY_FACTS),
      ),
  },
  {
    name: 'posts',
    run: db =>
      compareAll(
        db,
        after =>
          sql<
            Facts & { id: number }
          >`select id, person_id as "personId", agency_id as "agencyId", role, from_on as "fromOn",
            is_deputy as "isDeputy", delegated_from as "delegatedFrom", delegated_by as "delegatedBy",
            until_on as "untilOn", import_id is not null as imported
          from core.posts where id > ${after} order by id limit 500`,
        postStream,
        foldPost,
      ),
  },
];

/** An end that was entered never lengthens a term. */
function foldPost(events: readonly LedgerEvent[]): Facts {
  const folded = foldFacts(events, [...POST_FACTS, 'untilOn']);
  for (const { kind, payload } of events) {
    if (kind !== 'post-ended' || typeof payload.endedOn !== 'string') continue;
    const until = folded.untilOn;
    folded.untilOn = typeof until === 'string' && until < payload.endedOn ? until : payload.endedOn;
  }
  return folded;
}

async function* compareAll(
  db: Db,
  page: (after: number) => ReturnType<typeof sql<Facts & { id: number }>>,
  streamOf: (id: number) => string,
  fold: (events: readonly LedgerEvent[]) => Facts,
): AsyncIterable<{ stream: string; message: string }> {
  for (let after = 0; ; ) {
    const { rows } = await page(after).execute(db);
    for (const row of rows) {
      const stream = streamOf(row.id);
      const events = await readStream(db, stream);
      if (events.length === 0 && row.imported !== true) yield { stream, message: `row ${row.id} has no event` };
      for (const [key, told] of Object.entries(fold(events)))
        if ((row[key] ?? null) !== (told ?? null))
          yield {
            stream,
            message: `row ${row.id}: ${key} is ${JSON.stringify(row[key])}, events say ${JSON.stringify(told)}`,
          };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
