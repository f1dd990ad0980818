import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { sm2 } from 'sm-crypto-v2';
import { readCertificate, verifySignature } from './certificate.ts';

const TEXT = 'gongkai sign-in\nhttps://example.invalid\n虚构';

describe('verifySignature()', () => {
  it('verifies SM2 with the standard user id, as the cards of the domestic profile sign', () => {
    const pair = sm2.generateKeyPairHex();
    // SubjectPublicKeyInfo: id-ecPublicKey, curve SM2, uncompressed point.
    const spki = Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${pair.publicKey}`, 'hex');
    const signature = sm2.doSignature(Buffer.from(TEXT), pair.privateKey, {
      der: true,
      hash: true,
      publicKey: pair.publicKey,
    });
    assert.equal(verifySignature(spki, TEXT, Buffer.from(signature, 'hex')), true);
    assert.equal(verifySignature(spki, `${TEXT}x`, Buffer.from(signature, 'hex')), false);
    const other = sm2.generateKeyPairHex();
    const foreign = sm2.doSignature(Buffer.from(TEXT), other.privateKey, { der: true, hash: true });
    assert.equal(verifySignature(spki, TEXT, Buffer.from(foreign, 'hex')), false);
  });

  it('verifies RSA-PSS, and ECDSA as WebCrypto writes it', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pss = sign('sha256', Buffer.from(TEXT), { key: rsa.privateKey, padding: 6, saltLength: 32 });
    assert.equal(verifySignature(rsa.publicKey.export({ type: 'spki', format: 'der' }), TEXT, pss), true);
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const flat = sign('sha256', Buffer.from(TEXT), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
    assert.equal(verifySignature(ec.publicKey.export({ type: 'spki', format: 'der' }), TEXT, flat), true);
  });

  it('answers false to what is no signature and to what is no key', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    for (const bytes of ['', 'x', 'x'.repeat(64), 'x'.repeat(5_000)])
      assert.equal(verifySignature(spki, TEXT, Buffer.from(bytes)), false);
    assert.equal(verifySignature(Buffer.from('nonsense'), TEXT, Buffer.from('x')), false);
  });
});

describe('readCertificate()', () => {
  it('answers that it cannot read what is no certificate', () => {
    for (const text of ['', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
      assert.deepEqual(readCertificate(text, [], Date.now()), { ok: false, fault: 'certificate-unreadable' });
  });
});
