import type { Report } from '../model/report.ts';
import { printedValue } from './printed-value.ts';
import { blocksOf } from './report-blocks.ts';
import { spreadTable } from './spread-table.ts';

/** A report as plain text; a row of a table on one line, its cells parted by tabs, covered cells empty. */
export const renderText = (report: Report): string =>
  blocksOf(report)
    .map(block => {
      if (block.kind !== 'table') return `${block.text}\n`;
      const rows = spreadTable(block.layout).map(row =>
        row
          .map(({ cell, isOrigin }) =>
            isOrigin ? onOneLine(cell.key ? printedValue(report, cell.key) : cell.text) : '',
          )
          .join('\t'),
      );
      return `${rows.join('\n')}\n`;
    })
    .join('\n');

const onOneLine = (text: string) => text.replace(/[\t\r\n]+/gu, ' ');
