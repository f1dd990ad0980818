import { escapeMarkup } from './escape.ts';
import { XML_HEAD, zipParts } from './xml-zip.ts';

/** One cell of a sheet. A formula carries the value it gives, for readers that do not calculate. */
export type SheetValue =
  | string
  | number
  | null
  | { readonly formula: string; readonly value: number | null }
  | { readonly text: string; readonly style: SheetStyle };

export type SheetStyle = 'plain' | 'head' | 'label' | 'figure' | 'check' | 'title';

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
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly landscape?: boolean;
}

const STYLES: readonly SheetStyle[] = ['plain', 'head', 'label', 'figure', 'check', 'title'];

/** A workbook of sheets, small and strict: text is inline text and never a formula, whatever it begins with. */
export function renderWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets
      .map(
        (_, n) =>
          `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets
      .map(({ name }, n) => `<sheet name="${escapeMarkup(sheetName(name))}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, n) =>
          `<Relationship Id="rId${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId${sheets.length + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLE_SHEET,
  };
  for (const [n, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${n + 1}.xml`] = renderSheet(sheet);
  return zipParts(parts);
}

/** 31 characters at most, none of those that a reference needs. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/gu, ' ').slice(0, 31);

function renderSheet({ rows, widths = [], frozen, landscape }: Sheet): string {
  const merges: string[] = [];
  const lines = rows.map((row, y) => {
    const cells = row.map((cell, x) => {
      if (!cell) return '';
      const { rowSpan = 1, columnSpan = 1 } = cell;
      if (rowSpan > 1 || columnSpan > 1)
        merges.push(`${cellName(x, y)}:${cellName(x + columnSpan - 1, y + rowSpan - 1)}`);
      return renderCell(cell, cellName(x, y));
    });
    return `<row r="${y + 1}">${cells.join('')}</row>`;
  });
  const pane = frozen
    ? `<pane${frozen.columns ? ` xSplit="${frozen.columns}"` : ''}${frozen.rows ? ` ySplit="${frozen.rows}"` : ''} topLeftCell="${cellName(frozen.columns, frozen.rows)}" activePane="${frozen.columns && frozen.rows ? 'bottomRight' : frozen.rows ? 'bottomLeft' : 'topRight'}" state="frozen"/>`
    : '';
  const columns = widths
    .map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>${merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

function renderCell({ value, style = 'plain' }: SheetCell, name: string): string {
  const s = ` s="${STYLES.indexOf(style)}"`;
  if (value === null) return `<c r="${name}"${s}/>`;
  if (typeof value === 'number') return `<c r="${name}"${s}><v>${value}</v></c>`;
  if (typeof value === 'string')
    return `<c r="${name}"${s} t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(value)}</t></is></c>`;
  if ('formula' in value)
    return `<c r="${name}"${s}><f>${escapeMarkup(value.formula)}</f>${value.value === null ? '' : `<v>${value.value}</v>`}</c>`;
  return renderCell({ value: value.text, style: value.style }, name);
}

/** 0, 0 is A1. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

const BORDER = ['left', 'right', 'top', 'bottom']
  .map(side => `<${side} style="thin"><color indexed="64"/></${side}>`)
  .join('');
const format = (font: number, fill: number, border: number, align: string) =>
  `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center" wrapText="1"/></xf>`;
/** In the order of STYLES. */
const STYLE_SHEET = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="16"/><name val="方正小标宋简体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF5F2EA"/></patternFill></fill></fills><borders count="2"><border/><border>${BORDER}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${format(0, 0, 0, 'left')}${format(1, 2, 1, 'center')}${format(0, 0, 1, 'left')}${format(0, 0, 1, 'center')}${format(0, 2, 1, 'center')}${format(2, 0, 0, 'center')}</cellXfs></styleSheet>`;
