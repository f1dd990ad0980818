import { hash } from 'node:crypto';

/** `application/1024`, `item/88`, `report/12/2026`: a subject in kebab-case, then row ids or codes. ASCII, so that text order is byte order. */
const STREAM_NAME = /^[a-z][a-z0-9-]*(\/[0-9A-Za-z._-]+)+$/;
const LONGEST = 120;

export function isStreamName(name: string): boolean {
  return name.length <= LONGEST && STREAM_NAME.test(name);
}

export function assertStreamName(name: string): void {
  if (!isStreamName(name)) throw new TypeError(`Not a stream name: ${JSON.stringify(name.slice(0, LONGEST))}`);
}

/** 2^16 places at the bottom of the tree over all heads; `ledger.bucket_of` in the database computes the same. */
export const BUCKETS = 65_536;

/** The first two bytes of SHA-256 of the name, in either profile: it spreads streams, it protects nothing. */
export function bucketOf(stream: string): number {
  return hash('sha256', stream, 'buffer').readUInt16BE(0);
}
