import { randomInt } from 'node:crypto';
import { commonPasswords } from './common-passwords.ts';
import type { SignInPolicy } from './sign-in-policy.ts';

export type PasswordFlaw =
  | { readonly kind: 'too-short'; readonly least: number }
  | { readonly kind: 'too-few-classes'; readonly least: number }
  | { readonly kind: 'holds-login-name' }
  | { readonly kind: 'is-common' }
  | { readonly kind: 'repeats-itself' };

/**
 * GB/T 22239-2019 8.1.4.1 a) asks for complexity without a figure; assessments (GB/T 28448-2019) look for eight characters
 * of three classes. Length is counted as people count: a rare character is one.
 */
export function findPasswordFlaw(
  password: string,
  loginName: string,
  rules: SignInPolicy['password'],
): PasswordFlaw | null {
  const text = password.normalize('NFC');
  const lower = text.toLowerCase();
  if ([...text].length < rules.minLength) return { kind: 'too-short', least: rules.minLength };
  if (countClasses(text) < rules.minClasses) return { kind: 'too-few-classes', least: rules.minClasses };
  if (holdsName(lower, loginName.toLowerCase())) return { kind: 'holds-login-name' };
  if (new Set(lower).size < 5) return { kind: 'repeats-itself' };
  if (commonPasswords.has(lower) || commonPasswords.has(bareWord(lower))) return { kind: 'is-common' };
  return null;
}

function countClasses(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter(shape => shape.test(text)).length;
}

/** The login name forwards and backwards; names of three letters occur by chance and are let pass inside longer words. */
function holdsName(password: string, loginName: string): boolean {
  const backwards = [...loginName].reverse().join('');
  return loginName.length > 3
    ? password.includes(loginName) || password.includes(backwards)
    : password === loginName || password === backwards;
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'l',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};

/** `P@ssw0rd2026!` → `password`: look-alikes undone, tail of digits and marks cut. */
function bareWord(lower: string): string {
  const withoutTail = lower.replace(/[\d!@#$%^&*._-]+$/, '');
  return [...withoutTail].map(letter => LOOKALIKES[letter] ?? letter).join('');
}

// No letters or digits that are taken for each other when read aloud or from paper.
const CLASSES = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKMNPQRSTUVWXYZ', '23456789', '#%+=@'];

/** For one sign-in, then it must be changed; 14 characters with each class in it, about 80 bits. */
export function newInitialPassword(): string {
  const all = CLASSES.join('');
  const letters = [...CLASSES.map(pick), ...Array.from({ length: 10 }, () => pick(all))];
  for (let at = letters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  }
  return letters.join('');
}

function pick(from: string): string {
  return from[randomInt(from.length)]!;
}
