import { z } from 'zod';
import type { Instant } from '../../clock/clock.ts';
import { canonicalJson } from '../canonical-json.ts';
import { digest, type HashAlgorithm } from '../digest.ts';
import type { Json } from '../event.ts';
import { isSignedBy, type PublicKeyText } from './signature.ts';
import type { AnchorSigner } from './signing-key.ts';

/** `[stream, version, hash in hex]`. */
export type AnchoredEvent = readonly [stream: string, version: number, hash: string];

/**
 * One exported root: the tree over all heads after `events`, chained to the anchor before by its digest, and signed.
 * Because it lists every event since the last one, a later difference is named to the event, not only noticed.
 */
export interface Anchor {
  readonly format: 'gongkai-anchor-1';
  readonly no: number;
  readonly at: Instant;
  readonly algorithm: HashAlgorithm;
  /** Digest of the file before; null for the first. */
  readonly previous: string | null;
  readonly events: readonly AnchoredEvent[];
  /** How many streams the root covers. */
  readonly streams: number;
  readonly root: string;
  /** In the first anchor and in the first of a new key, so that a reader without a pinned key has one to begin with. */
  readonly publicKey?: PublicKeyText;
  /** The key that signs from the next anchor on: a change of keys is announced by the old one. */
  readonly successor?: PublicKeyText;
  /** The database was put back to where it stood after anchor `after`; what the anchors in between list is given up, with a reason. */
  readonly restored?: { readonly after: number; readonly reason: string };
  readonly keyId: string;
}

export type SignedAnchor = Anchor & { readonly signature: string };

/** The file is the canonical JSON of the signed anchor; the signature is over the same text without the member `signature`. */
export async function writeAnchor(anchor: Anchor, signer: AnchorSigner): Promise<Buffer> {
  const signature = await signer.sign(signedBytes(anchor));
  return Buffer.from(canonicalJson({ ...anchor, signature: signature.toString('base64') } as unknown as Json), 'utf8');
}

export function isAnchorSignedBy(anchor: SignedAnchor, publicKey: PublicKeyText): boolean {
  const { signature, ...unsigned } = anchor;
  return isSignedBy(publicKey, signedBytes(unsigned), Buffer.from(signature, 'base64'));
}

export function anchorDigest(algorithm: HashAlgorithm, bytes: Buffer): Buffer {
  return digest(algorithm, bytes);
}

function signedBytes(anchor: Anchor): Buffer {
  return Buffer.from(canonicalJson(anchor as unknown as Json), 'utf8');
}

const HEX_HASH = z.string().regex(/^[0-9a-f]{64}$/);
const PUBLIC_KEY = z.string().regex(/^(ed25519|sm2):[0-9A-Za-z+/]+={0,2}$/);
const SHAPE = z.strictObject({
  format: z.literal('gongkai-anchor-1'),
  no: z.int().min(1),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  algorithm: z.enum(['sha256', 'sm3']),
  previous: HEX_HASH.nullable(),
  events: z.array(z.tuple([z.string(), z.int().min(1), HEX_HASH])),
  streams: z.int().min(0),
  root: HEX_HASH,
  publicKey: PUBLIC_KEY.optional(),
  successor: PUBLIC_KEY.optional(),
  restored: z.strictObject({ after: z.int().min(0), reason: z.string().min(1).max(500) }).optional(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().regex(/^[0-9A-Za-z+/]+={0,2}$/),
});

/** Null for anything but a whole anchor in its one canonical text: a file with a member too many could hide something. */
export function parseAnchor(bytes: Buffer): SignedAnchor | null {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
  const shaped = SHAPE.safeParse(value);
  if (!shaped.success) return null;
  if (!Buffer.from(canonicalJson(shaped.data as unknown as Json), 'utf8').equals(bytes)) return null;
  return shaped.data as unknown as SignedAnchor;
}
