import { agencyKinds } from '@gongkai/contract';
import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { missing, type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { findPublicAgency, type PublicAgency, type PublicDatabase } from '../read-public.ts';
import { contactCard } from './contact-card.ts';

/** What the page of an agency shows of its items: given by whoever joins the features. */
export type ItemsOfAgency = (agencyId: number, chrome: Chrome) => Promise<Html>;

/** An agency's own page: contact of art. 12, its columns, its newest items. */
export function agencyPage(db: PublicDatabase, itemsOf: ItemsOfAgency): PublicPage {
  return {
    id: 'agencies.page',
    path: '/a/:agencyId',
    query: [],
    cached: true,
    answer: async ({ params, chrome }) => {
      const id = readAgencyId(params.agencyId);
      const agency = id === null ? null : await findPublicAgency(db, id);
      if (!agency) return missing;
      const items = await itemsOf(agency.id, chrome);
      return showPage({
        title: agency.name,
        section: 'guide',
        crumbs: [{ label: '公开机构', path: '/agencies' }],
        canonical: `/a/${agency.id}`,
        column: {
          name: agency.name,
          description: `${agency.name}公开的政府信息和工作机构联系方式。`,
          keywords: [agency.name, agency.shortName, '政府信息公开'],
          type: '机构职能',
        },
        feeds: [{ title: agency.name, path: `/a/${agency.id}/feed.xml` }],
        body: html`<h1>${agency.name}</h1>
<p class="lead">${agencyKinds[agency.kind]} · 已公开 ${agency.itemCount} 条 <a href="${chrome.href(`/a/${agency.id}/feed.xml`)}">订阅</a></p>
${closingNote(agency, chrome)}
<section><h2>工作机构和联系方式 <a href="${chrome.href(`/guide/${agency.id}`)}">政府信息公开指南</a></h2>${contactCard(agency)}</section>
${items}`,
      });
    },
  };
}

export function closingNote(agency: PublicAgency, chrome: Chrome): Html | false {
  if (agency.closedOn === null) return false;
  const { successor } = agency;
  return html`<p class="note">本机构已于 ${agency.closedOn} 撤销${successor ? html`，职能由<a href="${chrome.href(`/a/${successor.id}`)}">${successor.name}</a>承担` : ''}。此前公开的信息继续保留。</p>`;
}

export function readAgencyId(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
