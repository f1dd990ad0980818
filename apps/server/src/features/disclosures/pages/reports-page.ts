import { columns } from '@gongkai/statute';
import { html } from '../../../platform/html/html.ts';
import { type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import { listPublishingAgencies } from '../read-public/counts.ts';
import { listPublicItems } from '../read-public/list-items.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { agencySelect } from './filter-form.ts';
import { itemList, pager } from './item-list.ts';
import { categoryColumn } from './labels.ts';
import { readFilter } from './read-filter.ts';

/** 年报 of all agencies, the newest first (条例 art. 49). */
export function reportsPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.reports',
    path: '/reports',
    query: ['agency', 'after'],
    cached: true,
    answer: async ({ chrome, query }) => {
      const read = readFilter(query);
      if (!read.ok) return refusePage(read.sentence);
      const filter = { category: 'annual-report', agencyId: read.filter.agencyId };
      const [page, agencies] = await Promise.all([
        listPublicItems(db, filter, { after: read.after, limit: 30 }),
        listPublishingAgencies(db, 'annual-report'),
      ]);
      return showPage({
        title: columns['annual-report'].label,
        section: 'reports',
        crumbs: [],
        canonical: '/reports',
        noIndex: Object.values(query).some(Boolean),
        column: categoryColumn('annual-report', chrome.site.siteName),
        feeds: [{ title: columns['annual-report'].label, path: '/c/annual-report/feed.xml' }],
        body: html`<h1>${columns['annual-report'].label}</h1>
<p class="lead">政府部门于每年 1 月 31 日前、政府信息公开工作主管部门于每年 3 月 31 日前公布上一年度报告（条例第四十九条）。</p>
<p><a href="${chrome.href('/checkup')}">年报校核</a>：上传年报，自动校验勾稽关系。</p>
<form class="filter" action="${chrome.href('/reports')}">${agencySelect(agencies, filter.agencyId)}<button>查看</button></form>
${page.items.length > 0 ? itemList(page.items, chrome, { without: 'category' }) : html`<p class="empty">目前没有公开的年度报告。</p>`}
${pager(chrome, '/reports', { agency: query.agency }, { after: query.after, next: page.next })}`,
      });
    },
  };
}
