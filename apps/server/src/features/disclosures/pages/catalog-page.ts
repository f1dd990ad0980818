import { type CategoryId, categories, categoryIds, columns, findCategory } from '@gongkai/statute';
import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import { countByCategory, listPublishingAgencies } from '../read-public/counts.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { agencySelect } from './filter-form.ts';
import { formatCount } from './item-list.ts';
import { readFilter } from './read-filter.ts';

/** The columns of 条例 art. 20 and 21 with what each holds, for the whole site or for one agency; empty ones are shown too. */
export function catalogPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.catalog',
    path: '/catalog',
    query: ['agency'],
    cached: true,
    answer: async ({ chrome, query }) => {
      const read = readFilter(query);
      if (!read.ok) return refusePage(read.sentence);
      const { agencyId } = read.filter;
      const [counts, agencies] = await Promise.all([countByCategory(db, agencyId), listPublishingAgencies(db)]);
      const chosen = agencies.find(({ id }) => id === agencyId);
      return showPage({
        title: columns.statutory.label,
        section: 'catalog',
        crumbs: [],
        canonical: '/catalog',
        noIndex: agencyId !== undefined,
        column: {
          name: columns.statutory.label,
          description: `${chrome.site.siteName}依据${columns.statutory.basis}主动公开的政府信息目录。`,
          keywords: ['法定主动公开内容', '政府信息公开目录'],
          type: '信息公开目录',
        },
        feeds: [{ title: '最新公开', path: '/feed.xml' }],
        body: html`<h1>${columns.statutory.label}</h1>
<p class="lead">依据《中华人民共和国政府信息公开条例》第二十条、第二十一条公开的内容，按事项分栏。${chosen && html`现在只看<b>${chosen.name}</b>。`}<a href="${chrome.href('/latest', { agency: agencyId })}">按时间看全部</a></p>
<form class="filter" action="${chrome.href('/catalog')}">${agencySelect(agencies, agencyId)}<button>查看</button></form>
${catalogTable(counts, chrome, agencyId)}
<h2>按机构</h2>
<ul class="directory">${agencies.map(
          agency =>
            html`<li><a href="${chrome.href(`/a/${agency.id}`)}">${agency.name}</a> <span>${formatCount(agency.items)} 条</span></li>`,
        )}</ul>`,
      });
    },
  };
}

export function catalogTable(counts: ReadonlyMap<string, number>, chrome: Chrome, agencyId?: number): Html {
  const statutory = categoryIds.filter(id => findCategory(id)!.column === 'statutory');
  return html`<table class="catalog">
<caption class="visually-hidden">法定主动公开内容各栏目的信息数</caption>
<thead><tr><th scope="col">栏目</th><th scope="col">依据</th><th scope="col" class="number">信息数</th></tr></thead>
<tbody>${statutory.map(id => catalogRow(id, counts.get(id) ?? 0, chrome, agencyId))}</tbody>
</table>`;
}

function catalogRow(id: CategoryId, count: number, chrome: Chrome, agencyId: number | undefined): Html {
  const { label, basis } = categories[id];
  return html`<tr><th scope="row"><a href="${chrome.href(`/c/${id}`, { agency: agencyId })}">${label}</a></th><td>${basis}</td><td class="number">${count === 0 ? '暂无' : formatCount(count)}</td></tr>\n`;
}
