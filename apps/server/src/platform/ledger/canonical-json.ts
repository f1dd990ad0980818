import type { Json } from './event.ts';

/** Deep enough for any document a person writes, shallow enough for the stack. */
const DEEPEST = 128;

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, ECMAScript numbers, no white space.
 * One value has one text, so that anyone can recompute a hash with any JSON library.
 * A value JSON cannot carry exactly (undefined, NaN, a Date, a lone surrogate, U+0000) is a bug of the caller and throws.
 */
export function canonicalJson(value: Json): string {
  return write(value, '$', 0);
}

function write(value: unknown, place: string, depth: number): string {
  if (depth > DEEPEST) throw new NotCanonical(place, `is nested deeper than ${DEEPEST}`);
  switch (typeof value) {
    case 'string':
      return writeString(value, place);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(place, `is ${value}, which JSON cannot write`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value))
        return `[${value.map((part, at) => write(part, `${place}[${at}]`, depth + 1)).join(',')}]`;
      return writeObject(value, place, depth);
    default:
      throw new NotCanonical(place, `is ${typeof value}, which JSON cannot write`);
  }
}

function writeObject(value: object, place: string, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(place, 'is not a plain object');
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members
    .map(([key, part]) => `${writeString(key, place)}:${write(part, `${place}.${key}`, depth + 1)}`)
    .join(',')}}`;
}

function writeString(value: string, place: string): string {
  if (!value.isWellFormed()) throw new NotCanonical(place, 'holds half of a surrogate pair');
  // PostgreSQL cannot give such a text back through `->>`, and no code, date or id has one.
  if (value.includes('\0')) throw new NotCanonical(place, 'holds U+0000');
  return JSON.stringify(value);
}

export class NotCanonical extends TypeError {
  constructor(place: string, why: string) {
    super(`${place} ${why}`);
    this.name = 'NotCanonical';
  }
}
