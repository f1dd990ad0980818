import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sm2 } from 'sm-crypto-v2';
import { AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305, generateX25519, hpkeOpen, hpkeSeal } from './hpke.ts';
import { formatBoxPublicKey, generateBoxKey, openSealed, sealTo } from './sealed-box.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const INFO = Buffer.from('Ode on a Grecian Urn');
const AAD = Buffer.from('Count-0');
const PLAIN = Buffer.from('Beauty is truth, truth beauty');

test('hpkeSeal() gives the base-mode vectors of RFC 9180 A.1.1 and A.2.1', () => {
  const vectors = [
    {
      aead: AES_128_GCM,
      ephemeral: {
        privateKey: hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'),
        publicKey: hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431'),
      },
      receiver: {
        privateKey: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
        publicKey: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'),
      },
      sealed: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    },
    {
      aead: CHACHA20_POLY1305,
      ephemeral: {
        privateKey: hex('f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600'),
        publicKey: hex('1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a'),
      },
      receiver: {
        privateKey: hex('8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb'),
        publicKey: hex('4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a'),
      },
      sealed: '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28',
    },
  ];
  for (const { aead, ephemeral, receiver, sealed } of vectors) {
    const whole = hpkeSeal(aead, receiver.publicKey, INFO, AAD, PLAIN, ephemeral);
    assert.equal(whole.toString('hex'), ephemeral.publicKey.toString('hex') + sealed);
    assert.deepEqual(hpkeOpen(aead, receiver, INFO, AAD, whole), PLAIN);
  }
});

test('hpkeOpen() refuses an all-zero shared secret and short bytes', () => {
  const pair = generateX25519();
  for (const length of [0, 10, 47, 48, 200])
    assert.equal(hpkeOpen(AES_256_GCM, pair, INFO, AAD, Buffer.alloc(length)), null);
});

test('openSealed() stands on an SM2 decryption that gives the worked example of GB/T 32918.5', () => {
  const sealed =
    '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd876621886ca989ca9c7d58087307ca93092d651efa';
  const privateKey = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
  assert.equal(sm2.doDecrypt(sealed, privateKey, 1), 'encryption standard');
});

for (const profile of ['international', 'guomi'] as const)
  test(`openSealed() in the ${profile} profile opens with the private key and the context alone`, () => {
    const pair = generateBoxKey(profile);
    const publicKey = formatBoxPublicKey(profile, 3, pair.publicKey);
    for (const plain of [Buffer.alloc(0), Buffer.from('申请人：虚构的𠮷㼆'), Buffer.alloc(100_000, 5)]) {
      const sealed = sealTo(publicKey, plain, 'intake/1');
      assert.deepEqual(openSealed(pair, sealed, 'intake/1'), plain);
      assert.equal(openSealed(pair, sealed, 'intake/2'), null);
      assert.equal(openSealed(generateBoxKey(profile), sealed, 'intake/1'), null);
      for (const at of [0, 1, 5, 6, 50, sealed.length - 1]) {
        const changed = Buffer.from(sealed);
        changed[at]! ^= 1;
        assert.equal(openSealed(pair, changed, 'intake/1'), null, `byte ${at}`);
      }
      assert.equal(openSealed(pair, sealed.subarray(0, 20), 'intake/1'), null);
    }
  });

test('sealTo() refuses what is no public key', () => {
  for (const bad of [
    '',
    'international:1:AAAA',
    'guomi:1:AAAA',
    'international:0:x',
    `rsa:1:${Buffer.alloc(32).toString('base64')}`,
  ])
    assert.throws(() => sealTo(bad, Buffer.alloc(1), 'x'), /Not a public key/);
});
