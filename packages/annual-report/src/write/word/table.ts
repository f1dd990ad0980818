import type { LayoutCell, TableLayout } from '../../form/table-layout.ts';
import { escapeMarkup } from '../escape.ts';
import { spreadTable } from '../spread-table.ts';
import { TEXT_WIDTH } from './page.ts';
import { paragraph } from './paragraph.ts';
import type { CellStyleId } from './styles.ts';

export interface TableLook {
  readonly caption: string;
  readonly style: CellStyleId;
  /** Least height of a row. */
  readonly rowHeight: number;
  readonly textOf: (cell: LayoutCell) => string;
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

/** A table with real merged cells; its head rows come again on every page, and no row is torn apart. */
export function wordTable(layout: Omit<TableLayout, 'table'>, look: TableLook): string {
  const sum = layout.widths.reduce((total, width) => total + width, 0);
  const widths = layout.widths.map(width => Math.floor((width / sum) * TEXT_WIDTH));
  const rows = spreadTable(layout).map((places, row) => {
    const isHead = row < layout.headRows;
    // The first rows stay with the heading above them, heads inside a table with the figures below.
    const keepsNext = row < 2 || places.every(({ cell }) => cell.kind === 'head');
    const cells = places.map((place, column) => {
      if (place.column !== column) return '';
      const { columnSpan } = place.cell;
      const width = widths.slice(column, column + columnSpan).reduce((total, one) => total + one, 0);
      return wordCell(place.cell, place.row === row, width, keepsNext, look);
    });
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${look.rowHeight}" w:hRule="atLeast"/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((total, one) => total + one, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="${layout.headRows > 0 ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escapeMarkup(look.caption)}"/></w:tblPr><w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A label over many rows in a narrow column is written downwards, as the form has 三、本年度办理结果. */
const isDownwards = ({ kind, rowSpan }: LayoutCell) => kind === 'label' && rowSpan > 9;

function wordCell(cell: LayoutCell, isOrigin: boolean, width: number, keepsNext: boolean, look: TableLook): string {
  const { kind, columnSpan, rowSpan } = cell;
  const downwards = isDownwards(cell);
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '',
    rowSpan > 1 ? (isOrigin ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '',
    downwards ? '<w:textDirection w:val="tbRl"/>' : '',
    '<w:vAlign w:val="center"/>',
  ].join('');
  const text = isOrigin ? look.textOf(cell) : '';
  const isLeft = kind === 'label' && !downwards && rowSpan === 1;
  const body = paragraph(text, look.style, { ...(isLeft ? { align: 'left' } : {}), keepsNext });
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${body}</w:tc>`;
}
