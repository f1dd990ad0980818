/** Characters of one shingle: words of Chinese are two, so four hold a phrase. */
const WIDTH = 4;

/** The shingles of a compared text as 32-bit hashes, sorted and each once. */
export function shinglesOf(text: string): Uint32Array {
  const count = Math.max(0, text.length - WIDTH + 1);
  const hashes = new Uint32Array(count || (text === '' ? 0 : 1));
  if (count === 0 && text !== '') hashes[0] = hashRange(text, 0, text.length);
  for (let at = 0; at < count; at++) hashes[at] = hashRange(text, at, at + WIDTH);
  hashes.sort();
  let kept = 0;
  for (let at = 0; at < hashes.length; at++)
    if (at === 0 || hashes[at] !== hashes[at - 1]) hashes[kept++] = hashes[at]!;
  return hashes.subarray(0, kept);
}

/** FNV-1a over UTF-16 units, mixed at the end: near texts must not have near hashes. */
function hashRange(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function countShared(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) {
      shared++;
      a++;
      b++;
    } else if (one[a]! < other[b]!) a++;
    else b++;
  }
  return shared;
}

/** Jaccard: shared shingles of all shingles, 0 … 1. Two empty texts are alike. */
export function similarity(one: Uint32Array, other: Uint32Array): number {
  const shared = countShared(one, other);
  const all = one.length + other.length - shared;
  return all === 0 ? 1 : shared / all;
}

/** How much of the first stands in the second, 0 … 1. */
export const containment = (one: Uint32Array, other: Uint32Array): number =>
  one.length === 0 ? 0 : countShared(one, other) / one.length;
