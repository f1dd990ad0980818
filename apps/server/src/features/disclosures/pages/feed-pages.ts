import { categories, categoryIds, findCategory } from '@gongkai/statute';
import { html, trustedHtml } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { missing, type PageAnswer, type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { countByCategory, listPublishingAgencies } from '../read-public/counts.ts';
import type { PublicItemRow } from '../read-public/item-row.ts';
import { type ItemFilter, listPublicItems } from '../read-public/list-items.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { readId } from './read-filter.ts';

const ENTRIES = 30;

/** Atom feeds (RFC 4287): everything, one agency, one column. */
export function feedPages(db: PublicDatabase): PublicPage[] {
  return [
    {
      id: 'disclosures.feed',
      path: '/feed.xml',
      query: [],
      cached: true,
      answer: ({ chrome }) => answerFeed(db, chrome, {}, { path: '/feed.xml', page: '/latest', title: '最新公开' }),
    },
    {
      id: 'disclosures.feed-of-category',
      path: '/c/:category/feed.xml',
      query: [],
      cached: true,
      answer: async ({ chrome, params }) => {
        const category = params.category!;
        const found = findCategory(category);
        if (!found) return missing;
        const page = `/c/${category}`;
        return await answerFeed(db, chrome, { category }, { path: `${page}/feed.xml`, page, title: found.label });
      },
    },
    {
      id: 'disclosures.feed-of-agency',
      path: '/a/:agencyId/feed.xml',
      query: [],
      cached: true,
      answer: async ({ chrome, params }) => {
        const agencyId = readId(params.agencyId);
        if (agencyId === null) return missing;
        const [agency] = await db.named<{ name: string }>(
          { name: 'name of public agency', text: 'select name from public_site.agencies where id = $1' },
          [agencyId],
        );
        if (!agency) return missing;
        const page = `/a/${agencyId}`;
        return await answerFeed(db, chrome, { agencyId }, { path: `${page}/feed.xml`, page, title: agency.name });
      },
    },
    feedsPage(db),
  ];
}

async function answerFeed(
  db: PublicDatabase,
  chrome: Chrome,
  filter: ItemFilter,
  feed: { path: string; page: string; title: string },
): Promise<PageAnswer> {
  const { items } = await listPublicItems(db, filter, { limit: ENTRIES });
  const updated = items.map(changedAt).sort().at(-1) ?? '1970-01-01T00:00:00.000Z';
  const text = html`${trustedHtml('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${chrome.absolute(feed.path)}</id>
<title>${feed.title} - ${chrome.site.siteName}</title>
<updated>${updated}</updated>
<author><name>${chrome.site.hostName || chrome.site.siteName}</name></author>
<link rel="self" type="application/atom+xml" href="${chrome.absolute(feed.path)}"/>
<link rel="alternate" type="text/html" href="${chrome.absolute(feed.page)}"/>
${items.map(item => entry(item, chrome))}</feed>
`.markup;
  return { kind: 'document', mediaType: 'application/atom+xml; charset=utf-8', text: withoutControls(text) };
}

function entry(item: PublicItemRow, chrome: Chrome) {
  const address = chrome.absolute(`/d/${item.id}`);
  return html`<entry>
<id>${address}</id>
<title>${item.title}</title>
<published>${item.publishedAt}</published>
<updated>${changedAt(item)}</updated>
<author><name>${item.agencyName}</name></author>
<category term="${item.category}" label="${findCategory(item.category)?.label ?? item.category}"/>
<link rel="alternate" type="text/html" href="${address}"/>
${item.summary && html`<summary>${item.summary}</summary>\n`}</entry>
`;
}

function changedAt(item: PublicItemRow): string {
  return item.revisedAt ?? item.publishedAt;
}

/** XML 1.0 has no place for these, not even escaped. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** A page that lists the feeds and says in plain words what they are for. */
function feedsPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.feeds',
    path: '/feeds',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const [counts, agencies] = await Promise.all([countByCategory(db), listPublishingAgencies(db)]);
      const filled = categoryIds.filter(id => counts.has(id));
      return showPage({
        title: '订阅',
        crumbs: [],
        canonical: '/feeds',
        column: {
          name: '订阅',
          description: `${chrome.site.siteName}的 Atom 订阅源：全部、按栏目、按机构。`,
          keywords: ['订阅', 'Atom', '政府信息公开'],
          type: '其他信息',
        },
        feeds: [{ title: '最新公开', path: '/feed.xml' }],
        body: html`<h1>订阅</h1>
<p class="lead">把下面的地址添加到阅读软件（支持 Atom 的软件都可以），有新公开的信息时会收到提示。不需要登记个人信息。</p>
<p><a href="${chrome.href('/feed.xml')}">全部最新公开</a></p>
<h2>按栏目</h2>
<ul class="directory">${filled.map(id => html`<li><a href="${chrome.href(`/c/${id}/feed.xml`)}">${categories[id].label}</a></li>`)}</ul>
<h2>按机构</h2>
<ul class="directory">${agencies.map(({ id, name }) => html`<li><a href="${chrome.href(`/a/${id}/feed.xml`)}">${name}</a></li>`)}</ul>`,
      });
    },
  };
}
