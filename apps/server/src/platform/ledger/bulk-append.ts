import { once } from 'node:events';
import type { Client, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type AppendContext, type ChainedEvent, chainDrafts, emptyStream } from './chain.ts';
import type { EventDraft, StreamHead } from './event.ts';

/** What one command appended: its drafts and its context. */
export interface BulkStep {
  readonly drafts: readonly EventDraft[];
  readonly context: AppendContext;
}

const FLUSH_AT_CHARACTERS = 4_000_000;

/**
 * Loads whole new streams by COPY, in the caller's transaction: for seeds and for moving house, at about a hundred times the
 * speed of the commands and with the identical rows. A stream that exists already fails on the primary key.
 */
export class BulkAppend {
  readonly #client: Client | PoolClient;
  #events: string[] = [];
  #heads: string[] = [];
  #characters = 0;

  constructor(client: Client | PoolClient) {
    this.#client = client;
  }

  /** The chained events come back at once, so that the caller can write its rows with their versions and ids. */
  async add(stream: string, steps: readonly BulkStep[]): Promise<readonly ChainedEvent[]> {
    let head: StreamHead = emptyStream(stream);
    const events: ChainedEvent[] = [];
    for (const step of steps) {
      const chained = chainDrafts(head, step.drafts, step.context);
      events.push(...chained);
      head = chained.at(-1) ?? head;
    }
    if (events.length === 0) throw new TypeError(`No events for ${stream}`);
    for (const event of events) this.#line(this.#events, eventColumns(event));
    this.#line(this.#heads, [head.stream, String(head.version), bytea(head.hash)]);
    if (this.#characters > FLUSH_AT_CHARACTERS) await this.flush();
    return events;
  }

  /** To be called once more at the end, before the transaction commits. */
  async flush(): Promise<void> {
    if (this.#characters === 0) return;
    await this.#copy(`copy ledger.events (${EVENT_COLUMNS}) from stdin`, this.#events);
    await this.#copy('copy ledger.streams (stream, version, hash) from stdin', this.#heads);
    this.#events = [];
    this.#heads = [];
    this.#characters = 0;
  }

  #line(lines: string[], columns: readonly (string | null)[]): void {
    const line = `${columns.map(column => (column === null ? '\\N' : escapeColumn(column))).join('\t')}\n`;
    this.#characters += line.length;
    lines.push(line);
  }

  async #copy(command: string, lines: readonly string[]): Promise<void> {
    const copy = this.#client.query(copyFrom(command));
    copy.end(lines.join(''));
    await once(copy, 'finish');
  }
}

const EVENT_COLUMNS =
  'stream, version, id, kind, happened_on, recorded_at, actor, agency_id, algorithm, corrects, unlawful, payload, prev_hash, hash';

function eventColumns(event: ChainedEvent): (string | null)[] {
  return [
    event.stream,
    String(event.version),
    event.id,
    event.kind,
    event.happenedOn,
    event.recordedAt,
    event.actor,
    String(event.agencyId),
    event.algorithm,
    event.correctsText ?? null,
    event.unlawful ?? null,
    event.payloadText,
    bytea(event.prevHash),
    bytea(event.hash),
  ];
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

/** The text format of COPY gives the backslash, tab and line ends a meaning. */
function escapeColumn(text: string): string {
  return text.replace(/[\\\t\n\r]/g, character => ESCAPES[character]!);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
