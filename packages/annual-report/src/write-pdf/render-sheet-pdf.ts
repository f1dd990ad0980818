import type { Report } from '../model/report.ts';
import { checkSheetOf, type SheetItem, type SheetOptions } from '../sheet/check-sheet.ts';
import { formatDay, headRows, itemLines, type LabelledLine } from '../sheet/sheet-lines.ts';
import { PAGE_TEMPLATE } from './page-template.ts';
import { type PdfOptions, typeset } from './typesetter.ts';

const TEMPLATE = `${PAGE_TEMPLATE}${String.raw`
#heading(level: 1, data.title)
#set text(size: 12pt)
#set par(leading: 6pt, spacing: 6pt, first-line-indent: 0pt)
#table(
  columns: (6em, 1fr), inset: (x: 6pt, y: 6pt), stroke: 0.5pt,
  ..data.about.map(row => row.map(value => table.cell(breakable: false, align: horizon + left, value))).flatten(),
)
#block(above: 14pt, below: 14pt, inset: (x: 8pt, y: 8pt), fill: rgb("#f5f2ea"), width: 100%, par(data.outcome))
#show heading.where(level: 2): it => block(above: 16pt, below: 8pt, it.body)
#for group in data.groups {
  heading(level: 2, group.heading)
  for item in group.items {
    block(breakable: false, above: 10pt, {
      par(hanging-indent: 2em, text(item.lead))
      for line in item.lines { pad(left: 2em, text(size: 10.5pt, fill: rgb("#3b382f"), line)) }
    })
  }
}
#for note in data.notes {
  heading(level: 2, note.heading)
  for line in note.lines { par(line) }
}
#block(above: 40pt, breakable: false, grid(
  columns: (1fr, 1.3fr, 1.2fr), ..data.signature,
))
`}`;

/** The check sheet as a PDF: to be printed and signed. */
export function renderSheetPdf(report: Report, options: SheetOptions & PdfOptions = {}): Uint8Array {
  const sheet = checkSheetOf(report, options);
  const groups = [
    ...sheet.groups.map(({ label, explanation, items }) => ({
      heading: `${label}（${items.length} 处）　${explanation}`,
      items: items.map(item => itemData(item)),
    })),
    {
      heading: '已说明情况并保留',
      items: sheet.accepted.map(item =>
        itemData(item, [['情况说明', [item.reason, item.by].filter(Boolean).join('　')]]),
      ),
    },
  ];
  const notes = [
    {
      heading: '读取时的问题',
      lines: sheet.unread.map(({ place, text, message }) => `${place}${text ? `：“${text}”` : ''}　${message}`),
    },
    { heading: '不能判断的', lines: sheet.notJudged.map(({ titles, reason }) => `${titles}：${reason}`) },
  ];
  return typeset(
    TEMPLATE,
    {
      title: sheet.title,
      author: sheet.reviewer,
      about: headRows(sheet),
      outcome: sheet.outcome,
      groups: groups.filter(({ items }) => items.length > 0),
      notes: notes.filter(({ lines }) => lines.length > 0),
      signature: ['校核人：', '填报单位负责人：', `日期：${formatDay(sheet.on)}`],
    },
    options,
  );
}

const itemData = (item: SheetItem, more: readonly LabelledLine[] = []) => ({
  lead: `${item.number}．${item.title}　${item.message}`,
  lines: [...itemLines(item), ...more].map(([label, value]) => `${label}：${value}`),
});
