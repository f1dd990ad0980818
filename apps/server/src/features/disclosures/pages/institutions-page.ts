import { columns } from '@gongkai/statute';
import { html } from '../../../platform/html/html.ts';
import { type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import { listPublicItems } from '../read-public/list-items.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { itemList, pager } from './item-list.ts';
import { categoryColumn } from './labels.ts';
import { readFilter } from './read-filter.ts';

/** 政府信息公开制度: the second part of the unified platform (国办公开办函〔2019〕61号). */
export function institutionsPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.institutions',
    path: '/institutions',
    query: ['after'],
    cached: true,
    answer: async ({ chrome, query }) => {
      const read = readFilter(query);
      if (!read.ok) return refusePage(read.sentence);
      const page = await listPublicItems(db, { category: 'institution' }, { after: read.after, limit: 30 });
      return showPage({
        title: columns.institutions.label,
        section: 'institutions',
        crumbs: [],
        canonical: '/institutions',
        noIndex: query.after !== undefined,
        column: categoryColumn('institution', chrome.site.siteName),
        feeds: [{ title: columns.institutions.label, path: '/c/institution/feed.xml' }],
        body: html`<h1>${columns.institutions.label}</h1>
<p class="lead">政府信息公开工作适用的法律法规、规章和本地制度。</p>
${page.items.length > 0 ? itemList(page.items, chrome, { without: 'category' }) : html`<p class="empty">目前没有公开的制度文件。</p>`}
${pager(chrome, '/institutions', {}, { after: query.after, next: page.next })}`,
      });
    },
  };
}
