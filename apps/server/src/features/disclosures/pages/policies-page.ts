import { type CategoryId, categories, categoryIds, findCategory } from '@gongkai/statute';
import { html } from '../../../platform/html/html.ts';
import { type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { listNewestOfEach } from '../read-public/stream-items.ts';
import { itemList } from './item-list.ts';

const OF_EACH = 8;
const policyColumns = categoryIds.filter(id => findCategory(id)!.isPolicy === true);

/** 政策: documents, their explanations, and other policy papers, the newest of each. */
export function policiesPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.policies',
    path: '/policies',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const newest = await listNewestOfEach(db, policyColumns, OF_EACH);
      const block = (id: CategoryId) => {
        const items = newest.get(id) ?? [];
        return html`<section><h2>${categories[id].label} <a href="${chrome.href(`/c/${id}`)}">全部</a></h2>
${items.length > 0 ? itemList(items, chrome, { without: 'category' }) : html`<p class="empty">目前没有。</p>`}</section>`;
      };
      return showPage({
        title: '政策',
        section: 'policies',
        crumbs: [],
        canonical: '/policies',
        column: {
          name: '政策',
          description: `${chrome.site.siteName}公开的规范性文件、政策解读和其他政策文件。`,
          keywords: ['政策文件', '规范性文件', '政策解读'],
          type: '政策文件',
        },
        feeds: policyColumns.map(id => ({ title: categories[id].label, path: `/c/${id}/feed.xml` })),
        body: html`<h1>政策</h1>
<p class="lead">文件与解读互相链接；规范性文件标明是否现行有效。</p>
${policyColumns.map(block)}`,
      });
    },
  };
}
