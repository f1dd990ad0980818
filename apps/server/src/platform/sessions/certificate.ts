import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

export interface ReadCertificate {
  /** SPKI, DER. */
  readonly publicKey: Buffer;
  /** SHA-256 of the key, not of the certificate: around one key any number of certificates can be written. */
  readonly fingerprint: Buffer;
  readonly holdsUntil: Date;
}

export type CertificateFault = 'certificate-unreadable' | 'certificate-not-valid-now' | 'certificate-of-other-issuer';

export function readCertificate(
  pem: string,
  authorities: readonly string[],
  nowMs: number,
): { ok: true; certificate: ReadCertificate } | { ok: false; fault: CertificateFault } {
  try {
    const certificate = new X509Certificate(pem);
    const holdsFrom = Date.parse(certificate.validFrom);
    const holdsUntil = Date.parse(certificate.validTo);
    if (!(holdsFrom <= nowMs && nowMs <= holdsUntil)) return { ok: false, fault: 'certificate-not-valid-now' };
    if (authorities.length > 0 && !authorities.some(authority => isIssuedBy(certificate, authority)))
      return { ok: false, fault: 'certificate-of-other-issuer' };
    const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
    const fingerprint = createHash('sha256').update(publicKey).digest();
    return { ok: true, certificate: { publicKey, fingerprint, holdsUntil: new Date(holdsUntil) } };
  } catch {
    // What OpenSSL cannot read is a fault of the file that was sent.
    return { ok: false, fault: 'certificate-unreadable' };
  }
}

function isIssuedBy(certificate: X509Certificate, authorityPem: string): boolean {
  const authority = new X509Certificate(authorityPem);
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

/** RSA (PKCS #1 1.5 or PSS) and ECDSA over SHA-256, Ed25519, and SM2 with the standard user id (GB/T 35276). */
export function verifySignature(spki: Buffer, text: string, signature: Buffer): boolean {
  const message = Buffer.from(text, 'utf8');
  try {
    if (spki.includes(SM2_CURVE)) return verifySm2(spki, message, signature);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return schemesOf(key).some(options => verify(algorithmOf(key), message, { key, ...options }, signature));
  } catch {
    return false;
  }
}

/** OID 1.2.156.10197.1.301 */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex');

function verifySm2(spki: Buffer, message: Buffer, signature: Buffer): boolean {
  // The uncompressed point is what the SPKI ends with.
  const point = spki.subarray(-65);
  return sm2.doVerifySignature(message, signature.toString('hex'), point.toString('hex'), { der: true, hash: true });
}

function algorithmOf(key: KeyObject): string | null {
  return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}

function schemesOf(key: KeyObject): { padding?: number; saltLength?: number; dsaEncoding?: 'der' | 'ieee-p1363' }[] {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return [{}, { padding: RSA_PSS, saltLength: SALT_AS_LONG_AS_DIGEST }];
    case 'ec':
      // Cards write DER, the browser's WebCrypto the two numbers side by side.
      return [{ dsaEncoding: 'der' }, { dsaEncoding: 'ieee-p1363' }];
    case 'ed25519':
      return [{}];
    default:
      return [];
  }
}

const RSA_PSS = 6;
const SALT_AS_LONG_AS_DIGEST = -1;
