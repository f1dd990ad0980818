import { type KeyObject, sign } from 'node:crypto';

/** DER by hand, as far as a certificate for a test needs it. */
const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: Buffer[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date) => tlv(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));

/** Object ids: ecdsa-with-SHA256, sha256WithRSAEncryption, Ed25519. */
const ALGORITHMS: Record<string, Buffer> = {
  ec: sequence(oid('2a8648ce3d040302')),
  rsa: sequence(oid('2a864886f70d01010b'), tlv(0x05)),
  ed25519: sequence(oid('2b6570')),
};

type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

/** Who signs: its name and its key. */
export interface Issuer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

export function selfSigned(pair: KeyPair, name: string, from: Date, until: Date): string {
  return certificateOf(pair, name, from, until, { name, privateKey: pair.privateKey });
}

/** An authority's own certificate (basicConstraints: CA). */
export function authorityCertificate(pair: KeyPair, name: string, from: Date, until: Date): string {
  return certificateOf(pair, name, from, until, { name, privateKey: pair.privateKey }, CA_EXTENSIONS);
}

export function certificateOf(
  pair: Pick<KeyPair, 'publicKey'>,
  name: string,
  from: Date,
  until: Date,
  issuer: Issuer,
  extensions: readonly Buffer[] = [],
): string {
  const kind = issuer.privateKey.asymmetricKeyType!;
  const algorithm = ALGORITHMS[kind]!;
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    algorithm,
    commonName(issuer.name),
    sequence(time(from), time(until)),
    commonName(name),
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    ...extensions,
  );
  const signature = sign(kind === 'ed25519' ? null : 'sha256', body, issuer.privateKey);
  const certificate = sequence(body, algorithm, tlv(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g)!;
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const commonName = (name: string) => sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(name)))));
/** basicConstraints, critical, cA true. */
const CA_EXTENSIONS = [
  tlv(
    0xa3,
    sequence(
      sequence(oid('551d13'), tlv(0x01, Buffer.from([255])), tlv(0x04, sequence(tlv(0x01, Buffer.from([255]))))),
    ),
  ),
];
