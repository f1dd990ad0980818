import type { Instant } from '../clock/clock.ts';
import type { CryptoProfile } from './crypto-profile.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openWith, readSealed, sealWith } from './sealed-bytes.ts';
import { Unreadable } from './unreadable.ts';

/** Where a sealed value stands; it opens nowhere else. The row's id has to be known before it is sealed. */
export interface FieldPlace {
  readonly table: string;
  readonly field: string;
  readonly row: string | number;
}

/** The key of one case, person or message. What was erased is a state every reader has to show, not a fault. */
export type CaseKey = LiveCaseKey | { readonly erased: true; readonly subject: string; readonly erasedAt: Instant };

export interface LiveCaseKey {
  readonly erased: false;
  readonly subject: string;
  seal(place: FieldPlace, text: string): Buffer;
  open(place: FieldPlace, sealed: Buffer): string;
  sealBytes(place: FieldPlace, bytes: Buffer): Buffer;
  openBytes(place: FieldPlace, sealed: Buffer): Buffer;
}

/** A subject has one data key in its life; the number leaves room for a second one. */
const DATA_KEY_VERSION = 1;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function caseKey(profile: CryptoProfile, subject: string, dataKey: Buffer): LiveCaseKey {
  const sealBytes = (place: FieldPlace, bytes: Buffer) =>
    sealWith(profile, DATA_KEY_VERSION, dataKey, bytes, contextOf(subject, place));
  const openBytes = (place: FieldPlace, sealed: Buffer) => {
    const read = readSealed(sealed);
    const opened = read && openWith(read, dataKey, contextOf(subject, place));
    if (opened === null) throw new Unreadable(`${place.table}.${place.field} of row ${place.row} (${subject})`);
    return opened;
  };
  return {
    erased: false,
    subject,
    sealBytes,
    openBytes,
    seal: (place, text) => sealBytes(place, Buffer.from(assertWellFormed(text), 'utf8')),
    open: (place, sealed) => UTF8.decode(openBytes(place, sealed)),
  };
}

function contextOf(subject: string, { table, field, row }: FieldPlace): Buffer {
  return lengthPrefixed(['gongkai-field-1', subject, table, field, String(row)]);
}

/**
 * UTF-8 would turn half of a surrogate pair into U+FFFD and the name could never be given back as it was written.
 * Requests with such a text are answered 400 before; here it is a bug. The message does not repeat the text.
 */
export function assertWellFormed(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('A text with half of a surrogate pair cannot be sealed');
  return text;
}
