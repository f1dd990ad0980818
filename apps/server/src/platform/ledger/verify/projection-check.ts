import type { Kysely } from 'kysely';
import type { NoTables } from '../../work.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Json, LedgerEvent } from '../event.ts';
import { type StoredEvent, toEvent } from '../stored-event.ts';
import type { Finding } from './report.ts';

export type Projection = { readonly [column: string]: Json };

/** A feature's promise that its row is what its events say: the rows carry projections, and this folds them again. */
export interface ProjectionCheck {
  /** `applications`: whose rows these are, in findings. */
  readonly name: string;
  /** Which streams are its own: `application/`. */
  readonly prefix: string;
  begin(): Folding;
  /** The same columns of the rows as they stand, for some streams at once. */
  load(db: Kysely<NoTables>, streams: readonly string[]): Promise<ReadonlyMap<string, Projection>>;
  /** How many rows there are in all, to find those no stream stands behind. */
  countRows?(db: Kysely<NoTables>): Promise<number>;
}

export interface Folding {
  take(event: LedgerEvent): void;
  /** Null where these events leave no row. */
  projection(): Projection | null;
}

const STREAMS_AT_ONCE = 500;

interface Folded {
  readonly version: number;
  readonly projection: Projection | null;
}

/** Runs one check along the walk over all streams. */
export class ProjectionRun {
  readonly #check: ProjectionCheck;
  readonly #waiting = new Map<string, Folded>();
  #folding: Folding | null = null;
  #version = 0;
  #unfoldable = false;
  #rowsExpected = 0;

  constructor(check: ProjectionCheck) {
    this.#check = check;
  }

  begin(stream: string): void {
    this.#unfoldable = false;
    this.#folding = stream.startsWith(this.#check.prefix) ? this.#check.begin() : null;
  }

  take(row: StoredEvent): void {
    this.#version = row.version;
    if (this.#folding === null || this.#unfoldable) return;
    try {
      this.#folding.take(toEvent(row));
    } catch {
      // A forged event may be one no command could have written; the walk goes on and names the stream.
      this.#unfoldable = true;
    }
  }

  /** Ends the stream; now and then a batch is compared. */
  async close(db: Kysely<NoTables>, stream: string): Promise<Finding[]> {
    if (this.#folding === null) return [];
    if (this.#unfoldable) return [differs(stream, this.#version, `${this.#check.name} 无法从这些事件推得一行。`)];
    const projection = this.#folding.projection();
    if (projection !== null) this.#rowsExpected += 1;
    this.#waiting.set(stream, { version: this.#version, projection });
    return this.#waiting.size < STREAMS_AT_ONCE ? [] : this.#compare(db);
  }

  async finish(db: Kysely<NoTables>): Promise<Finding[]> {
    const findings = await this.#compare(db);
    const rows = await this.#check.countRows?.(db);
    if (rows !== undefined && rows > this.#rowsExpected)
      findings.push(
        differs(
          null,
          null,
          `${this.#check.name} 有 ${rows} 行，台账中的事件只说明其中 ${this.#rowsExpected} 行：有的行没有事件。`,
        ),
      );
    return findings;
  }

  async #compare(db: Kysely<NoTables>): Promise<Finding[]> {
    const loaded = await this.#check.load(db, [...this.#waiting.keys()]);
    const findings: Finding[] = [];
    for (const [stream, folded] of this.#waiting) {
      const why = describeDifference(folded.projection, loaded.get(stream) ?? null);
      if (why !== null) findings.push(differs(stream, folded.version, `${this.#check.name} 的行与事件不符：${why}`));
    }
    this.#waiting.clear();
    return findings;
  }
}

function differs(stream: string | null, version: number | null, why: string): Finding {
  return { code: 'projection-differs', stream, version, anchor: null, why };
}

/** Names the columns; their values stay out of the report. */
function describeDifference(folded: Projection | null, loaded: Projection | null): string | null {
  if (folded === null && loaded === null) return null;
  if (folded === null) return '按事件不应有这一行。';
  if (loaded === null) return '按事件应有一行，现在没有。';
  const columns = [...new Set([...Object.keys(folded), ...Object.keys(loaded)])].sort();
  const differing = columns.filter(
    column => canonicalJson(folded[column] ?? null) !== canonicalJson(loaded[column] ?? null),
  );
  return differing.length === 0 ? null : `${differing.join('、')} 与事件推得的不同。`;
}
