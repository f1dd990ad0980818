import { Budget, Damaged, type ReadingLimits, TooCostly } from '../files/archive/budget.ts';
import { readXml } from '../files/text/read-xml.ts';
import { BLANK, type Cell, readCell } from './cell.ts';
import { openPackage } from './package-parts.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

/** A list of people or agencies, not a data store: what is beyond is refused before memory feels it. */
export const SHEET_LIMITS = { bytes: 5 * 1024 * 1024, rows: 5_000, columns: 64 } as const;

const READING: ReadingLimits = {
  outputBytes: 24 * 1024 * 1024,
  partBytes: 16 * 1024 * 1024,
  entries: 200,
  nesting: 1,
  depth: 32,
  characters: 4_000_000,
};

export interface Sheet {
  readonly name: string;
  /** Rows by their number in the sheet, from 1; rows that are not there are missing. */
  readonly rows: ReadonlyMap<number, readonly Cell[]>;
}

export type SheetFault = 'too-large' | 'not-a-workbook' | 'too-many-rows' | 'too-many-columns' | 'too-costly';

export function readSheet(bytes: Buffer): { ok: true; sheet: Sheet } | { ok: false; fault: SheetFault } {
  if (bytes.length > SHEET_LIMITS.bytes) return { ok: false, fault: 'too-large' };
  try {
    const budget = new Budget(READING);
    const workbook = readWorkbook(openPackage(bytes, budget), budget);
    return { ok: true, sheet: { name: workbook.sheetName, rows: readRows(workbook, budget) } };
  } catch (fault) {
    if (fault instanceof BeyondLimit) return { ok: false, fault: fault.limit };
    if (fault instanceof TooCostly) return { ok: false, fault: 'too-costly' };
    // RangeError: offsets of a zip that point outside of it.
    if (fault instanceof Damaged || fault instanceof RangeError) return { ok: false, fault: 'not-a-workbook' };
    throw fault;
  }
}

class BeyondLimit extends Error {
  readonly limit: 'too-many-rows' | 'too-many-columns';
  constructor(limit: 'too-many-rows' | 'too-many-columns') {
    super(limit);
    this.limit = limit;
  }
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly isDate: boolean;
  value: string;
}

function readRows(workbook: Workbook, budget: Budget): Map<number, Cell[]> {
  const rows = new Map<number, Cell[]>();
  const merged: string[] = [];
  let rowNumber = 0;
  let row: Cell[] = [];
  let nextColumn = 0;
  let cell: OpenCell | null = null;
  let phonetic = 0;
  let inValue = false;
  readXml(workbook.sheet, budget, {
    open(element, attributes) {
      if (element === 'row') {
        rowNumber = attributes.r ? Number(attributes.r) : rowNumber + 1;
        [row, nextColumn] = [[], 0];
      } else if (element === 'c') {
        const column = attributes.r ? columnOf(attributes.r) : nextColumn;
        nextColumn = column + 1;
        cell = {
          column,
          type: attributes.t ?? 'n',
          isDate: workbook.isDateStyle(Number(attributes.s ?? 0)),
          value: '',
        };
      } else if (element === 'rPh') phonetic++;
      else if (element === 'mergeCell' && attributes.ref && merged.length < 2_000) merged.push(attributes.ref);
      inValue = cell !== null && phonetic === 0 && (element === 'v' || (element === 't' && cell.type === 'inlineStr'));
    },
    text(text) {
      if (!inValue || !cell) return;
      budget.spendCharacters(text.length);
      cell.value += text;
    },
    close(element) {
      if (element === 'rPh') phonetic--;
      if (element === 'v' || element === 't') inValue = false;
      if (element === 'c' && cell) {
        const read = readCell(cell, workbook);
        // Formats reach to the edge of the sheet; only what holds something counts.
        if (read.text.trim() !== '') {
          if (!(cell.column >= 0 && cell.column < SHEET_LIMITS.columns)) throw new BeyondLimit('too-many-columns');
          while (row.length < cell.column) row.push(BLANK);
          row[cell.column] = { ...read, text: read.text.trim() };
        }
        cell = null;
      }
      if (element === 'row' && row.length > 0) {
        if (rows.size >= SHEET_LIMITS.rows) throw new BeyondLimit('too-many-rows');
        rows.set(rowNumber, row);
      }
    },
  });
  for (const reference of merged) spreadMerged(rows, reference);
  return rows;
}

/** `AB12` → 27 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const HEADER_ROWS = 20;

/** In the head of a sheet every cell of a merged range says what the first one says, so that one row names all columns. */
function spreadMerged(rows: Map<number, Cell[]>, reference: string): void {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) return;
  const [top, bottom] = [Number(match[2]), Number(match[4])];
  const [left, right] = [columnOf(match[1]!), columnOf(match[3]!)];
  const said = rows.get(top)?.[left];
  if (!said || bottom > HEADER_ROWS || right >= SHEET_LIMITS.columns) return;
  for (let at = top; at <= bottom; at++) {
    const row = rows.get(at) ?? [];
    while (row.length <= right) row.push(BLANK);
    for (let column = left; column <= right; column++) if (row[column]!.text === '') row[column] = said;
    rows.set(at, row);
  }
}
