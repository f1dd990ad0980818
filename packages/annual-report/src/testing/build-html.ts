import { escapeXml } from './build-docx.ts';
import type { LaidRow } from './lay-grid.ts';

/** A table with its spans, as a site prints it. */
export const htmlTable = (rows: readonly LaidRow[]): string =>
  `<table border="1">${rows
    .map(
      row =>
        `<tr>${row
          .map(
            ([text, columns = 1, below = 1]) =>
              `<td${columns > 1 ? ` colspan="${columns}"` : ''}${below > 1 ? ` rowspan="${below}"` : ''}>${escapeXml(text).replaceAll('\n', '<br>')}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('\n')}</table>`;

/** An article with what sites put around it; every word of it that is no article contains 站. */
export const htmlPage = (article: string, charset: string): string => `<!DOCTYPE html>
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>站名</title>
<style>td { color: red } /* 站 */</style><script>document.write('<p>站</p>')</script></head>
<body><header><p>虚构县政府网站</p></header><nav><a href="/">网站首页</a></nav>
<ul><li><a href="/1">本站一</a></li><li><a href="/2">本站二</a></li><li><a href="/3">本站三</a></li></ul>
<iframe src="http://example.invalid/frame">站</iframe>
<div class="article">${article}</div>
<div style="DISPLAY : none">站</div><p hidden>站</p><footer><p>网站标识码</p></footer></body></html>`;
