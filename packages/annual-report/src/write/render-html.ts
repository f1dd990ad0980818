import type { LayoutCell, TableLayout } from '../form/table-layout.ts';
import type { Report } from '../model/report.ts';
import { escapeMarkup } from './escape.ts';
import { printedValue } from './printed-value.ts';
import { blocksOf, nameOf, type ReportBlock } from './report-blocks.ts';

export interface HtmlOptions {
  /** What 国办发〔2017〕47号 asks of a page, as the site has it. */
  readonly meta?: {
    readonly siteName?: string;
    readonly siteDomain?: string;
    readonly siteIdCode?: string;
    readonly columnName?: string;
    readonly publishedAt?: string;
    readonly url?: string;
  };
}

/** A whole page: the report as the form has it, tables that a reading voice can walk, and no address outside itself. */
export function renderHtml(report: Report, { meta = {} }: HtmlOptions = {}): string {
  const title = nameOf(report);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
${metaTags(report, title, meta)}
<style>${STYLE}</style>
</head>
<body>
<main>
<article>
${renderHtmlBody(report)}
</article>
</main>
</body>
</html>
`;
}

/** The report alone, to be put into a page that has a head and a style of its own; its title is an h1. */
export const renderHtmlBody = (report: Report): string =>
  blocksOf(report)
    .map(block => renderBlock(report, block))
    .join('\n');

function metaTags(report: Report, title: string, meta: NonNullable<HtmlOptions['meta']>): string {
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['SiteName', meta.siteName],
    ['SiteDomain', meta.siteDomain],
    ['SiteIDCode', meta.siteIdCode],
    ['ColumnName', meta.columnName ?? '政府信息公开年报'],
    ['ColumnType', '政府信息公开年报'],
    ['ArticleTitle', title],
    ['PubDate', meta.publishedAt],
    ['ContentSource', report.agency ?? undefined],
    ['Url', meta.url],
  ];
  return tags
    .filter(([, content]) => content !== undefined)
    .map(([name, content]) => `<meta name="${name}" content="${escapeMarkup(content!)}">`)
    .join('\n');
}

function renderBlock(report: Report, block: ReportBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeMarkup(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escapeMarkup(block.text)}</h2>`;
    case 'part':
      return `<h3>${escapeMarkup(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${escapeMarkup(block.text)}</p>`;
    case 'table':
      return renderTable(report, block.layout, block.caption);
  }
}

function renderTable(report: Report, { table, rows, headRows }: TableLayout, caption: string): string {
  const row = (cells: readonly LayoutCell[]) => `<tr>${cells.map(cell => renderCell(report, cell)).join('')}</tr>`;
  const head = headRows > 0 ? `<thead>\n${rows.slice(0, headRows).map(row).join('\n')}\n</thead>\n` : '';
  return `<div class="wide" tabindex="0" role="region" aria-label="${caption}">
<table class="${table}">
<caption>${caption}</caption>
${head}<tbody>
${rows.slice(headRows).map(row).join('\n')}
</tbody>
</table>
</div>`;
}

function renderCell(report: Report, { kind, text, key, rowSpan, columnSpan }: LayoutCell): string {
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}`;
  if (kind === 'value') return `<td${spans}>${escapeMarkup(printedValue(report, key!))}</td>`;
  const scope = kind === 'head' ? (columnSpan > 1 ? 'colgroup' : 'col') : rowSpan > 1 ? 'rowgroup' : 'row';
  return `<th${spans} scope="${scope}">${escapeMarkup(text)}</th>`;
}

/** 小标宋, 黑体 and 仿宋 where the machine has them; the form's lines, and A4 when printed. */
const STYLE = `
body{margin:0;color:#1c1b19;background:#fff;font:1.06rem/1.8 FangSong,"FangSong_GB2312",STFangsong,"Noto Serif SC",serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1rem}
h1{font:400 1.6rem/1.5 "FZXiaoBiaoSong-B05S","Noto Serif SC",SimSun,serif;text-align:center;text-wrap:balance;margin:1rem 0 2rem}
h2{font:400 1.15rem/1.8 SimHei,"Noto Sans SC",sans-serif;margin:1.2rem 0 .4rem;text-indent:2em;break-after:avoid}
h3{font:400 1.06rem/1.8 KaiTi,"KaiTi_GB2312",STKaiti,"Noto Serif SC",serif;margin:.4rem 0 0;text-indent:2em;break-after:avoid}
p{margin:0;text-indent:2em;text-align:justify}
.wide{overflow-x:auto;margin:1rem 0}
.wide:focus-visible{outline:3px solid #8a5a00}
table{width:100%;border-collapse:collapse;font-size:.85rem;line-height:1.4}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border:1px solid #1c1b19;padding:.25rem .35rem;text-align:center;font-weight:400}
tbody th{text-align:left}
tbody th[scope=col],tbody th[scope=colgroup]{text-align:center}
thead th{min-width:2.4em;text-wrap:balance}
table.applications,table.remedies{min-width:40rem}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@media print{main{max-width:none;padding:0}.wide{overflow:visible}table{min-width:0!important;font-size:8pt}thead{display:table-header-group}tr{break-inside:avoid}}
`;
