import { escapeMarkup } from './escape.ts';
import { SHEET_STYLES, type SheetStyle, STYLE_SHEET } from './workbook-styles.ts';
import { XML_HEAD, zipParts } from './xml-zip.ts';

/** A formula carries the value it gives, for readers that do not calculate. */
export type SheetValue = string | number | null | { readonly formula: string; readonly value: number };

export interface SheetCell {
  readonly value: SheetValue;
  readonly style?: SheetStyle;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

export interface Sheet {
  readonly name: string;
  /** Sparse: a merged cell stands in its first place. */
  readonly rows: readonly (readonly (SheetCell | null)[])[];
  /** In characters. */
  readonly widths?: readonly number[];
  /** In points, of the first row; the others are as high as their text needs. */
  readonly titleHeight?: number;
  /** Rows and columns that stay in sight, and come again on every printed page. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly landscape?: boolean;
  /** Too wide for one page: printed on as many as it needs, its frozen columns on each. */
  readonly isWide?: boolean;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of sheets, small and strict: text is inline text and never a formula, whatever it begins with. */
export function renderWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const each = (write: (number: number, sheet: Sheet) => string) =>
    sheets.map((sheet, n) => write(n + 1, sheet)).join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${each(n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n, { name }) => `<sheet name="${escapeMarkup(sheetName(name))}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets>${printTitles(sheets)}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each(n => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLE_SHEET,
  };
  for (const [n, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${n + 1}.xml`] = renderSheet(sheet);
  return zipParts(parts);
}

/** 31 characters at most, none of those that a reference needs. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\']/gu, ' ').slice(0, 31);

function printTitles(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap(({ name, frozen }, n) => {
    if (!frozen || frozen.rows === 0) return [];
    const sheet = `'${escapeMarkup(sheetName(name))}'!`;
    const lastColumn = frozen.columns > 0 && cellName(frozen.columns - 1, 0).slice(0, -1);
    const columns = lastColumn ? `${sheet}$A:$${lastColumn},` : '';
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${n}">${columns}${sheet}$1:$${frozen.rows}</definedName>`;
  });
  return names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
}

function renderSheet({ rows, widths = [], titleHeight, frozen, landscape, isWide }: Sheet): string {
  const merges: string[] = [];
  const lines = rows.map((row, y) => {
    const cells = row.map((cell, x) => {
      if (!cell) return '';
      const { rowSpan = 1, columnSpan = 1 } = cell;
      if (rowSpan > 1 || columnSpan > 1)
        merges.push(`${cellName(x, y)}:${cellName(x + columnSpan - 1, y + rowSpan - 1)}`);
      return renderCell(cell, cellName(x, y));
    });
    const height = (y === 0 && titleHeight) || heightOf(row, widths);
    return `<row r="${y + 1}" ht="${height}" customHeight="1">${cells.join('')}</row>`;
  });
  const columns = widths
    .map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const merged = merges.map(range => `<mergeCell ref="${range}"/>`).join('');
  return `${XML_HEAD}<worksheet xmlns="${MAIN}">${isWide ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'}<sheetViews><sheetView workbookViewId="0">${pane(frozen)}</sheetView></sheetViews>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>${merged ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}"${isWide ? '' : ' fitToWidth="1" fitToHeight="0"'}/></worksheet>`;
}

/** Merged cells do not make their row grow in any program: as high as the lines of the fullest cell. */
function heightOf(row: Sheet['rows'][number], widths: readonly number[]): number {
  let lines = 1;
  for (const [x, cell] of row.entries()) {
    if (typeof cell?.value !== 'string' || (cell.rowSpan ?? 1) > 1) continue;
    const width = widths.slice(x, x + (cell.columnSpan ?? 1)).reduce((sum, one) => sum + one, 0) || 9;
    lines = Math.max(lines, Math.ceil((cell.value.length * 2) / (width - 1)));
  }
  return Math.min(MOST_LINES, lines) * 14 + 6;
}

/** Excel knows no row higher than 409 points. */
const MOST_LINES = 28;

function pane(frozen: Sheet['frozen']): string {
  if (!frozen || frozen.rows + frozen.columns === 0) return '';
  const { rows, columns } = frozen;
  const active = columns && rows ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight';
  return `<pane${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''} topLeftCell="${cellName(columns, rows)}" activePane="${active}" state="frozen"/>`;
}

function renderCell({ value, style = 'plain' }: SheetCell, name: string): string {
  const begin = `<c r="${name}" s="${SHEET_STYLES.indexOf(style)}"`;
  if (value === null || value === '') return `${begin}/>`;
  if (typeof value === 'number') return `${begin}><v>${value}</v></c>`;
  if (typeof value === 'string')
    return `${begin} t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(value)}</t></is></c>`;
  return `${begin}><f>${escapeMarkup(value.formula)}</f><v>${value.value}</v></c>`;
}

/** 0, 0 is A1. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
