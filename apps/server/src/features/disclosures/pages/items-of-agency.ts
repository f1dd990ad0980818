import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { countByCategory } from '../read-public/counts.ts';
import { listPublicItems } from '../read-public/list-items.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { catalogTable } from './catalog-page.ts';
import { itemList } from './item-list.ts';

/** The part of an agency's own page that shows what it has published. */
export async function itemsOfAgency(db: PublicDatabase, agencyId: number, chrome: Chrome): Promise<Html> {
  const [page, counts] = await Promise.all([
    listPublicItems(db, { agencyId }, { limit: 12 }),
    countByCategory(db, agencyId),
  ]);
  return html`<section><h2>最新公开 <a href="${chrome.href('/latest', { agency: agencyId })}">全部</a></h2>
${page.items.length > 0 ? itemList(page.items, chrome, { without: 'agency' }) : html`<p class="empty">本机构目前没有在这里公开的信息。</p>`}</section>
<section><h2>法定主动公开内容</h2>${catalogTable(counts, chrome, agencyId)}</section>`;
}
