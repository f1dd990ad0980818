import { strFromU8, unzipSync } from 'fflate';
import type { Grid, GridCell } from '../source/source-document.ts';

export interface WorkbookCell {
  readonly name: string;
  readonly text: string;
  readonly isNumber: boolean;
  readonly formula: string | null;
  /** Index of its style. */
  readonly style: number;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<string, WorkbookCell>;
  /** `A1:C3`. */
  readonly merges: readonly string[];
}

const unescape = (text: string) =>
  text
    .replace(/&(lt|gt|quot|#39);/gu, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!)
    .replaceAll('&amp;', '&');

/** Reads the workbooks that the package itself writes, for its tests: any program would, but none is at hand everywhere. */
export function readWorkbook(bytes: Uint8Array): readonly WorkbookSheet[] {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name]!);
  return [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/gu)].map(([, name, id]) => {
    const xml = part(`xl/worksheets/sheet${id}.xml`);
    const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"( t="inlineStr")?(?:\/>|>(.*?)<\/c>)/gsu)].map(
      ([, cell, style, inline, inner = '']) => {
        const value =
          /<v>(.*?)<\/v>/su.exec(inner)?.[1] ?? /<t xml:space="preserve">(.*?)<\/t>/su.exec(inner)?.[1] ?? '';
        const formula = /<f>(.*?)<\/f>/su.exec(inner)?.[1] ?? null;
        return [
          cell!,
          {
            name: cell!,
            text: unescape(value),
            isNumber: !inline && value !== '',
            formula: formula && unescape(formula),
            style: Number(style),
          },
        ] as const;
      },
    );
    const merges = [...xml.matchAll(/<mergeCell ref="([^"]*)"/gu)].map(match => match[1]!);
    return { name: unescape(name!), cells: new Map(cells), merges };
  });
}

/** Column and row from 0. */
export function placeOf(name: string): readonly [column: number, row: number] {
  const [, letters, row] = /^([A-Z]+)(\d+)$/u.exec(name)!;
  return [[...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, Number(row) - 1];
}

/** A sheet as a reader of tables sees one; cells of the given styles left out. */
export function gridOf({ cells, merges }: WorkbookSheet, without: readonly number[]): Grid {
  const spans = new Map(
    merges.map(merge => {
      const [from, to] = merge.split(':') as [string, string];
      const [[left, top], [right, bottom]] = [placeOf(from), placeOf(to)];
      return [from, { left, top, columnSpan: right - left + 1, rowSpan: bottom - top + 1 }];
    }),
  );
  const isCovered = (name: string) => {
    const [column, row] = placeOf(name);
    return [...spans].some(
      ([from, { left, top, columnSpan, rowSpan }]) =>
        from !== name && column >= left && column < left + columnSpan && row >= top && row < top + rowSpan,
    );
  };
  const kept = [...cells.values()].filter(({ name, style }) => !without.includes(style) && !isCovered(name));
  const placed = kept.map(({ name, text }): GridCell => {
    const [column, row] = placeOf(name);
    const { columnSpan = 1, rowSpan = 1 } = spans.get(name) ?? {};
    return { text, row, column, rowSpan, columnSpan, source: { row, column } };
  });
  return {
    kind: 'grid',
    cells: placed,
    rowCount: Math.max(...placed.map(({ row, rowSpan }) => row + rowSpan)),
    columnCount: Math.max(...placed.map(({ column, columnSpan }) => column + columnSpan)),
    source: {},
  };
}

/** SUM(A1:A3,B5)-SUM(C1): all that the package writes; text counts for nothing. */
export function calculate(formula: string, { cells }: WorkbookSheet): number {
  const sum = (inner: string) =>
    inner.split(',').reduce((total, range) => {
      const [from, to = from] = range.split(':') as [string, string?];
      const [[left, top], [right, bottom]] = [placeOf(from), placeOf(to)];
      for (const cell of cells.values()) {
        const [column, row] = placeOf(cell.name);
        if (cell.isNumber && column >= left && column <= right && row >= top && row <= bottom)
          total += cell.formula ? calculate(cell.formula, { cells } as WorkbookSheet) : Number(cell.text);
      }
      return total;
    }, 0);
  const terms = formula.split('-').map(term => /^SUM\(([A-Z0-9:,]*)\)$/u.exec(term)?.[1]);
  if (terms.some(term => term === undefined)) throw new Error(`not a sum: ${formula}`);
  return terms.slice(1).reduce((total, term) => total - sum(term!), sum(terms[0]!));
}
