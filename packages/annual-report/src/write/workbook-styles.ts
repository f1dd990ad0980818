import { escapeMarkup } from './escape.ts';
import { XML_HEAD } from './xml-zip.ts';

export const SHEET_STYLES = ['plain', 'head', 'label', 'labelDown', 'figure', 'check', 'checkLabel', 'title'] as const;
export type SheetStyle = (typeof SHEET_STYLES)[number];

interface Look {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly align: 'left' | 'center';
  readonly format?: number;
  readonly isDownwards?: true;
}

const LOOKS: Readonly<Record<SheetStyle, Look>> = {
  plain: { font: 0, fill: 0, border: 0, align: 'left' },
  head: { font: 1, fill: 2, border: 1, align: 'center' },
  label: { font: 0, fill: 0, border: 1, align: 'left' },
  labelDown: { font: 0, fill: 0, border: 1, align: 'center', isDownwards: true },
  figure: { font: 0, fill: 0, border: 1, align: 'center' },
  check: { font: 3, fill: 2, border: 1, align: 'center', format: 164 },
  checkLabel: { font: 3, fill: 2, border: 1, align: 'left' },
  title: { font: 2, fill: 0, border: 0, align: 'center' },
};

/** A difference shown as people say it; the cell itself holds the number. */
const DIFFERENCE = '[=0]"相符";[>0]"多 "0;"少 "0';
const BORDER = ['left', 'right', 'top', 'bottom']
  .map(side => `<${side} style="thin"><color rgb="FF1C1B19"/></${side}>`)
  .join('');
const font = (size: number, name: string, extra = '') =>
  `<font>${extra}<sz val="${size}"/><name val="${name}"/></font>`;

const format = ({ font: fontId, fill, border, align, format: numFmtId = 0, isDownwards }: Look) =>
  `<xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center" wrapText="1"${isDownwards ? ' textRotation="255"' : ''}/></xf>`;

export const STYLE_SHEET = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="${escapeMarkup(DIFFERENCE)}"/></numFmts><fonts count="4">${font(11, '宋体')}${font(11, '宋体', '<b/>')}${font(16, '方正小标宋简体')}${font(10, '宋体')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF5F2EA"/></patternFill></fill></fills><borders count="2"><border/><border>${BORDER}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${SHEET_STYLES.length}">${SHEET_STYLES.map(style => format(LOOKS[style])).join('')}</cellXfs></styleSheet>`;
