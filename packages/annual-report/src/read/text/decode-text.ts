import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-texts.ts';

export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  readonly problems: readonly Problem[];
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const MARKS: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Bytes → text: by the byte order mark, as UTF-8, as UTF-16 by its line ends, else as GB18030 (which contains GBK, GB2312). */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return withDamage(decodeAs(marked[0], bytes));
  const wide = guessUtf16(bytes);
  if (wide) return withDamage(decodeAs(wide, bytes), [encodingGuessed(wide)]);
  const exact = decodeExactly('utf-8', bytes);
  if (exact !== null) return withDamage(exact);
  const chinese = decodeExactly('gb18030', bytes);
  if (chinese !== null) return withDamage(chinese, [encodingGuessed('gb18030')]);
  return withDamage(leastDamaged(bytes));
}

const decodeAs = (encoding: Encoding, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);

function decodeExactly(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const LOOKED_AT = 4096;

/** Chinese in UTF-16 has few zero bytes but those of its line ends, spaces and digits: all on one side of their pairs. */
function guessUtf16(bytes: Uint8Array): Encoding | null {
  let high = 0;
  let low = 0;
  const end = Math.min(bytes.length, LOOKED_AT) & ~1;
  for (let index = 0; index < end; index += 2) {
    if (bytes[index] === 0 && bytes[index + 1] !== 0) high++;
    else if (bytes[index + 1] === 0 && bytes[index] !== 0) low++;
  }
  if (high + low === 0 || Math.min(high, low) > 0) return null;
  return low > 0 ? 'utf-16le' : 'utf-16be';
}

/** Neither decodes without fault: the one with fewer faults, UTF-8 where they are equal. */
function leastDamaged(bytes: Uint8Array): string {
  const [unicode, chinese] = [decodeAs('utf-8', bytes), decodeAs('gb18030', bytes)];
  return countDamage(chinese) < countDamage(unicode) ? chinese : unicode;
}

const countDamage = (text: string) => text.split('\ufffd').length - 1;

const encodingGuessed = (encoding: Encoding): Problem => problemOf('encoding-guessed', { part: 'report' }, encoding);

function withDamage(text: string, problems: readonly Problem[] = []): DecodedText {
  return { text, problems: [...problems, ...damageIn(text)] };
}

const AROUND = 10;

/** Said once, at the first place, with what stands around it. */
export function damageIn(text: string): readonly Problem[] {
  const start = text.indexOf('\ufffd');
  if (start === -1) return [];
  let end = start;
  while (text[end] === '\ufffd') end++;
  const around = text.slice(Math.max(0, start - AROUND), end + AROUND).replace(/\s+/gu, ' ');
  return [problemOf('encoding-damaged', { part: 'report', source: { start, end } }, around)];
}
