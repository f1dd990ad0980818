import { agencyKinds } from '@gongkai/contract';
import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { listPublicAgencies, type PublicAgency, type PublicDatabase } from '../read-public.ts';

/** 公开机构: every organ by kind, with what it has published; closed ones at the end, since their information stays. */
export function agenciesPage(db: PublicDatabase): PublicPage {
  return {
    id: 'agencies.list',
    path: '/agencies',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const agencies = await listPublicAgencies(db);
      const closed = agencies.filter(({ closedOn }) => closedOn !== null);
      return showPage({
        title: '公开机构',
        section: 'guide',
        crumbs: [{ label: '政府信息公开指南', path: '/guide' }],
        canonical: '/agencies',
        column: {
          name: '公开机构',
          description: `${chrome.site.siteName}的公开机构及其联系方式。`,
          keywords: ['公开机构', '机构职能', '联系方式'],
          type: '机构职能',
        },
        body: html`<h1>公开机构</h1>
<p class="lead">每个机构的页面上有它的工作机构、地址、办公时间、电话和公开的全部信息。</p>
${agencies.length === 0 && html`<p class="empty">目前没有登记的机构。</p>`}
${Object.entries(agencyKinds).map(([kind, label]) => {
  const open = agencies.filter(agency => agency.kind === kind && agency.closedOn === null);
  return kind === 'village' ? villages(open, chrome) : agencyGroup(label, open, chrome);
})}
${agencyGroup('已撤销或合并的机构', closed, chrome)}`,
      });
    },
  };
}

export function agencyGroup(
  label: string,
  agencies: readonly PublicAgency[],
  chrome: Chrome,
  path: (id: number) => string = id => `/a/${id}`,
): Html | false {
  if (agencies.length === 0) return false;
  return html`<h2>${label}</h2>${directory(agencies, chrome, path)}`;
}

function directory(agencies: readonly PublicAgency[], chrome: Chrome, path: (id: number) => string): Html {
  return html`<ul class="directory">${agencies.map(
    ({ id, name, itemCount }) =>
      html`<li><a href="${chrome.href(path(id))}">${name}</a>${itemCount > 0 && html` <span>${itemCount} 条</span>`}</li>`,
  )}</ul>`;
}

/**
 * Villages are no organs of government: what they publish follows a law of its own (村民委员会组织法 art. 30, 31) and is not
 * counted with government information. Hundreds of them stand folded, so that the organs can be read.
 */
function villages(open: readonly PublicAgency[], chrome: Chrome): Html | false {
  if (open.length === 0) return false;
  return html`<h2>${agencyKinds.village}</h2>
<p class="lead">村务公开依照《中华人民共和国村民委员会组织法》第三十条、第三十一条办理，不计入政府信息。</p>
<details><summary>列出 ${open.length} 个村（居）民委员会</summary>${directory(open, chrome, id => `/a/${id}`)}</details>`;
}
