import assert from 'node:assert/strict';
import { createCipheriv, createHmac, hash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { PROFILES } from './profiles.ts';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

test('international.open() opens test case 16 of the GCM specification (AES-256)', () => {
  const key = hex('feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308');
  const nonce = hex('cafebabefacedbaddecaf888');
  const context = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
  const plain = hex(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  );
  const sealed = hex(
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b',
  );
  assert.deepEqual(PROFILES.international.open(key, Buffer.concat([nonce, sealed]), context), plain);
});

test('international.mac() gives test case 2 of RFC 4231', () => {
  assert.equal(
    PROFILES.international.mac(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?')).toString('hex'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('guomi stands on an SM4-CTR, SM3 and HMAC-SM3 that give the published examples', () => {
  const key = hex('0123456789abcdeffedcba9876543210');
  // GB/T 32907 Annex A.1: one block.
  const block = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  assert.equal(block.update(key, undefined, 'hex'), '681edf34d206965e86b3e94f536e4246');
  // draft-ribose-cfrg-sm4, A.2.5.1.
  const counter = createCipheriv('sm4-ctr', key, hex('000102030405060708090a0b0c0d0e0f'));
  const plain = hex(
    'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb',
  );
  assert.equal(
    counter.update(plain, undefined, 'hex'),
    'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
  );
  // GB/T 32905 Annex A.1 and A.2.
  assert.equal(hash('sm3', 'abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  assert.equal(hash('sm3', 'abcd'.repeat(16)), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  // GM/T 0042, D.3.
  const message = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2);
  assert.equal(
    createHmac('sm3', hex('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20'))
      .update(message)
      .digest('hex'),
    'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
  );
});

test('guomi.open() still opens what an earlier release sealed', () => {
  const sealed = hex(
    '000102030405060708090a0b0c0d0e0f d00c9450e296755274d940ad12165de2a3512852d81b57b6afd0db534293c2a71c18da31f19c6ced6d7380c5b31bfe1b2211c821',
  );
  assert.equal(PROFILES.guomi.open(Buffer.alloc(32, 7), sealed, Buffer.from('place'))?.toString(), '依申请公开 𠮷');
});

for (const profile of Object.values(PROFILES)) {
  test(`${profile.name}.open() gives back what was sealed, and null for any other key, context or changed byte`, () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 20 }),
        fc.nat(),
        (bytes, context, at) => {
          const key = randomBytes(32);
          const plain = Buffer.from(bytes);
          const sealed = profile.seal(key, plain, Buffer.from(context));
          assert.deepEqual(profile.open(key, sealed, Buffer.from(context)), plain);
          assert.equal(profile.open(randomBytes(32), sealed, Buffer.from(context)), null);
          assert.equal(profile.open(key, sealed, Buffer.concat([Buffer.from(context), Buffer.of(0)])), null);
          const changed = Buffer.from(sealed);
          changed[at % changed.length]! ^= 1 << (at % 8);
          assert.equal(profile.open(key, changed, Buffer.from(context)), null);
          assert.equal(profile.open(key, sealed.subarray(0, at % sealed.length), Buffer.from(context)), null);
        },
      ),
    );
  });

  test(`${profile.name}.seal() never gives the same bytes twice`, () => {
    const key = randomBytes(32);
    const seen = new Set(
      Array.from({ length: 200 }, () => profile.seal(key, Buffer.from('同一'), Buffer.alloc(0)).toString('hex')),
    );
    assert.equal(seen.size, 200);
  });
}
