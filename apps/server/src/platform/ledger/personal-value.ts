import type { Json } from './event.ts';

/**
 * A last net under the rule that the ledger holds no personal values: a text that *is* a citizen's identity number
 * (GB 11643, with its check digit) or a mobile number. Names cannot be told from codes; the rule itself is the commands' to keep.
 */
export function findPersonalValue(value: Json, place = 'payload'): string | undefined {
  if (typeof value === 'string') return isIdentityNumber(value) || isMobileNumber(value) ? place : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = findPersonalValue(part, `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

function isIdentityNumber(text: string): boolean {
  if (!/^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECK_DIGITS[sum % 11] === text[17]!.toUpperCase();
}

function isMobileNumber(text: string): boolean {
  return /^(\+?86)?1[3-9]\d{9}$/.test(text);
}
