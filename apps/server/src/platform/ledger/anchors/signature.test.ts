import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  generateSigningKey,
  isSignedBy,
  type PublicKeyText,
  parsePublicKey,
  type SignatureAlgorithm,
  signBytes,
} from './signature.ts';

const ALGORITHMS: SignatureAlgorithm[] = ['ed25519', 'sm2'];

for (const algorithm of ALGORITHMS) {
  test(`signBytes() with ${algorithm} is verified by its own key and by no other, and not over other bytes`, () => {
    const key = generateSigningKey(algorithm);
    const bytes = Buffer.from('政府信息公开 𠮷');
    const signature = signBytes(key, bytes);
    assert.equal(isSignedBy(key.publicKey, bytes, signature), true);
    assert.equal(isSignedBy(key.publicKey, Buffer.from('政府信息公开 吉'), signature), false);
    assert.equal(isSignedBy(generateSigningKey(algorithm).publicKey, bytes, signature), false);
    signature[5]! ^= 1;
    assert.equal(isSignedBy(key.publicKey, bytes, signature), false);
  });

  test(`isSignedBy() with ${algorithm} answers false to nonsense and does not throw`, () => {
    const key = generateSigningKey(algorithm);
    for (const length of [0, 1, 63, 64, 65])
      assert.equal(isSignedBy(key.publicKey, Buffer.from('x'), Buffer.alloc(length)), false);
    assert.equal(isSignedBy(key.publicKey, Buffer.from('x'), Buffer.alloc(64, 0xff)), false);
  });
}

test('isSignedBy() accepts the worked Ed25519 example of RFC 8032 §7.1 test 2', () => {
  const publicKey: PublicKeyText = `ed25519:${Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex').toString('base64')}`;
  const signature = Buffer.from(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    'hex',
  );
  assert.equal(isSignedBy(publicKey, Buffer.of(0x72), signature), true);
});

test('isSignedBy() accepts the worked SM2 example of GB/T 32918.5 Annex A with the standard user id', () => {
  const point =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  const publicKey: PublicKeyText = `sm2:${Buffer.from(point, 'hex').toString('base64')}`;
  const signature = Buffer.from(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    'hex',
  );
  assert.equal(isSignedBy(publicKey, Buffer.from('message digest'), signature), true);
});

test('parsePublicKey() refuses what is no key of ours', () => {
  const bad = [
    '',
    'ed25519:',
    'ed25519:AAAA',
    'rsa:AAAA',
    `sm2:${Buffer.alloc(65, 4).toString('base64')}`,
    'ed25519:不是',
  ];
  for (const text of bad) assert.equal(parsePublicKey(text), null, text);
});
