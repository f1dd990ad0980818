import type { ByteView } from './byte-view.ts';
import { type FormattedRun, firstRunAt } from './formatted-pages.ts';
import type { Piece } from './pieces.ts';
import { forEachSprm, SPRM } from './sprms.ts';

/** What is set for single characters: deleted, inserted, hidden, and symbols in the place of a bracket. */
export interface TextMarks {
  readonly isLeftOut: (at: number) => boolean;
  readonly isDeleted: (at: number) => boolean;
  readonly symbolAt: (at: number) => string | undefined;
  readonly hasTrackedChanges: boolean;
}

const DELETED = 1;
const HIDDEN = 2;
const INSERTED = 4;

interface RunMarks {
  readonly flags: number;
  readonly symbol?: string;
}

export function readTextMarks(length: number, pieces: readonly Piece[], runs: readonly FormattedRun[]): TextMarks {
  const flags = new Uint8Array(length);
  const symbols = new Map<number, string>();
  const known = runs.map(({ list }) => (list.length === 0 ? null : readMarks(list)));
  let all = 0;
  for (const { from, to, at, width, changes } of pieces) {
    const own = changes ? (readMarks(changes)?.flags ?? 0) : 0;
    if (own) flags.fill(own, from, to);
    all |= own;
    const end = at + (to - from) * width;
    for (let index = firstRunAt(runs, at); index < runs.length && runs[index]!.from < end; index++) {
      const marks = known[index];
      if (!marks) continue;
      const first = from + Math.max(0, Math.floor((runs[index]!.from - at) / width));
      const last = Math.min(to, from + Math.ceil((runs[index]!.to - at) / width));
      for (let character = first; character < last; character++) {
        flags[character]! |= marks.flags;
        if (marks.symbol !== undefined) symbols.set(character, marks.symbol);
      }
      if (first < last) all |= marks.flags;
    }
  }
  return {
    isLeftOut: position => (flags[position]! & (DELETED | HIDDEN)) !== 0,
    isDeleted: position => (flags[position]! & DELETED) !== 0,
    symbolAt: position => symbols.get(position),
    hasTrackedChanges: (all & (DELETED | INSERTED)) !== 0,
  };
}

/** Null for a run that has none of them. */
function readMarks(list: ByteView): RunMarks | null {
  let flags = 0;
  let symbol: string | undefined;
  const set = (flag: number, operand: ByteView) => {
    flags = operand.u8(0) & 1 ? flags | flag : flags & ~flag;
  };
  forEachSprm(list, (sprm, operand) => {
    if (sprm === SPRM.isDeleted) set(DELETED, operand);
    else if (sprm === SPRM.isInserted) set(INSERTED, operand);
    else if (sprm === SPRM.isHidden) set(HIDDEN, operand);
    else if (sprm === SPRM.symbol) symbol = operand.u16(2).toString(16).padStart(4, '0');
  });
  if (flags === 0 && symbol === undefined) return null;
  return { flags, ...(symbol === undefined ? {} : { symbol }) };
}
