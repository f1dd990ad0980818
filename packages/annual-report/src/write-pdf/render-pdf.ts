import type { TableName } from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { printedValue } from '../write/printed-value.ts';
import { blocksOf, nameOf, titleLines } from '../write/report-blocks.ts';
import { PAGE_TEMPLATE } from './page-template.ts';
import { type TableData, tableData } from './table-data.ts';
import { TABLE_TEMPLATE } from './table-template.ts';
import { type PdfOptions, typeset } from './typesetter.ts';

const TEMPLATE = `${PAGE_TEMPLATE}${TABLE_TEMPLATE}${String.raw`
#for block in data.blocks {
  if block.kind == "title" {
    heading(level: 1, data.titleLines.join(linebreak()))
  } else if block.kind == "heading" {
    if block.startsPage { pagebreak(weak: true) }
    heading(level: 2, block.text)
  } else if block.kind == "part" {
    heading(level: 3, block.text)
  } else if block.kind == "table" {
    set-table(block)
  } else {
    par(block.text)
  }
}
`}`;

const LOOKS: Readonly<Record<TableName, Pick<TableData, 'size' | 'inset' | 'insetX'>>> = {
  proactive: { size: 12, inset: 5, insetX: 5 },
  applications: { size: 9, inset: 3.4, insetX: 2 },
  remedies: { size: 10.5, inset: 5, insetX: 2 },
};

/** The report as a PDF for archive and print, as the Word document has it, its fonts inside and its structure tagged. */
export function renderPdf(report: Report, options: PdfOptions = {}): Uint8Array {
  const blocks = blocksOf(report).map(block => {
    if (block.kind === 'table')
      return tableData(block.layout, LOOKS[block.layout.table], ({ key, text }) =>
        key ? printedValue(report, key) : text,
      );
    // Table 3 fills a page: it begins on one, so that its merged heads are not torn.
    return { ...block, startsPage: block.kind === 'heading' && block.section === 'applications' };
  });
  return typeset(
    TEMPLATE,
    { title: nameOf(report), author: report.agency ?? '', titleLines: titleLines(report), blocks },
    options,
  );
}
