import { digest, type HashAlgorithm } from './digest.ts';

const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

/** RFC 6962 §2.1: a leaf and an inner node can never be taken for each other. */
export function leafHash(algorithm: HashAlgorithm, bytes: Buffer | string): Buffer {
  return digest(algorithm, Buffer.concat([LEAF, typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes]));
}

export function nodeHash(algorithm: HashAlgorithm, left: Buffer, right: Buffer): Buffer {
  return digest(algorithm, Buffer.concat([NODE, left, right]));
}

export function emptyRoot(algorithm: HashAlgorithm): Buffer {
  return digest(algorithm, Buffer.alloc(0));
}

/**
 * The Merkle tree hash of RFC 6962 over hashes given one by one, in memory of log₂ n:
 * finished subtrees of 2^k leaves wait on a stack for a neighbour of their size.
 */
export class MerkleRoot {
  readonly #algorithm: HashAlgorithm;
  readonly #subtrees: { readonly size: number; readonly hash: Buffer }[] = [];

  constructor(algorithm: HashAlgorithm) {
    this.#algorithm = algorithm;
  }

  add(hash: Buffer): void {
    let size = 1;
    let right = hash;
    while (this.#subtrees.at(-1)?.size === size) {
      right = nodeHash(this.#algorithm, this.#subtrees.pop()!.hash, right);
      size *= 2;
    }
    this.#subtrees.push({ size, hash: right });
  }

  root(): Buffer {
    const last = this.#subtrees.at(-1);
    if (last === undefined) return emptyRoot(this.#algorithm);
    return this.#subtrees
      .slice(0, -1)
      .reduceRight((right, left) => nodeHash(this.#algorithm, left.hash, right), last.hash);
  }
}

export function merkleRoot(algorithm: HashAlgorithm, hashes: Iterable<Buffer>): Buffer {
  const tree = new MerkleRoot(algorithm);
  for (const hash of hashes) tree.add(hash);
  return tree.root();
}
