import { ByteView } from './byte-view.ts';
import type { Stretch } from './file-information.ts';

/** A run of bytes of the text and what is set for it. */
export interface FormattedRun {
  readonly from: number;
  readonly to: number;
  readonly list: ByteView;
}

const PAGE = 512;

/**
 * Reads the pages of 512 bytes in which Word keeps the formats of runs of the text ([MS-DOC] 2.9.33, 2.9.175), ordered by where
 * the runs begin.
 */
export function readFormattedPages(
  stream: ByteView,
  table: ByteView,
  { at, length }: Stretch,
  kind: 'paragraphs' | 'characters',
): readonly FormattedRun[] {
  // No page is listed twice: more of them than the file has is no list of pages.
  const count = Math.min(Math.floor((length - 4) / 8), Math.ceil(stream.length / PAGE));
  const runs: FormattedRun[] = [];
  for (let index = 0; index < count; index++) {
    const number = table.u32(at + (Math.floor((length - 4) / 8) + 1) * 4 + index * 4) & 0x3fffff;
    readPage(stream.slice(number * PAGE, PAGE), kind, runs);
  }
  return runs.sort((one, other) => one.from - other.from);
}

const EMPTY = new ByteView(new Uint8Array(0));

function readPage(page: ByteView, kind: 'paragraphs' | 'characters', runs: FormattedRun[]): void {
  const count = page.u8(PAGE - 1);
  const size = kind === 'paragraphs' ? 13 : 1;
  for (let index = 0; index < count; index++) {
    const offset = page.u8((count + 1) * 4 + index * size) * 2;
    const list =
      offset === 0 ? EMPTY : kind === 'paragraphs' ? paragraphList(page, offset) : characterList(page, offset);
    runs.push({ from: page.u32(index * 4), to: page.u32(index * 4 + 4), list });
  }
}

const characterList = (page: ByteView, at: number) => page.slice(at + 1, page.u8(at));

/** Its length in words less a byte; 0 where the next byte has the length in words. */
function paragraphList(page: ByteView, at: number): ByteView {
  const words = page.u8(at);
  return words === 0 ? page.slice(at + 2, page.u8(at + 1) * 2) : page.slice(at + 1, words * 2 - 1);
}

export function findRun(runs: readonly FormattedRun[], at: number): FormattedRun | null {
  const run = runs[firstRunAt(runs, at)];
  return run && run.from <= at ? run : null;
}

/** The first run that ends after `at`. */
export function firstRunAt(runs: readonly FormattedRun[], at: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
