import type { Report } from '../model/report.ts';
import { comparedText, type Passage, passagesOf } from './passages.ts';
import { shinglesOf, similarity } from './similarity.ts';

export interface BoilerplateMember {
  /** What the caller called the report. */
  readonly id: string;
  readonly passage: Omit<Passage, 'text'>;
  /** To the text of the cluster, 0 … 1. */
  readonly similarity: number;
}

/** One passage that stands, as good as unchanged, in several reports. */
export interface BoilerplateCluster {
  /** As the first report prints it. */
  readonly text: string;
  readonly members: readonly BoilerplateMember[];
  /** How many different reports. */
  readonly reports: number;
}

export interface BoilerplateOptions {
  /** From which similarity on a passage counts as the same. */
  readonly atLeast?: number;
  /** From how many reports on a cluster is told. */
  readonly reports?: number;
}

interface OpenCluster {
  readonly text: string;
  readonly shingles: Uint32Array;
  readonly members: BoilerplateMember[];
  readonly ids: Set<string>;
}

const BANDS = 12;
const ROWS = 4;

/**
 * Near-duplicate passages across any number of reports, one report after the other. MinHash in 12 bands of 4: two passages of
 * similarity 0.8 meet in some band with 99.8 %, of 0.3 with 9 %, and are then compared exactly. Time grows with the
 * number of passages, not of pairs; of the texts only one per cluster is kept.
 */
export class BoilerplateIndex {
  readonly #atLeast: number;
  readonly #buckets = new Map<number, OpenCluster[]>();
  readonly #clusters: OpenCluster[] = [];

  constructor({ atLeast = 0.8 }: Pick<BoilerplateOptions, 'atLeast'> = {}) {
    this.#atLeast = atLeast;
  }

  add(id: string, report: Report): void {
    for (const { text, ...passage } of passagesOf(report)) {
      const shingles = shinglesOf(comparedText(text, report.agency));
      if (shingles.length < 8) continue;
      const keys = bandKeys(shingles);
      const found = this.#findNearest(shingles, keys);
      if (found) {
        found.cluster.members.push({ id, passage, similarity: found.similarity });
        found.cluster.ids.add(id);
      } else this.#open(id, text, passage, shingles, keys);
    }
  }

  clusters({ reports = 2 }: Pick<BoilerplateOptions, 'reports'> = {}): readonly BoilerplateCluster[] {
    return this.#clusters
      .filter(({ ids }) => ids.size >= reports)
      .sort((one, other) => other.ids.size - one.ids.size || other.text.length - one.text.length)
      .map(({ text, members, ids }) => ({ text, members, reports: ids.size }));
  }

  #findNearest(shingles: Uint32Array, keys: Uint32Array): { cluster: OpenCluster; similarity: number } | null {
    let nearest: { cluster: OpenCluster; similarity: number } | null = null;
    const seen = new Set<OpenCluster>();
    for (const key of keys)
      for (const cluster of this.#buckets.get(key) ?? []) {
        if (seen.has(cluster)) continue;
        seen.add(cluster);
        const near = similarity(shingles, cluster.shingles);
        if (near >= this.#atLeast && near > (nearest?.similarity ?? 0)) nearest = { cluster, similarity: near };
      }
    return nearest;
  }

  #open(id: string, text: string, passage: Omit<Passage, 'text'>, shingles: Uint32Array, keys: Uint32Array): void {
    const cluster: OpenCluster = {
      text,
      shingles: shingles.slice(),
      members: [{ id, passage, similarity: 1 }],
      ids: new Set([id]),
    };
    this.#clusters.push(cluster);
    for (const key of keys) {
      const bucket = this.#buckets.get(key);
      if (bucket) bucket.push(cluster);
      else this.#buckets.set(key, [cluster]);
    }
  }
}

/** The same over a list that fits into memory. */
export function findBoilerplate(
  reports: Iterable<readonly [id: string, report: Report]>,
  options: BoilerplateOptions = {},
): readonly BoilerplateCluster[] {
  const index = new BoilerplateIndex(options);
  for (const [id, report] of reports) index.add(id, report);
  return index.clusters(options);
}

const MULTIPLIERS = Uint32Array.from({ length: BANDS * ROWS }, (_, n) => (Math.imul(n + 1, 0x9e3779b1) | 1) >>> 0);
const ADDENDS = Uint32Array.from({ length: BANDS * ROWS }, (_, n) => Math.imul(n + 7, 0x85ebca6b) >>> 0);

/** One number per band: equal in two texts with probability similarity^ROWS. */
function bandKeys(shingles: Uint32Array): Uint32Array {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (let at = 0; at < shingles.length; at++) {
    const shingle = shingles[at]!;
    for (let n = 0; n < least.length; n++) {
      let mixed = Math.imul(shingle, MULTIPLIERS[n]!) + ADDENDS[n]!;
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < least[n]!) least[n] = mixed;
    }
  }
  return Uint32Array.from({ length: BANDS }, (_, band) => {
    let key = Math.imul(band + 1, 0xc2b2ae35);
    for (let n = band * ROWS; n < (band + 1) * ROWS; n++) key = Math.imul(key ^ least[n]!, 0x27d4eb2f) ^ (key >>> 13);
    return key >>> 0;
  });
}
