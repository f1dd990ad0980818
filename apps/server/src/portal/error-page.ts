import { html } from '../platform/html/html.ts';
import type { Chrome, Page } from '../platform/html/page.ts';
import { renderPage } from '../platform/html/shell.ts';
import type { ShownProblem } from '../platform/http/server.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: '请求有误',
  403: '不能访问',
  404: '没有找到这个页面',
  405: '不支持这种访问方式',
  410: '信息已撤回',
  413: '内容过大',
  415: '不支持的内容类型',
  429: '访问过于频繁',
  500: '系统出错了',
  503: '系统暂时不能服务',
};

/** Nobody lacks a permission on public pages; the platform's sentence would make a reader wonder. */
const NOT_FOUND = '没有找到。网址可能有误，信息也可能已经撤回。';

/** Errors in the same look: what happened, what to do, and the number to quote when asking. */
export function renderErrorPage(problem: ShownProblem, chrome: Chrome): string {
  const title = TITLES[problem.status] ?? '出错了';
  const page: Page = {
    title,
    column: null,
    crumbs: [],
    noIndex: true,
    body: html`<h1>${title}</h1>
<p class="lead">${problem.code === 'not-found' ? NOT_FOUND : problem.message}</p>
${problem.fields && problem.fields.length > 1 && html`<ul class="plain">${problem.fields.map(({ message }) => html`<li>${message}</li>`)}</ul>`}
<ul class="plain">
${problem.status === 404 && html`<li>检查网址是否写全，或<a href="${chrome.href('/search')}">搜索政府信息</a>。</li>`}
<li><a href="${chrome.href('/')}">回到首页</a></li>
<li><a href="${chrome.href('/faults')}">告诉我们网站的问题</a>，请附上下面的编号。</li>
</ul>
<p class="request-id">编号：<code>${problem.requestId}</code></p>`,
  };
  return renderPage(page, chrome);
}
