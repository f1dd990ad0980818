import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Turnstile } from './turnstile.ts';

export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

interface StoredHash extends Argon2Cost {
  readonly salt: Buffer;
  readonly tag: Buffer;
}

const runArgon2 = promisify(argon2);
const TAG_BYTES = 32;

/** Two at a time: 128 MiB at most, and threads left for files and names. Beyond 200 waiting, callers are told to come back. */
const turnstile = new Turnstile(2, 200);

export class PasswordWorkFull extends Error {}

async function computeTag(password: string, salt: Buffer, cost: Argon2Cost, tagLength: number): Promise<Buffer> {
  // One password typed on two keyboards: NFC, so that composed and decomposed letters are the same.
  const message = Buffer.from(password.normalize('NFC'));
  const leave = await turnstile.enter();
  if (!leave) throw new PasswordWorkFull('too many passwords are being checked');
  try {
    const parameters = {
      message,
      nonce: salt,
      parallelism: cost.lanes,
      tagLength,
      memory: cost.memoryKib,
      passes: cost.passes,
    };
    return Buffer.from(await runArgon2('argon2id', parameters));
  } finally {
    message.fill(0);
    leave();
  }
}

/** `$argon2id$v=19$m=65536,t=3,p=4$salt$tag`, the PHC string format: it carries its own cost. */
export async function hashPassword(password: string, cost: Argon2Cost): Promise<string> {
  const salt = randomBytes(16);
  return formatPhc({ ...cost, salt, tag: await computeTag(password, salt, cost, TAG_BYTES) });
}

export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const stored = parsePhc(phc);
  if (!stored) throw new Error('a stored password hash is not a PHC string of argon2id');
  const tag = await computeTag(password, stored.salt, stored, stored.tag.length);
  return timingSafeEqual(tag, stored.tag);
}

/** True when the hash was made at another cost than today's: it is made anew at the next right sign-in. */
export function isOutdated(phc: string, cost: Argon2Cost): boolean {
  const stored = parsePhc(phc);
  return !stored || stored.memoryKib !== cost.memoryKib || stored.passes !== cost.passes || stored.lanes !== cost.lanes;
}

/** A hash that no password has: what is verified for a login name that does not exist, so that both take as long. */
export function decoyHash(cost: Argon2Cost): string {
  return formatPhc({ ...cost, salt: randomBytes(16), tag: randomBytes(TAG_BYTES) });
}

function formatPhc({ memoryKib, passes, lanes, salt, tag }: StoredHash): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${bare(salt)}$${bare(tag)}`;
}

const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

function parsePhc(phc: string): StoredHash | null {
  const match = PHC.exec(phc);
  if (!match) return null;
  const [, memoryKib, passes, lanes, salt, tag] = match;
  return {
    memoryKib: Number(memoryKib),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
  };
}
