import { sql } from 'kysely';
import type { Tx } from '../../work.ts';
import type { AnchoredEvent, SignedAnchor } from '../anchors/anchor.ts';
import type { Findings } from './report.ts';

const EVENTS_AT_ONCE = 5_000;

interface Stored {
  readonly hash: string | null;
  readonly head: number | null;
}

/**
 * Holds each event an anchor lists against the database. `isRemembered` tells whether the database has a row for this anchor:
 * where it has none, a missing event means that the whole database is an older copy.
 */
export async function compareEvents(
  tx: Tx,
  anchor: SignedAnchor,
  isRemembered: boolean,
  findings: Findings,
): Promise<void> {
  for (let at = 0; at < anchor.events.length; at += EVENTS_AT_ONCE) {
    const events = anchor.events.slice(at, at + EVENTS_AT_ONCE);
    const stored = await loadStored(tx, events);
    for (const [place, event] of events.entries()) {
      const problem = compare(event, stored[place]!, anchor, isRemembered);
      if (problem !== null) {
        findings.add({ ...problem, stream: event[0], version: event[1], anchor: anchor.no });
      }
      findings.passExported(event[0], event[1]);
    }
  }
}

function compare([, version, hash]: AnchoredEvent, stored: Stored, anchor: SignedAnchor, isRemembered: boolean) {
  const proof = `第 ${anchor.no} 号锚（${anchor.at}）`;
  if (stored.hash === hash) return null;
  if (stored.hash !== null)
    return {
      code: 'event-rewritten',
      why: `第 ${version} 号事件的散列与${proof}所记的不同：该流自此号起被重算。`,
    } as const;
  if (!isRemembered)
    return {
      code: 'older-copy',
      why: `${proof}列有第 ${version} 号事件，库中没有，也没有这个锚的记录：数据库是较早的备份。`,
    } as const;
  return stored.head !== null && stored.head >= version
    ? ({ code: 'event-missing', why: `${proof}列有第 ${version} 号事件，现在不见了。` } as const)
    : ({
        code: 'tail-cut',
        why: `${proof}列有第 ${version} 号事件，现在该流只到第 ${stored.head ?? 0} 号：尾部被截去。`,
      } as const);
}

async function loadStored(tx: Tx, events: readonly AnchoredEvent[]): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select encode(e.hash, 'hex') as hash, s.version as head
    from unnest(${events.map(event => event[0])}::text[], ${events.map(event => event[1])}::integer[])
      with ordinality a (stream, version, place)
    left join ledger.events e on e.stream = a.stream and e.version = a.version
    left join ledger.streams s on s.stream = a.stream
    order by a.place`.execute(tx);
  return rows;
}
