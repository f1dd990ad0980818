import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import { listPublicAgencies, type PublicAgency, type PublicDatabase } from '../read-public.ts';
import { readAgencyId } from './agency-page.ts';
import { contactCard } from './contact-card.ts';
import { contentsOfApplication, receiptRules, remedies, replyRules } from './rules-of-applying.ts';

/** How to apply, to whom, and what happens then. Filing on this site is not open yet, and the page says so. */
export function applyPage(db: PublicDatabase): PublicPage {
  return {
    id: 'agencies.apply',
    path: '/apply',
    query: ['agency'],
    cached: true,
    answer: async ({ chrome, query }) => {
      const id = query.agency === undefined ? null : readAgencyId(query.agency);
      if (query.agency !== undefined && id === null) return refusePage('参数 agency 应为机构编号（数字）。');
      const open = (await listPublicAgencies(db)).filter(
        ({ closedOn, kind }) => closedOn === null && kind !== 'village',
      );
      const chosen = open.find(agency => agency.id === id) ?? null;
      if (id !== null && !chosen) return refusePage('没有这个机构，或它已不再受理申请。请从列表中选择。');
      return showPage({
        title: '依申请公开',
        section: 'apply',
        crumbs: [],
        canonical: '/apply',
        noIndex: chosen !== null,
        column: {
          name: '依申请公开',
          description: `怎样向${chrome.site.siteName.replace(/政府信息公开$/, '')}各机关申请公开政府信息：内容、渠道、期限、费用和救济。`,
          keywords: ['依申请公开', '申请', '受理渠道'],
          type: '依申请公开',
        },
        body: body(open, chosen, chrome),
      });
    },
  };
}

function body(open: readonly PublicAgency[], chosen: PublicAgency | null, chrome: Chrome): Html {
  return html`<h1>依申请公开</h1>
<p class="lead">先查有没有公开；没有，再申请。不需要说明用途，一般不收费。</p>
<section class="prose"><h2>一、先查一查</h2>
<form class="filter" action="${chrome.href('/search')}"><label class="wide">检索词 <input type="search" name="q" maxlength="100" required></label><button>搜索已公开的信息</button></form></section>
<section><h2>二、向谁申请</h2>
<p class="lead">向制作该信息的行政机关申请；行政机关从公民、法人和其他组织获取的信息，向保存它的机关申请（条例第十条、第二十七条）。选择机关，查看它的受理渠道：</p>
<form class="filter" action="${chrome.href('/apply')}#channel"><label>受理机关 <select name="agency">${open.map(
    ({ id, name }) => html`<option value="${id}"${id === chosen?.id && html` selected`}>${name}</option>`,
  )}</select></label><button>查看受理渠道</button></form>
${
  chosen &&
  html`<div id="channel"><h3>${chosen.name}的受理渠道</h3>${contactCard(chosen)}
<p>当面提交：在办公时间到上述地址。邮寄：信封上注明“政府信息公开申请”。电话可以咨询，不能代替申请。</p></div>`
}
<p class="note">本站的网上提交尚未开通。现在请用当面、邮寄、传真或该机关公布的电子邮箱提交；开通后，本页会直接提供填写入口。</p></section>
<section class="prose"><h2>三、申请写什么</h2>${contentsOfApplication()}</section>
<section class="prose"><h2>四、之后会怎样</h2>${receiptRules()}${replyRules()}</section>
<section class="prose"><h2>五、不满意怎么办</h2>${remedies()}</section>`;
}
