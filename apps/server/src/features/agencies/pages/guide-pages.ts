import { agencyKinds } from '@gongkai/contract';
import { categories, categoryIds, columns, findCategory } from '@gongkai/statute';
import { beijingDay } from '../../../platform/html/dates.ts';
import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { missing, type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import {
  findGuideOf,
  findPublicAgency,
  listPublicAgencies,
  type PublicAgency,
  type PublicDatabase,
} from '../read-public.ts';
import { agencyGroup } from './agencies-page.ts';
import { closingNote, readAgencyId } from './agency-page.ts';
import { contactCard } from './contact-card.ts';
import { receiptRules, remedies, replyRules } from './rules-of-applying.ts';

const guideColumn = (siteName: string) => ({
  name: columns.guide.label,
  description: `${siteName}的政府信息公开指南：公开范围、获取方式、工作机构联系方式和救济途径。`,
  keywords: ['政府信息公开指南', '工作机构', '联系方式'],
  type: categories.guide.columnType,
});

/** The list of guides: each organ keeps its own (条例 art. 12). */
export function guidePage(db: PublicDatabase): PublicPage {
  return {
    id: 'agencies.guides',
    path: '/guide',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const open = (await listPublicAgencies(db)).filter(({ closedOn }) => closedOn === null);
      const path = (id: number) => `/guide/${id}`;
      const kinds = ['government', 'department', 'township', 'public-institution'] as const;
      return showPage({
        title: columns.guide.label,
        section: 'guide',
        crumbs: [],
        canonical: '/guide',
        column: guideColumn(chrome.site.siteName),
        feeds: [{ title: columns.guide.label, path: '/c/guide/feed.xml' }],
        body: html`<h1>${columns.guide.label}</h1>
<p class="lead">各机关分别编制政府信息公开指南（条例第十二条）。选择机关，查看公开了什么、怎样获取、向谁联系。</p>
${open.length === 0 && html`<p class="empty">目前没有登记的机构。</p>`}
${kinds.map(kind =>
  agencyGroup(
    agencyKinds[kind],
    open.filter(agency => agency.kind === kind),
    chrome,
    path,
  ),
)}
<p><a href="${chrome.href('/c/guide')}">各机关发布的指南文件</a></p>`,
      });
    },
  };
}

/** The guide of one organ, made from what is registered; a guide that the organ published itself is named first. */
export function agencyGuidePage(db: PublicDatabase): PublicPage {
  return {
    id: 'agencies.guide',
    path: '/guide/:agencyId',
    query: [],
    cached: true,
    answer: async ({ params, chrome }) => {
      const id = readAgencyId(params.agencyId);
      const agency = id === null ? null : await findPublicAgency(db, id);
      if (!agency) return missing;
      const published = await findGuideOf(db, agency.id);
      return showPage({
        title: `${agency.name}政府信息公开指南`,
        section: 'guide',
        crumbs: [{ label: columns.guide.label, path: '/guide' }],
        canonical: `/guide/${agency.id}`,
        column: guideColumn(chrome.site.siteName),
        body: guideBody(agency, published, chrome),
      });
    },
  };
}

function guideBody(
  agency: PublicAgency,
  published: { id: number; title: string; publishedAt: string } | null,
  chrome: Chrome,
): Html {
  return html`<h1>${agency.name}政府信息公开指南</h1>
${closingNote(agency, chrome)}
${
  published &&
  html`<p class="note">本机关发布的指南全文：<a href="${chrome.href(`/d/${published.id}`)}">${published.title}</a>（${beijingDay(published.publishedAt)}）。以下内容由平台按登记的资料列出。</p>`
}
<section class="prose"><h2>一、主动公开</h2>
<p>本机关依照《中华人民共和国政府信息公开条例》第十九条至第二十一条主动公开政府信息，并在信息形成或者变更之日起 20 个工作日内公开；法律、法规另有规定的从其规定（条例第二十六条）。</p>
<p>信息分为${columns.guide.label}、${columns.institutions.label}、${columns.statutory.label}、${columns['annual-report'].label}四部分；法定主动公开内容再按条例第二十条、第二十一条的事项分为 ${categoryIds.filter(id => findCategory(id)!.column === 'statutory').length} 个栏目。每条信息有唯一的索引号，按公开日期编排。</p>
<p>获取方式：在本站<a href="${chrome.href('/catalog', { agency: agency.id })}">按栏目查阅</a>、<a href="${chrome.href('/search')}">检索</a>、下载；也可以到国家档案馆、公共图书馆、政务服务场所设置的政府信息查阅场所查阅（条例第二十五条）。</p></section>
<section class="prose"><h2>二、依申请公开</h2>
<p>公民、法人或者其他组织可以向本机关申请获取未主动公开的政府信息，不需要说明用途。<a href="${chrome.href('/apply')}">怎样申请</a></p>
${receiptRules()}
${replyRules()}</section>
<section><h2>三、工作机构</h2>${contactCard(agency)}</section>
<section class="prose"><h2>四、监督和救济</h2>${remedies()}</section>`;
}
