import { html } from '../../../platform/html/html.ts';
import { type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { localPath } from '../../../platform/html/url.ts';
import { findAgencyOfItem, type PublicDatabase } from '../read-public.ts';
import { readAgencyId } from './agency-page.ts';
import { contactCard } from './contact-card.ts';

/** 我为政府网站找错: whom to tell, about which page. The agency that published the page comes first. */
export function faultsPage(db: PublicDatabase): PublicPage {
  return {
    id: 'agencies.faults',
    path: '/faults',
    query: ['page'],
    cached: false,
    answer: async ({ chrome, query }) => {
      const page = query.page === undefined ? null : localPath(query.page);
      const itemId = readAgencyId(/^\/d\/(\d+)/.exec(page ?? '')?.[1]);
      const agency = itemId === null ? null : await findAgencyOfItem(db, itemId);
      const { site } = chrome;
      return showPage({
        title: '我为政府网站找错',
        crumbs: [],
        canonical: '/faults',
        noIndex: true,
        column: {
          name: '我为政府网站找错',
          description: `${site.siteName}的内容错误、失效链接等，告诉谁、多久答复。`,
          keywords: ['找错', '纠错'],
          type: '互动交流',
        },
        body: html`<h1>我为政府网站找错</h1>
<p class="lead">内容有错、链接打不开、附件不能下载，都请告诉我们。收到后 3 个工作日内答复。</p>
${page && page !== '/' && html`<p>要反映的页面：<a href="${chrome.href(page)}">${chrome.absolute(page)}</a></p>`}
${agency && html`<section><h2>发布本页信息的机构：${agency.name}</h2>${contactCard(agency)}</section>`}
<section><h2>本站主办单位</h2><dl class="facts">
<div><dt>单位</dt><dd>${site.hostName || '未登记'}</dd></div>
<div><dt>联系电话</dt><dd>${site.telephone || '未登记'}</dd></div>
<div><dt>电子邮箱</dt><dd>${site.email || '未登记'}</dd></div>
<div><dt>地址</dt><dd>${site.address || '未登记'}</dd></div>
</dl></section>
<section class="prose"><h2>请说明</h2><ul><li>页面的网址或索引号；</li><li>哪里不对，正确的应当是什么；</li><li>您的联系方式，便于答复（可以不留）。</li></ul>
<p>也可以通过中国政府网的“<a href="https://zfwzzc.www.gov.cn/">政府网站找错</a>”平台反映。</p></section>`,
      });
    },
  };
}
