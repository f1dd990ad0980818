import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HASH_ALGORITHMS } from '../digest.ts';
import type { StreamHead } from '../event.ts';
import { merkleRoot } from '../merkle.ts';
import { BUCKETS, bucketOf } from '../stream-name.ts';
import { HeadTreeRoot, headLeaf } from './head-tree.ts';

function inOrder(a: StreamHead, b: StreamHead): number {
  return bucketOf(a.stream) - bucketOf(b.stream) || (a.stream < b.stream ? -1 : 1);
}

test('HeadTreeRoot gives the tree written out: 65,536 buckets, each an RFC 6962 tree of its heads', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat({ max: 5_000 }), { maxLength: 40 }),
      fc.constantFrom(...HASH_ALGORITHMS),
      (ids, algorithm) => {
        const heads = ids
          .map(id => ({ stream: `item/${id}`, version: 1 + (id % 7), hash: Buffer.alloc(32, id) }))
          .sort(inOrder);
        const tree = new HeadTreeRoot(algorithm);
        for (const head of heads) tree.add(head);
        const leaves = Array.from({ length: BUCKETS }, (): Buffer[] => []);
        for (const head of heads) leaves[bucketOf(head.stream)]!.push(headLeaf(algorithm, head));
        assert.deepEqual(
          tree.root(),
          merkleRoot(
            algorithm,
            leaves.map(bucket => merkleRoot(algorithm, bucket)),
          ),
        );
      },
    ),
    { numRuns: 10 },
  );
});

test('HeadTreeRoot refuses heads out of order and the same head twice', () => {
  const heads = [1, 2, 3].map(id => ({ stream: `item/${id}`, version: 1, hash: Buffer.alloc(32) })).sort(inOrder);
  const tree = new HeadTreeRoot('sha256');
  tree.add(heads[1]!);
  assert.throws(() => tree.add(heads[0]!), /out of order/);
  assert.throws(() => tree.add(heads[1]!), /out of order/);
  tree.add(heads[2]!);
});
