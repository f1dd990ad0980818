import type { CryptoProfile, ProfileName } from './crypto-profile.ts';
import { guomi } from './guomi.ts';
import { international } from './international.ts';

export const PROFILES: Readonly<Record<ProfileName, CryptoProfile>> = { international, guomi };

export function profileOfCode(code: number | undefined): CryptoProfile | null {
  return Object.values(PROFILES).find(profile => profile.code === code) ?? null;
}
