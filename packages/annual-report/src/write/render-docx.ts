import type { TableName } from '@gongkai/statute';
import type { Report } from '../model/report.ts';
import { printedValue } from './printed-value.ts';
import { blocksOf, nameOf, type ReportBlock, titleLines } from './report-blocks.ts';
import { wordPackage } from './word/package.ts';
import { paragraph } from './word/paragraph.ts';
import type { CellStyleId } from './word/styles.ts';
import { wordTable } from './word/table.ts';

/** Figures of table 3 stand in ten columns, those of table 4 in fifteen. */
const LOOKS: Readonly<Record<TableName, { readonly style: CellStyleId; readonly rowHeight: number }>> = {
  proactive: { style: 'CellLarge', rowHeight: 480 },
  applications: { style: 'CellSmall', rowHeight: 360 },
  remedies: { style: 'Cell', rowHeight: 480 },
};

/** The report as an official document (GB/T 9704-2012), its tables as the form draws them. */
export const renderDocx = (report: Report): Promise<Uint8Array> => Promise.resolve(writeDocx(report));

function writeDocx(report: Report): Uint8Array {
  const title = nameOf(report);
  const body = blocksOf(report).map(block => renderBlock(report, block));
  return wordPackage({ title, creator: report.agency ?? '', body: body.join('') });
}

function renderBlock(report: Report, block: ReportBlock): string {
  switch (block.kind) {
    case 'title':
      return paragraph(titleLines(report).join('\n'), 'Title');
    case 'heading':
      // Table 3 fills a page: it begins on one, so that its merged heads are not torn.
      return paragraph(block.text, 'Heading1', { startsPage: block.section === 'applications' });
    case 'part':
      return paragraph(block.text, 'Heading2');
    case 'paragraph':
      return paragraph(block.text, 'Normal');
    case 'table': {
      const textOf = ({ key, text }: { key?: string; text: string }) => (key ? printedValue(report, key) : text);
      const table = wordTable(block.layout, { caption: block.caption, textOf, ...LOOKS[block.layout.table] });
      // Word joins a table to what follows unless a paragraph parts them.
      return table + paragraph('', 'Cell');
    }
  }
}
