import { canonicalJson } from '../canonical-json.ts';
import type { HashAlgorithm } from '../digest.ts';
import type { StreamHead } from '../event.ts';
import { emptyRoot, leafHash, MerkleRoot, merkleRoot } from '../merkle.ts';
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

/** The root over heads that come in order of bucket, then stream; for whoever reads them all. */
export class HeadTreeRoot {
  readonly #algorithm: HashAlgorithm;
  readonly #groups = new Map<number, Buffer>();
  #buckets = new Map<number, Buffer>();
  #leaves: MerkleRoot;
  #bucket = 0;
  #last = '';

  constructor(algorithm: HashAlgorithm) {
    this.#algorithm = algorithm;
    this.#leaves = new MerkleRoot(algorithm);
  }

  add(head: StreamHead): void {
    const bucket = bucketOf(head.stream);
    if (bucket < this.#bucket || (bucket === this.#bucket && head.stream <= this.#last))
      throw new RangeError(`${head.stream} comes out of order`);
    if (bucket !== this.#bucket) this.#moveTo(bucket);
    this.#leaves.add(headLeaf(this.#algorithm, head));
    this.#last = head.stream;
  }

  root(): Buffer {
    this.#moveTo(BUCKETS);
    return rootOfGroups(this.#algorithm, this.#groups);
  }

  #moveTo(bucket: number): void {
    if (this.#last !== '') this.#buckets.set(this.#bucket % GROUP_SIZE, this.#leaves.root());
    const group = groupOf(this.#bucket);
    if (groupOf(bucket) !== group) {
      if (this.#buckets.size > 0) this.#groups.set(group, rootOfBuckets(this.#algorithm, this.#buckets));
      this.#buckets = new Map();
    }
    this.#leaves = new MerkleRoot(this.#algorithm);
    this.#last = '';
    this.#bucket = bucket;
  }
}

export function groupOf(bucket: number): number {
  return Math.floor(bucket / GROUP_SIZE);
}

/** A group over its buckets; a bucket without streams holds the root of emptiness. */
export function rootOfBuckets(algorithm: HashAlgorithm, buckets: ReadonlyMap<number, Buffer>): Buffer {
  return fullTree(algorithm, buckets, emptyRoot(algorithm));
}

/** The whole over its groups; a group without streams holds the root over 256 empty buckets. */
export function rootOfGroups(algorithm: HashAlgorithm, groups: ReadonlyMap<number, Buffer>): Buffer {
  return fullTree(algorithm, groups, rootOfBuckets(algorithm, new Map()));
}

function fullTree(algorithm: HashAlgorithm, present: ReadonlyMap<number, Buffer>, empty: Buffer): Buffer {
  return merkleRoot(
    algorithm,
    Array.from({ length: GROUP_SIZE }, (_, place) => present.get(place) ?? empty),
  );
}
