import { type BenchLine, type BenchRow, isMissed } from '../rows/bench-row.ts';

const HEAD = ['row', 'ours', 'base', 'unit', 'against', 'ratio', 'floor', ''] as const;

/** Columns as Markdown; on the terminal the same, with the columns lined up. */
export function renderTable(lines: readonly BenchLine[]): string {
  const rows = [HEAD, HEAD.map((_, at) => (isNumber(at) ? '--:' : ':--')), ...lines.map(cells)];
  const widths = HEAD.map((_, at) => Math.max(...rows.map(row => row[at]!.length)));
  return rows.map(row => `| ${row.map((cell, at) => pad(cell, widths[at]!, isNumber(at))).join(' | ')} |`).join('\n');
}

const isNumber = (column: number) => [1, 2, 5, 6].includes(column);

function pad(cell: string, width: number, toRight: boolean): string {
  if (cell.startsWith(':-')) return ':'.padEnd(width, '-');
  if (cell === '--:') return ':'.padStart(width, '-');
  return toRight ? cell.padStart(width) : cell.padEnd(width);
}

function cells(line: BenchLine): string[] {
  if ('notRun' in line) return [line.name, '', '', '', line.notRun, '', '', 'not run'];
  const { name, ours, base, unit, against, ratio, floor } = line;
  return [
    ...[name, formatFigure(ours), formatFigure(base), unit, against],
    ...[formatRatio(ratio), floor === null ? '' : formatRatio(floor), verdict(line)],
  ];
}

function verdict(row: BenchRow): string {
  if (isMissed(row)) return 'MISSED';
  return row.floor === null ? '' : 'ok';
}

/** Three figures that mean something; more would not come back in the next run. */
export function formatFigure(value: number): string {
  if (value >= 1_000) return Math.round(Number(value.toPrecision(3))).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Cut, never rounded up: a ratio just below its floor must not look like it. */
function formatRatio(ratio: number): string {
  const digits = ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2;
  return (Math.floor(ratio * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits);
}
