import { canonicalJson } from '../canonical-json.ts';
import type { HashAlgorithm } from '../digest.ts';
import type { StreamHead } from '../event.ts';
import { leafHash, MerkleRoot, merkleRoot } from '../merkle.ts';
import { BUCKETS, bucketOf } from '../stream-name.ts';

/**
 * The tree over all anchored heads. A leaf is `[stream, version, hash]`; the leaves of a bucket, in byte order of their streams,
 * make an RFC 6962 tree; the 65,536 bucket roots are the places of a full binary tree above them. Its shape is fixed by the names
 * alone, so a changed head touches one bucket and the sixteen nodes over it, however many streams there are.
 */
export function headLeaf(algorithm: HashAlgorithm, head: StreamHead): Buffer {
  return leafHash(algorithm, canonicalJson([head.stream, head.version, head.hash.toString('hex')]));
}

export const GROUP_SIZE = 256;
export const GROUPS = BUCKETS / GROUP_SIZE;

/** The root over heads that come in order of bucket, then stream; for whoever reads them all. */
export class HeadTreeRoot {
  readonly #algorithm: HashAlgorithm;
  readonly #buckets: MerkleRoot;
  #bucket = 0;
  #leaves: MerkleRoot;
  #last = '';

  constructor(algorithm: HashAlgorithm) {
    this.#algorithm = algorithm;
    this.#buckets = new MerkleRoot(algorithm);
    this.#leaves = new MerkleRoot(algorithm);
  }

  add(head: StreamHead): void {
    const bucket = bucketOf(head.stream);
    if (bucket < this.#bucket || (bucket === this.#bucket && head.stream <= this.#last))
      throw new RangeError(`${head.stream} comes out of order`);
    this.#closeUpTo(bucket);
    this.#leaves.add(headLeaf(this.#algorithm, head));
    this.#last = head.stream;
  }

  root(): Buffer {
    this.#closeUpTo(BUCKETS);
    return this.#buckets.root();
  }

  #closeUpTo(bucket: number): void {
    while (this.#bucket < bucket) {
      this.#buckets.add(this.#leaves.root());
      this.#leaves = new MerkleRoot(this.#algorithm);
      this.#last = '';
      this.#bucket += 1;
    }
  }
}

/** One layer up: a full binary tree over 256 hashes, where a place without a row holds the root of emptiness. */
export function groupRoot(algorithm: HashAlgorithm, present: ReadonlyMap<number, Buffer>, empty: Buffer): Buffer {
  return merkleRoot(
    algorithm,
    Array.from({ length: GROUP_SIZE }, (_, place) => present.get(place) ?? empty),
  );
}
