import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ProfileName } from './crypto-profile.ts';
import { generateBoxKey } from './sealed-box.ts';

const KEY = z
  .string()
  .regex(/^[0-9A-Za-z+/]+={0,2}$/)
  .transform((text): Buffer => Buffer.from(text, 'base64'));
const KEY_OF_32 = KEY.refine(key => key.length === 32, 'must be 32 bytes in base64');
const VERSION = z.int().min(1).max(0xffff_ffff);

const FILE = z.strictObject({
  format: z.literal('gongkai-keys-1'),
  masters: z.array(z.strictObject({ version: VERSION, createdAt: z.string(), key: KEY_OF_32 })).min(1),
  blindIndex: KEY_OF_32,
  intake: z
    .array(
      z.strictObject({
        version: VERSION,
        createdAt: z.string(),
        profile: z.enum(['international', 'guomi']),
        publicKey: KEY,
        privateKey: KEY,
      }),
    )
    .min(1),
});

export type KeyFile = z.output<typeof FILE>;
export type ParsedKeyFile =
  | { readonly ok: true; readonly keys: KeyFile }
  | { readonly ok: false; readonly problem: string };

/** The faults name places in the file, never what stands there. */
export function parseKeyFile(text: string): ParsedKeyFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'it is not JSON' };
  }
  const parsed = FILE.safeParse(value);
  if (!parsed.success) {
    const places = parsed.error.issues.map(issue => issue.path.join('.') || 'the file itself');
    return { ok: false, problem: `not as it should be: ${[...new Set(places)].join(', ')}` };
  }
  for (const part of ['masters', 'intake'] as const) {
    const versions = parsed.data[part].map(entry => entry.version);
    if (new Set(versions).size !== versions.length) return { ok: false, problem: `a version stands twice in ${part}` };
  }
  return { ok: true, keys: parsed.data };
}

export function renderKeyFile(keys: KeyFile): string {
  const text = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && 'type' in value && 'data' in value
      ? Buffer.from((value as { data: number[] }).data).toString('base64')
      : value;
  return `${JSON.stringify(keys, text, 2)}\n`;
}

export function newKeyFile(profile: ProfileName, createdAt: string): KeyFile {
  return {
    format: 'gongkai-keys-1',
    masters: [{ version: 1, createdAt, key: randomBytes(32) }],
    blindIndex: randomBytes(32),
    intake: [{ version: 1, createdAt, profile, ...generateBoxKey(profile) }],
  };
}

export function withNewMaster(keys: KeyFile, createdAt: string): KeyFile {
  const version = Math.max(...keys.masters.map(master => master.version)) + 1;
  return { ...keys, masters: [...keys.masters, { version, createdAt, key: randomBytes(32) }] };
}
