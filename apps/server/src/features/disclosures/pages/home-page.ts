import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { countSite, type SiteCounts } from '../read-public/counts.ts';
import { listPublicItems } from '../read-public/list-items.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { formatCount, itemList } from './item-list.ts';

const LATEST = 10;

export function homePage(db: PublicDatabase, today: () => string): PublicPage {
  return {
    id: 'disclosures.home',
    path: '/',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const year = Number(today().slice(0, 4));
      const [latest, policies, reports, counts] = await Promise.all([
        listPublicItems(db, {}, { limit: LATEST }),
        listPublicItems(db, { category: 'normative-documents' }, { limit: 5 }),
        listPublicItems(db, { category: 'annual-report' }, { limit: 4 }),
        countSite(db, year),
      ]);
      return showPage({
        title: chrome.site.siteName,
        section: 'home',
        crumbs: [],
        canonical: '/',
        column: {
          name: '首页',
          description: `${chrome.site.siteName}：政府信息公开指南、制度、法定主动公开内容、年报和依申请公开。`,
          keywords: ['政府信息公开', '依申请公开', '政府信息公开年报'],
          type: '概况信息',
        },
        feeds: [{ title: '最新公开', path: '/feed.xml' }],
        body: html`<div class="cols">
<div>
<h2>最新公开 <a href="${chrome.href('/latest')}">全部 ${formatCount(counts.total)} 条</a></h2>
${latest.items.length > 0 ? itemList(latest.items, chrome) : html`<p class="empty">目前还没有公开的信息。</p>`}
${
  policies.items.length > 0 &&
  html`<h2>规范性文件 <a href="${chrome.href('/policies')}">更多政策</a></h2>${itemList(policies.items, chrome, { without: 'category' })}`
}
${
  reports.items.length > 0 &&
  html`<h2>政府信息公开年报 <span><a href="${chrome.href('/checkup')}">年报校核</a> · <a href="${chrome.href('/reports')}">历年</a></span></h2>${itemList(reports.items, chrome, { without: 'category' })}`
}
</div>
<aside class="home-side">
${tasks(chrome)}
${figures(counts, year)}
</aside>
</div>`,
      });
    },
  };
}

/** The four things people come for; in 长辈模式 they stand on top. */
function tasks(chrome: Chrome): Html {
  const list = [
    ['/search', '查找政府信息', '按标题、文号、正文查找已经公开的信息。'],
    ['/apply', '申请公开政府信息', '先查有没有公开；没有，再申请。不问用途，一般不收费。'],
    ['/agencies', '机构和联系方式', '各机关的工作机构、地址、办公时间和电话。'],
    ['/faults', '我为政府网站找错', '内容错误、链接打不开，请告诉我们，3 个工作日内答复。'],
  ] as const;
  return html`<nav class="tasks" aria-label="办事">${list.map(
    ([path, label, help]) => html`<a href="${chrome.href(path)}"><b>${label}</b><span>${help}</span></a>`,
  )}</nav>`;
}

function figures(counts: SiteCounts, year: number): Html {
  const list: [string, number][] = [
    [`${year} 年主动公开（条）`, counts.thisYear],
    ['累计主动公开（条）', counts.total],
    ['发布机构（个）', counts.agencies],
  ];
  return html`<section class="side-block"><h2>公开情况</h2><dl class="figures">${list.map(
    ([term, count]) => html`<div><dt>${term}</dt><dd>${formatCount(count)}</dd></div>`,
  )}</dl></section>`;
}
