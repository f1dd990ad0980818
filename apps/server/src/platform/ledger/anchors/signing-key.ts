import { z } from 'zod';
import { createSecretFile, readSecretFile } from '../../keys/secret-file.ts';
import { digest } from '../digest.ts';
import {
  generateSigningKey,
  isSignedBy,
  type PublicKeyText,
  parsePublicKey,
  type SignatureAlgorithm,
  type SigningKeyPair,
  signBytes,
} from './signature.ts';

/** Signs exported roots. An interface, so that the key may live in a card or a signing server (签名验签服务器). */
export interface AnchorSigner {
  readonly publicKey: PublicKeyText;
  readonly keyId: string;
  sign(bytes: Buffer): Buffer | Promise<Buffer>;
}

/** The first 16 hex digits of SHA-256 of the key's text: short enough to compare by eye. */
export function keyIdOf(publicKey: PublicKeyText): string {
  return digest('sha256', publicKey).toString('hex').slice(0, 16);
}

export function signerOf(key: SigningKeyPair): AnchorSigner {
  return { publicKey: key.publicKey, keyId: keyIdOf(key.publicKey), sign: bytes => signBytes(key, bytes) };
}

const FILE = z.object({
  format: z.literal('gongkai-anchor-key-1'),
  publicKey: z.string(),
  privateKey: z.string(),
});

export type OpenedSigner =
  | { readonly ok: true; readonly signer: AnchorSigner; readonly created: boolean }
  | { readonly ok: false; readonly problem: string };

/**
 * The key that signs exported roots lies in a file of its own, apart from the data keys: whoever holds one has not the other.
 * `mayCreate` is for demo and acceptance; in production the operator makes it and notes its public key elsewhere.
 */
export async function openSigner(
  path: string,
  algorithm: SignatureAlgorithm,
  mayCreate: boolean,
): Promise<OpenedSigner> {
  let read = await readSecretFile(path);
  let created = false;
  if (!read.ok && mayCreate && read.problem.includes('ENOENT')) {
    await createSigningKeyFile(path, algorithm);
    created = true;
    read = await readSecretFile(path);
  }
  if (!read.ok) return read;
  const pair = parseKeyFile(read.text);
  if (pair === null)
    return { ok: false, problem: `${path} is not a signing key of the ledger. Restore it from its backup.` };
  return { ok: true, signer: signerOf(pair), created };
}

export async function createSigningKeyFile(path: string, algorithm: SignatureAlgorithm): Promise<void> {
  const content = { format: 'gongkai-anchor-key-1', ...generateSigningKey(algorithm) };
  await createSecretFile(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** A pair is taken only after it signed and verified once: a torn or mixed-up file must not sign anchors nobody can check. */
function parseKeyFile(text: string): SigningKeyPair | null {
  try {
    const { publicKey, privateKey } = FILE.parse(JSON.parse(text));
    if (parsePublicKey(publicKey) === null) return null;
    const pair = { publicKey: publicKey as PublicKeyText, privateKey };
    const probe = Buffer.from('gongkai');
    return isSignedBy(pair.publicKey, probe, signBytes(pair, probe)) ? pair : null;
  } catch {
    return null;
  }
}
