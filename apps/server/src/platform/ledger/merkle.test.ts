import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HASH_ALGORITHMS } from './digest.ts';
import { emptyRoot, leafHash, merkleRoot, nodeHash } from './merkle.ts';

// The eight leaves and the roots of the reference trees of Certificate Transparency.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('merkleRoot() gives the published roots of the Certificate Transparency reference trees', () => {
  const hashes = LEAVES.map(leaf => leafHash('sha256', Buffer.from(leaf, 'hex')));
  for (const [at, root] of ROOTS.entries())
    assert.equal(merkleRoot('sha256', hashes.slice(0, at + 1)).toString('hex'), root, `${at + 1} leaves`);
  assert.equal(emptyRoot('sha256').toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('merkleRoot() equals the recursive definition of RFC 6962 for any number of leaves', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }),
      fc.constantFrom(...HASH_ALGORITHMS),
      (leaves, algorithm) => {
        const hashes = leaves.map(leaf => leafHash(algorithm, Buffer.from(leaf)));
        const defined = (part: Buffer[]): Buffer => {
          if (part.length === 0) return emptyRoot(algorithm);
          if (part.length === 1) return part[0]!;
          let split = 1;
          while (split * 2 < part.length) split *= 2;
          return nodeHash(algorithm, defined(part.slice(0, split)), defined(part.slice(split)));
        };
        assert.deepEqual(merkleRoot(algorithm, hashes), defined(hashes));
      },
    ),
  );
});
