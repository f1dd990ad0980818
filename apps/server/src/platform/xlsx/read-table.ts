import { BLANK, type Cell } from './cell.ts';
import type { Sheet } from './read-sheet.ts';

export interface Column<Key extends string> {
  readonly key: Key;
  /** As the template writes it first, then as offices write it too. */
  readonly titles: readonly [string, ...string[]];
  readonly required?: boolean;
}

/** Named by row and column as the sheet shows them; the person mends it there. */
export interface SheetProblem {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly message: string;
}

export interface TableRow<Key extends string> {
  readonly row: number;
  readonly values: Readonly<Record<Key, string>>;
}

export interface Table<Key extends string> {
  readonly rows: readonly TableRow<Key>[];
  readonly problems: readonly SheetProblem[];
}

const LOOK_FOR_HEADER = 20;
const LONGEST_CELL = 1_000;

/** Finds the row that names the columns, below titles and notes, and reads what stands under it. */
export function readTable<Key extends string>(sheet: Sheet, columns: readonly Column<Key>[]): Table<Key> {
  const header = findHeader(sheet, columns);
  if (!header) {
    const expected = columns.filter(column => column.required).map(column => column.titles[0]);
    return failed({ row: 1, column: '', text: '', message: `没有找到表头，表头应有：${expected.join('、')}` });
  }
  const problems: SheetProblem[] = [...header.problems];
  const rows: TableRow<Key>[] = [];
  for (const [number, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
    if (number <= header.row || cells.every(cell => cell.text === '')) continue;
    rows.push({ row: number, values: readValues(number, cells, columns, header.places, problems) });
  }
  if (rows.length === 0 && problems.length === 0)
    return failed({ row: header.row + 1, column: '', text: '', message: '表头之下没有内容' });
  return { rows, problems };

  function failed(problem: SheetProblem): Table<Key> {
    return { rows: [], problems: [problem] };
  }
}

interface Header<Key extends string> {
  readonly row: number;
  readonly places: ReadonlyMap<Key, number>;
  readonly problems: readonly SheetProblem[];
}

/** Of the first rows, the lowest one among those that name most columns: a header of two levels ends with its finer one. */
function findHeader<Key extends string>(sheet: Sheet, columns: readonly Column<Key>[]): Header<Key> | null {
  const keyOf = new Map(columns.flatMap(column => column.titles.map(title => [plain(title), column.key] as const)));
  let best: { row: number; cells: readonly Cell[]; named: number } | null = null;
  for (const [row, cells] of [...sheet.rows].sort(([a], [b]) => a - b).slice(0, LOOK_FOR_HEADER)) {
    const named = new Set(cells.flatMap(cell => keyOf.get(plain(cell.text)) ?? [])).size;
    if (named > 0 && named >= (best?.named ?? 0)) best = { row, cells, named };
  }
  if (!best || best.named < Math.min(2, columns.length)) return null;
  const places = new Map<Key, number>();
  const problems: SheetProblem[] = [];
  for (const [place, { text }] of best.cells.entries()) {
    const key = keyOf.get(plain(text));
    const column = letterOf(place);
    if (key === undefined) {
      if (text !== '')
        problems.push({ row: best.row, column, text, message: `不认识的列“${text}”，请删去或者改用模板的列名` });
    } else if (places.has(key)) problems.push({ row: best.row, column, text, message: `列“${text}”重复` });
    else places.set(key, place);
  }
  for (const { key, titles, required } of columns)
    if (required && !places.has(key))
      problems.push({ row: best.row, column: titles[0], text: '', message: `缺少“${titles[0]}”列` });
  return { row: best.row, places, problems };
}

function readValues<Key extends string>(
  row: number,
  cells: readonly Cell[],
  columns: readonly Column<Key>[],
  places: ReadonlyMap<Key, number>,
  problems: SheetProblem[],
): Record<Key, string> {
  const values = {} as Record<Key, string>;
  for (const { key, titles, required } of columns) {
    const place = places.get(key);
    const { text, flaw } = place === undefined ? BLANK : (cells[place] ?? BLANK);
    values[key] = text.slice(0, LONGEST_CELL);
    const message = faultOf(text, flaw, required === true && place !== undefined);
    if (message) problems.push({ row, column: titles[0], text: text.slice(0, 60), message });
  }
  return values;
}

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function faultOf(text: string, flaw: Cell['flaw'], isRequired: boolean): string | null {
  if (flaw === 'rounded') return '数字超过 15 位，表格已丢失末几位，请把单元格设为文本后重新填写';
  if (flaw === 'error') return '单元格的内容有误，请重新填写';
  if (text.length > LONGEST_CELL) return `不能超过 ${LONGEST_CELL} 个字`;
  if (!text.isWellFormed() || CONTROL.test(text)) return '含有无法保存的控制字符，请删除后重新填写';
  return isRequired && text === '' ? '必须填写' : null;
}

/** Titles are compared without blanks (`姓 名`), marks of obligation, remarks in brackets and full-width forms. */
function plain(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[*:(].*$/, '')
    .toLowerCase();
}

function letterOf(place: number): string {
  const letters = place >= 26 ? String.fromCharCode(64 + Math.floor(place / 26)) : '';
  return `${letters}${String.fromCharCode(65 + (place % 26))} 列`;
}
