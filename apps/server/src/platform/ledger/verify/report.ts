import type { Instant } from '../../clock/clock.ts';

export type FindingCode =
  | 'event-changed'
  | 'event-rewritten'
  | 'event-missing'
  | 'tail-cut'
  | 'head-differs'
  | 'older-copy'
  | 'anchor-missing'
  | 'anchor-changed'
  | 'anchor-signature'
  | 'root-differs'
  | 'projection-differs';

/** What is wrong, where, and how it is known, in a sentence for whoever reads the report. */
export interface Finding {
  readonly code: FindingCode;
  readonly stream: string | null;
  readonly version: number | null;
  /** The exported root that proves it; null where the database itself does. */
  readonly anchor: number | null;
  readonly why: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** The first bad event in the order of export, then of streams; null when all is well. */
  readonly first: Finding | null;
  /** One for each stream at most, the first hundred; `findingsTotal` counts them all. */
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
  readonly streams: number;
  readonly events: number;
  readonly anchors: number;
  /** Tampering is found back to this root; what came after is only chained. */
  readonly anchoredUpTo: { readonly no: number; readonly at: Instant } | null;
  readonly unanchoredEvents: number;
  /** Whether the public key was given from outside, or believed from the first anchor itself. */
  readonly key: 'pinned' | 'first-anchor' | 'none';
  readonly notes: readonly string[];
}

const KEPT = 100;

/** Collects findings, the lowest version of each stream only, in memory that does not grow with the damage. */
export class Findings {
  readonly #byStream = new Map<string, Finding>();
  readonly #others: Finding[] = [];
  readonly #exportOrder = new Map<string, number>();
  #total = 0;
  #exported = 0;

  add(finding: Finding): void {
    const { stream, version } = finding;
    if (stream === null || version === null) {
      this.#total += 1;
      if (this.#others.length < KEPT) this.#others.push(finding);
      return;
    }
    const known = this.#byStream.get(stream);
    if (known === undefined) this.#total += 1;
    if (known === undefined ? this.#byStream.size < KEPT : version < known.version!)
      this.#byStream.set(stream, finding);
  }

  /** Called for each event in the order of export, so that the first bad one can be told from the rest. */
  passExported(stream: string, version: number): void {
    this.#exported += 1;
    if (this.#byStream.get(stream)?.version === version) this.#exportOrder.set(stream, this.#exported);
  }

  /** Takes over what was found in later anchors; it comes after everything found so far. */
  merge(later: Findings): void {
    const list = later.list();
    for (const finding of list) {
      this.add(finding);
      if (finding.stream !== null && finding.version !== null) this.passExported(finding.stream, finding.version);
    }
    this.#total += later.#total - list.length;
  }

  get total(): number {
    return this.#total;
  }

  /** Bad events first, in the order of export; a damaged anchor or root is named after the event it shows, if any. */
  list(): Finding[] {
    const order = (finding: Finding) => this.#exportOrder.get(finding.stream!) ?? Number.POSITIVE_INFINITY;
    const events = [...this.#byStream.values()].sort((a, b) => order(a) - order(b) || (a.stream! < b.stream! ? -1 : 1));
    return [...events, ...this.#others].slice(0, KEPT);
  }
}
