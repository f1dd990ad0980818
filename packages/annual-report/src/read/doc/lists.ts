import type { ListLevel } from '../numbering/list-level.ts';
import type { ByteView } from './byte-view.ts';
import type { FileInformation } from './file-information.ts';

/** A list as a paragraph refers to it. */
export interface DocList {
  readonly list: string;
  readonly levels: readonly ListLevel[];
  readonly restarts: readonly (number | undefined)[];
}

const LIST = 28;
const USE = 16;
const LEVEL = 28;
const IS_SIMPLE = 1;

/** Number formats ([MS-OSHARED] 2.2.1.3) by the names that OOXML gives them. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

/** The lists of a document by the number under which its paragraphs use them ([MS-DOC] 2.9.131, 2.9.147). */
export function readLists(table: ByteView, { lists, listUses }: FileInformation): readonly DocList[] {
  if (lists.length < 2 || listUses.length < 4) return [];
  const levels = readLevels(table, lists.at);
  const count = Math.min(table.i32(listUses.at), Math.floor((listUses.length - 4) / USE));
  let overrides = listUses.at + 4 + count * USE;
  const found: DocList[] = [];
  for (let index = 0; index < count; index++) {
    const use = listUses.at + 4 + index * USE;
    const id = String(table.i32(use));
    const own = [...(levels.get(id) ?? [])];
    const restarts: (number | undefined)[] = [];
    overrides += 4;
    for (let left = table.u8(use + 12); left > 0; left--) {
      const [start, flags] = [table.i32(overrides), table.u32(overrides + 4)];
      overrides += 8;
      const at = flags & 0xf;
      if (flags & 0x20) {
        const { level, length } = readLevel(table, overrides);
        own[at] = level;
        overrides += length;
      } else if (flags & 0x10) restarts[at] = start;
    }
    found.push({ list: id, levels: own, restarts });
  }
  return found;
}

/** The levels stand after the lists, beyond the length that the file gives for them. */
function readLevels(table: ByteView, at: number): ReadonlyMap<string, readonly ListLevel[]> {
  const count = Math.max(0, table.i16(at));
  const levels = new Map<string, readonly ListLevel[]>();
  let next = at + 2 + count * LIST;
  for (let index = 0; index < count; index++) {
    const list = at + 2 + index * LIST;
    const own: ListLevel[] = [];
    for (let left = table.u8(list + 26) & IS_SIMPLE ? 1 : 9; left > 0; left--) {
      const { level, length } = readLevel(table, next);
      own.push(level);
      next += length;
    }
    levels.set(String(table.i32(list)), own);
  }
  return levels;
}

const SUFFIXES = ['tab', 'space', 'nothing'] as const;

function readLevel(table: ByteView, at: number): { readonly level: ListLevel; readonly length: number } {
  const text = at + LEVEL + table.u8(at + 24) + table.u8(at + 25);
  const length = table.u16(text);
  // Numbers of levels stand in the text as characters 0 to 8.
  const template = table.utf16(text + 2, length).replace(/[\0-\x08]/gu, sign => `%${sign.charCodeAt(0) + 1}`);
  const flags = table.u8(at + 5);
  const level: ListLevel = {
    start: table.i32(at),
    format: FORMATS[table.u8(at + 4)] ?? 'decimal',
    template,
    suffix: SUFFIXES[table.u8(at + 15)] ?? 'tab',
    ...(flags & 0x4 ? { isLegal: true } : {}),
    ...(flags & 0x8 ? { restartsAfter: table.u8(at + 26) } : {}),
  };
  return { level, length: text + 2 + length * 2 - at };
}
