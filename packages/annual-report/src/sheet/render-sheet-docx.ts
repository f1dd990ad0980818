import type { Report } from '../model/report.ts';
import { wordPackage } from '../write/word/package.ts';
import { paragraph } from '../write/word/paragraph.ts';
import { wordTable } from '../write/word/table.ts';
import { checkSheetOf, type SheetItem, type SheetOptions } from './check-sheet.ts';
import { formatDay, headRows, itemLines, type LabelledLine } from './sheet-lines.ts';

/** The check sheet as a Word document, to be filled in and signed. */
export const renderSheetDocx = (report: Report, options: SheetOptions = {}): Promise<Uint8Array> =>
  Promise.resolve(writeSheet(report, options));

function writeSheet(report: Report, options: SheetOptions): Uint8Array {
  const sheet = checkSheetOf(report, options);
  const body = [
    paragraph(sheet.title, 'Title'),
    aboutTable(headRows(sheet)),
    paragraph(sheet.outcome, 'Normal'),
    ...sheet.groups.flatMap(({ label, explanation, items }) => [
      paragraph(`${label}（${items.length} 处）　${explanation}`, 'Heading1'),
      ...items.flatMap(item => writeItem(item)),
    ]),
    ...section(
      '已说明情况并保留',
      sheet.accepted.flatMap(item =>
        writeItem(item, [['情况说明', [item.reason, item.by].filter(Boolean).join('　')]]),
      ),
    ),
    ...section(
      '读取时的问题',
      sheet.unread.map(({ place, text, message }) =>
        paragraph(`${place}${text ? `：“${text}”` : ''}　${message}`, 'Small'),
      ),
    ),
    ...section(
      '不能判断的',
      sheet.notJudged.map(({ titles, reason }) => paragraph(`${titles}：${reason}`, 'Small')),
    ),
    paragraph('', 'Small'),
    paragraph(`校核人：　　　　　　填报单位负责人：　　　　　　日期：${formatDay(sheet.on)}`, 'Small'),
  ];
  return wordPackage({
    title: `${sheet.agency}${sheet.year}${sheet.title}`,
    creator: sheet.reviewer,
    body: body.join(''),
  });
}

const section = (heading: string, paragraphs: readonly string[]) =>
  paragraphs.length === 0 ? [] : [paragraph(heading, 'Heading1'), ...paragraphs];

function writeItem(item: SheetItem, more: readonly LabelledLine[] = []): readonly string[] {
  const lines = [...itemLines(item), ...more];
  return [
    paragraph(`${item.number}．${item.title}　${item.message}`, 'Small', { keepsNext: true }),
    ...lines.map(([label, value], n) => paragraph(`${label}：${value}`, 'Detail', { keepsNext: n < lines.length - 1 })),
  ];
}

function aboutTable(rows: readonly LabelledLine[]): string {
  const cell = (kind: 'label' | 'head', text: string) => ({ kind, text, rowSpan: 1, columnSpan: 1 });
  return wordTable(
    {
      columnCount: 2,
      headRows: 0,
      widths: [1, 5],
      rows: rows.map(([label, value]) => [cell('head', label), cell('label', value)]),
    },
    { caption: '校核对象', style: 'CellLarge', rowHeight: 480, textOf: ({ text }) => text },
  );
}
