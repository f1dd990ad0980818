import { sql } from 'kysely';
import type { Tx } from '../../work.ts';
import type { StreamHead } from '../event.ts';
import { STORED_EVENT, type StoredEvent } from '../stored-event.ts';
import { fetchAll, RowReader } from './cursor.ts';
import { type ProjectionCheck, ProjectionRun } from './projection-check.ts';
import type { Findings } from './report.ts';
import { StreamChain } from './stream-chain.ts';

export interface Walked {
  readonly streams: number;
  readonly events: number;
  readonly unanchoredEvents: number;
}

type Head = StreamHead & { readonly anchored_version: number };

/** Every stream once, in byte order: events and heads side by side, each hash computed again. */
export async function walkLedger(
  tx: Tx,
  checks: readonly ProjectionCheck[],
  findings: Findings,
  onProgress: (events: number) => void,
): Promise<Walked> {
  const events = new RowReader(
    fetchAll(tx, sql<StoredEvent>`select ${STORED_EVENT} from ledger.events order by stream, version`),
  );
  const heads = new RowReader(
    fetchAll(tx, sql<Head>`select stream, version, hash, anchored_version from ledger.streams order by stream`),
  );
  const runs = checks.map(check => new ProjectionRun(check));
  const count = { streams: 0, events: 0, unanchoredEvents: 0 };
  for (;;) {
    if (events.isDrained) {
      await events.fill();
      onProgress(count.events);
    }
    if (heads.isDrained) await heads.fill();
    const stream = firstOf(events.next?.stream, heads.next?.stream);
    if (stream === undefined) break;
    const head = heads.next?.stream === stream ? heads.next : null;
    if (head !== null) heads.take();
    const chain = new StreamChain(stream);
    for (const run of runs) run.begin(stream);
    const versions = await takeStream(events, stream, row => {
      chain.take(row);
      for (const run of runs) run.take(row);
    });
    const fault = chain.close(head);
    if (fault !== null) findings.add(fault);
    for (const run of runs) for (const finding of await run.close(tx, stream)) findings.add(finding);
    count.streams += 1;
    count.events += versions;
    count.unanchoredEvents += Math.max(0, versions - (head?.anchored_version ?? 0));
  }
  for (const run of runs) for (const finding of await run.finish(tx)) findings.add(finding);
  return count;
}

function firstOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

async function takeStream(
  events: RowReader<StoredEvent>,
  stream: string,
  take: (row: StoredEvent) => void,
): Promise<number> {
  let taken = 0;
  for (;;) {
    if (events.isDrained) await events.fill();
    const row = events.next;
    if (row?.stream !== stream) return taken;
    take(row);
    events.take();
    taken += 1;
  }
}
