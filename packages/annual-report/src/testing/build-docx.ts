import { strToU8, type Zippable, zipSync } from 'fflate';
import type { LaidRow } from './lay-grid.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  /** Further parts, or others in place of the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Namespace of the elements `w:`. */
  readonly main?: string;
}

/** A .docx by hand: `body` is what stands inside w:body. */
export function buildDocx(body: string, { styles, numbering, parts = {}, main = MAIN }: DocxParts = {}): Uint8Array {
  const root = (name: string, inside: string) =>
    `${XML}<w:${name} xmlns:w="${main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inside}</w:${name}>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (...inside: string[]) =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`;
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${['document.main', 'styles', 'numbering'].map(part => `<Override PartName="/word/${part.replace('.main', '')}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(
      relation('r1', 'styles', 'styles.xml'),
      relation('r2', 'numbering', 'numbering.xml'),
    ),
    'word/document.xml': root('document', `<w:body>${body}<w:sectPr/></w:body>`),
    ...(styles === undefined ? {} : { 'word/styles.xml': root('styles', styles) }),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': root('numbering', numbering) }),
    ...parts,
  };
  const files: Zippable = {};
  for (const [name, content] of Object.entries(texts))
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files, { level: 6, mtime: '2022-01-20T00:00:00' });
}

export const escapeXml = (text: string) =>
  text.replace(/[&<>"]/gu, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** A run; tabs and line ends as Word writes them. */
export const wordRun = (text: string) =>
  `<w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>${text
    .split(/(\t|\n)/u)
    .map(part =>
      part === '\t' ? '<w:tab/>' : part === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`,
    )
    .join('')}</w:r>`;

export const wordParagraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}<w:spacing w:line="560" w:lineRule="exact"/></w:pPr>${text === '' ? '' : wordRun(text)}</w:p>`;

/** A table as Word stores it: merges downwards are cells of their own that go on from the one above. */
export function wordTable(rows: readonly LaidRow[]): string {
  const open = new Map<number, { rowsLeft: number; columnSpan: number }>();
  const cell = (text: string, columnSpan: number, merge: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${columnSpan * 600}" w:type="dxa"/>${columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : ''}${merge}</w:tcPr>${text
      .split('\n')
      .map(line => wordParagraph(line))
      .join('')}</w:tc>`;
  const laid = rows.map(row => {
    let column = 0;
    const cells: string[] = [];
    const goOn = () => {
      for (let above = open.get(column); above && above.rowsLeft > 0; above = open.get(column)) {
        above.rowsLeft--;
        cells.push(cell('', above.columnSpan, '<w:vMerge/>'));
        column += above.columnSpan;
      }
    };
    for (const [text, columnSpan = 1, rowSpan = 1] of row) {
      goOn();
      if (rowSpan > 1) open.set(column, { rowsLeft: rowSpan - 1, columnSpan });
      cells.push(cell(text, columnSpan, rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''));
      column += columnSpan;
    }
    goOn();
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${laid.join('')}</w:tbl>`;
}
