import { groupBy } from '../model/group-by.ts';
import type { SourcePlace } from '../model/place.ts';
import type { Block, Grid, GridCell, Line, SourceDocument } from '../source/source-document.ts';
import { isBlank, type PlacedCell, rowsOf } from './grid/grid-rows.ts';
import { piecesAtHeadings } from './split-lines-at-headings.ts';

/** The document as one sequence: lines of text and rows of tables, in reading order. */
export type FlowItem = TextItem | RowItem;

export interface TextItem {
  readonly kind: 'text';
  readonly text: string;
  readonly headingLevel?: number;
  readonly source: SourcePlace;
  /** Set for a line of plain text, whose tables have still to be found. */
  readonly line?: Line;
}

export interface RowItem {
  readonly kind: 'row';
  readonly cells: readonly PlacedCell[];
  readonly isFirstOfGrid: boolean;
  readonly source: SourcePlace;
}

export const flowOf = (document: SourceDocument): readonly FlowItem[] => document.blocks.flatMap(flowOfBlock);

function flowOfBlock(block: Block): FlowItem[] {
  if (block.kind === 'grid') return flowOfGrid(block);
  if (block.kind === 'lines')
    return block.lines.flatMap(splitLine).map(line => ({ kind: 'text', text: line.text, source: line.source, line }));
  return textItems(block.text, block.source, block.headingLevel);
}

function splitLine(line: Line): readonly Line[] {
  const pieces = piecesAtHeadings(line.text);
  if (pieces.length === 1) return [line];
  const { start, ...source } = line.source;
  return pieces.map(([from, to]) => ({
    text: line.text.slice(from, to),
    source: start === undefined ? line.source : { ...source, start: start + from, end: start + to },
  }));
}

const textItems = (text: string, source: SourcePlace, headingLevel?: number): TextItem[] =>
  text
    .split('\n')
    .flatMap(line => piecesAtHeadings(line).map(([from, to]) => line.slice(from, to)))
    .filter(line => line.trim() !== '')
    .map(line => ({ kind: 'text', text: line, source, ...(headingLevel === undefined ? {} : { headingLevel }) }));

const LONG_TEXT = 60;

function flowOfGrid(grid: Grid): FlowItem[] {
  const rows = rowsOf(grid);
  const isForm = rows.some(row => row.some(({ meanings }) => meanings.length > 0)) || rows.some(isRowOfFigures);
  if (!isForm) return isLayout(grid, rows) ? flowOfLayout(grid) : [];
  const nested = groupBy(
    grid.cells.filter(cell => cell.nested?.length),
    cell => cell.row,
  );
  let isFirstOfGrid = true;
  return rows.flatMap((cells, index): FlowItem[] => {
    const inside = (nested.get(index) ?? []).flatMap(cell => cell.nested!.flatMap(flowOfGrid));
    const only = onlyText(cells);
    if (only) return [...textItems(only.text, only.source), ...inside];
    const item: RowItem = { kind: 'row', cells, isFirstOfGrid, source: cells[0]?.source ?? grid.source };
    isFirstOfGrid = false;
    return [item, ...inside];
  });
}

const isRowOfFigures = (row: readonly PlacedCell[]) => row.length >= 15 && row.every(({ isValue }) => isValue);

/** A row that is text and nothing else: a heading or a paragraph inside a grid that also holds tables. */
function onlyText(row: readonly PlacedCell[]): PlacedCell | null {
  const printed = row.filter(cell => cell.isOwn && !isBlank(cell));
  const [cell] = printed;
  if (printed.length !== 1 || !cell || cell.isValue) return null;
  if (cell.meanings.length === 0) return cell;
  return cell.text.length > LONG_TEXT && /[。；]/u.test(cell.text) ? cell : null;
}

/** A table that only places text on the page: of one column, with tables inside it, or with whole paragraphs in its cells. */
const isLayout = (grid: Grid, rows: readonly (readonly PlacedCell[])[]) =>
  grid.columnCount === 1 ||
  grid.cells.some(cell => cell.nested?.length || cell.text.length > 2 * LONG_TEXT) ||
  rows.every(row => row.filter(cell => cell.isOwn && !isBlank(cell)).length <= 1);

/** Cell by cell: the cells of a layout stand beside each other, each a column of its own. */
function flowOfLayout(grid: Grid): FlowItem[] {
  const inOrder = grid.cells.toSorted((one, other) => one.row - other.row || one.column - other.column);
  return inOrder.flatMap((cell: GridCell) => [
    ...textItems(cell.text, cell.source),
    ...(cell.nested ?? []).flatMap(flowOfGrid),
  ]);
}
