import { html } from '../../../platform/html/html.ts';
import { type PublicPage, showPage } from '../../../platform/html/public-page.ts';

const TITLE = '年报校核';
const DESCRIPTION = '上传年报，自动校验勾稽关系。文件只在您的浏览器里读取，不会上传。';

/** Anybody's annual report, read and checked in the browser: the page brings the program, no file leaves the machine. */
export function checkupPage(): PublicPage {
  return {
    id: 'reports.checkup',
    path: '/checkup',
    query: [],
    cached: true,
    answer: async ({ chrome }) =>
      showPage({
        title: TITLE,
        section: 'reports',
        crumbs: [{ label: '政府信息公开年报', path: '/reports' }],
        canonical: '/checkup',
        column: {
          name: TITLE,
          description: DESCRIPTION,
          keywords: ['政府信息公开年报', '勾稽关系', '校核'],
          type: '年报校核',
        },
        program: 'checkup.js',
        styles: ['checkup.css'],
        body: html`<h1>${TITLE}</h1>
<p class="lead">${DESCRIPTION}</p>
<div id="checkup" data-offline="${chrome.asset('offline.js')}" data-scope="${chrome.href('/checkup')}">
<noscript><p class="empty">校核在您的浏览器里进行，需要启用 JavaScript。也可以把年报交本机关政府信息公开工作机构校核。</p></noscript>
</div>`,
      }),
  };
}
