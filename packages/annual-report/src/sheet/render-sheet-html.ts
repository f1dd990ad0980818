import type { Report } from '../model/report.ts';
import { escapeMarkup as text } from '../write/escape.ts';
import { type CheckSheet, checkSheetOf, type SheetItem, type SheetOptions } from './check-sheet.ts';
import { formatDay, headRows, itemLines, type LabelledLine } from './sheet-lines.ts';

/** The check sheet as a page of its own, to be sent or printed on A4. */
export function renderSheetHtml(report: Report, options: SheetOptions = {}): string {
  const sheet = checkSheetOf(report, options);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text(`${sheet.agency}${sheet.year}${sheet.title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${renderSheetBody(sheet)}
</main>
</body>
</html>
`;
}

/** The sheet alone, to be put into a page that has a head and a style of its own. */
export function renderSheetBody(sheet: CheckSheet): string {
  return [
    `<h1>${text(sheet.title)}</h1>`,
    `<table class="about"><tbody>${headRows(sheet)
      .map(([label, value]) => `<tr><th scope="row">${text(label)}</th><td>${text(value)}</td></tr>`)
      .join('')}</tbody></table>`,
    `<p class="outcome">${text(sheet.outcome)}</p>`,
    ...sheet.groups.map(
      ({ label, explanation, items }) =>
        `<section><h2>${label}（${items.length} 处）<small>${explanation}</small></h2><ol>${items.map(item => renderItem(item)).join('\n')}</ol></section>`,
    ),
    list(
      '已说明情况并保留',
      sheet.accepted.map(item => renderItem(item, [['情况说明', [item.reason, item.by].filter(Boolean).join('　')]])),
      'ol',
    ),
    list(
      '读取时的问题',
      sheet.unread.map(
        ({ place, text: read, message }) =>
          `<li>${text(place)}${read ? `：<q>${text(read)}</q>` : ''}　${text(message)}</li>`,
      ),
    ),
    list(
      '不能判断的',
      sheet.notJudged.map(({ titles, reason }) => `<li>${text(titles)}：${text(reason)}</li>`),
    ),
    `<p class="signature"><span>校核人：</span><span>填报单位负责人：</span><span>日期：${text(formatDay(sheet.on))}</span></p>`,
  ]
    .filter(Boolean)
    .join('\n');
}

const list = (heading: string, items: readonly string[], kind: 'ul' | 'ol' = 'ul') =>
  items.length === 0
    ? ''
    : `<section class="aside"><h2>${heading}</h2><${kind}>${items.join('\n')}</${kind}></section>`;

function renderItem(item: SheetItem, more: readonly LabelledLine[] = []): string {
  const lines = [...itemLines(item), ...more]
    .map(([label, value]) => `<div><dt>${label}</dt><dd>${text(value)}</dd></div>`)
    .join('');
  return `<li value="${item.number}"><p><b>${text(item.title)}</b>　${text(item.message)}</p><dl>${lines}</dl></li>`;
}

const STYLE = `
body{margin:0;color:#1c1b19;background:#fff;font:1rem/1.7 "Noto Serif SC",FangSong,STFangsong,SimSun,serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem}
h1{font:400 1.5rem/1.5 "FZXiaoBiaoSong-B05S","Noto Serif SC",SimSun,serif;text-align:center;text-wrap:balance;margin:0 0 1.2rem}
h2{font:400 1.1rem/1.6 SimHei,"Noto Sans SC",sans-serif;margin:1.4rem 0 .4rem;break-after:avoid}
h2 small{font-size:.85rem;color:#57534a;margin-left:1em}
.about{width:100%;border-collapse:collapse}
.about th,.about td{border:1px solid #1c1b19;padding:.3rem .6rem;text-align:left;font-weight:400}
.about th{width:6em;white-space:nowrap}
.outcome{margin:1rem 0;padding:.6rem .9rem;border-left:4px solid #8a5a00;background:#f5f2ea}
ol,ul{margin:0;padding-left:2.2em}
li{margin:0 0 .7rem;break-inside:avoid}
li p{margin:0}
dl{margin:.1rem 0 0;font-size:.88rem;color:#3b382f}
dl div{display:flex}
dt{flex:0 0 6em}
dd{margin:0;overflow-wrap:anywhere}
.aside li{font-size:.92rem;margin-bottom:.3rem}
.signature{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem 2rem;margin-top:3rem;break-inside:avoid}
.signature span{flex:1 0 11em}
@page{size:A4;margin:25mm 22mm}
@media print{main{max-width:none;padding:0}body{font-size:11pt}.outcome{print-color-adjust:exact}}
`;
