import { dayOfSerial } from './number-format.ts';

/** A cell as text, with what may be wrong with it. */
export interface Cell {
  readonly text: string;
  /** `rounded`: a number of more digits than the sheet can keep; `error`: the sheet itself shows an error. */
  readonly flaw?: 'rounded' | 'error';
}

export const BLANK: Cell = { text: '' };

export interface RawCell {
  /** ECMA-376 part 1, 18.18.11: s, str, inlineStr, n, b, e, d. */
  readonly type: string;
  readonly value: string;
  readonly isDate: boolean;
}

export interface CellContext {
  readonly strings: readonly string[];
  readonly since1904: boolean;
}

export function readCell({ type, value, isDate }: RawCell, { strings, since1904 }: CellContext): Cell {
  switch (type) {
    case 's':
      return { text: unescapeText(strings[Number(value)] ?? '') };
    case 'str':
    case 'inlineStr':
      return { text: unescapeText(value) };
    case 'b':
      return { text: value.trim() === '1' ? '是' : '否' };
    case 'e':
      return { text: value, flaw: 'error' };
    case 'd':
      return { text: value.slice(0, 10) };
    default:
      return readNumber(value.trim(), isDate, since1904);
  }
}

/** `_x000D_` is how a sheet writes a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Telephone numbers and codes are typed as numbers: they come out as the digits that were typed, never as 1.38E+10. */
function readNumber(value: string, isDate: boolean, since1904: boolean): Cell {
  if (value === '') return BLANK;
  const number = Number(value);
  if (!Number.isFinite(number)) return { text: value, flaw: 'error' };
  if (isDate) {
    const day = dayOfSerial(number, since1904);
    return day === null ? { text: value, flaw: 'error' } : { text: day };
  }
  // A sheet keeps fifteen digits; a credit code or an identity number typed as a number has lost its tail.
  if (Math.abs(number) >= 1e15)
    return { text: number.toLocaleString('en-US', { useGrouping: false }), flaw: 'rounded' };
  return { text: Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(15))) };
}
