import { columns, findCategory } from '@gongkai/statute';
import { html } from '../../../platform/html/html.ts';
import type { Page } from '../../../platform/html/page.ts';
import { missing, type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import { countItems, listPublishingAgencies } from '../read-public/counts.ts';
import { listPublicItems } from '../read-public/list-items.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { filterForm } from './filter-form.ts';
import { formatCount, itemList, pager } from './item-list.ts';
import { categoryColumn, parentCrumb, sectionOf } from './labels.ts';
import { readFilter } from './read-filter.ts';

const PAGE_SIZE = 20;
const FILTERS = ['agency', 'from', 'to', 'after'] as const;

/** Everything public, newest first. */
export function latestPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.latest',
    path: '/latest',
    query: FILTERS,
    cached: true,
    answer: request =>
      answerList(db, request, {
        path: '/latest',
        title: '最新公开',
        section: 'catalog',
        crumbs: [{ label: columns.statutory.label, path: '/catalog' }],
        column: {
          name: '最新公开',
          description: `${request.chrome.site.siteName}最新公开的政府信息，按公开日期排列。`,
          keywords: ['最新公开', '政府信息公开'],
          type: '信息公开目录',
        },
        feeds: [{ title: '最新公开', path: '/feed.xml' }],
      }),
  };
}

/** One column of the catalogue. */
export function categoryPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.category',
    path: '/c/:category',
    query: FILTERS,
    cached: true,
    answer: async request => {
      const id = request.params.category!;
      const category = findCategory(id);
      if (!category) return missing;
      return await answerList(db, request, {
        path: `/c/${id}`,
        category: id,
        title: category.label,
        section: sectionOf(id),
        crumbs: [parentCrumb(id)],
        column: categoryColumn(id, request.chrome.site.siteName),
        feeds: [{ title: category.label, path: `/c/${id}/feed.xml` }],
        basis: category.basis,
      });
    },
  };
}

interface ListDescription extends Pick<Page, 'title' | 'crumbs' | 'column' | 'feeds'> {
  readonly path: string;
  readonly section: NonNullable<Page['section']>;
  readonly category?: string;
  readonly basis?: string;
}

async function answerList(
  db: PublicDatabase,
  { query, chrome }: Parameters<PublicPage['answer']>[0],
  list: ListDescription,
): ReturnType<PublicPage['answer']> {
  const read = readFilter(query);
  if (!read.ok) return refusePage(read.sentence);
  const filter = { ...read.filter, category: list.category };
  const byDay = filter.from !== undefined || filter.to !== undefined;
  const [page, agencies, total] = await Promise.all([
    listPublicItems(db, filter, { after: read.after, limit: PAGE_SIZE }),
    listPublishingAgencies(db, list.category),
    byDay ? null : countItems(db, filter),
  ]);
  const kept = { agency: query.agency, from: query.from, to: query.to };
  const { path: _path, category: _category, basis, ...described } = list;
  return showPage({
    ...described,
    crumbs: list.crumbs,
    ...(list.feeds ? { feeds: list.feeds } : {}),
    canonical: list.path,
    noIndex: Object.values(query).some(Boolean),
    body: html`<h1>${list.title}</h1>
<p class="lead">${basis && html`依据：${basis}。`}${total !== null && html`共 ${formatCount(total)} 条。`}<a href="${chrome.href(list.feeds![0]!.path)}">订阅</a></p>
${filterForm(chrome, list.path, read.filter, agencies)}
${
  page.items.length > 0
    ? itemList(page.items, chrome, list.category ? { without: 'category' } : {})
    : html`<p class="empty">${Object.values(read.filter).some(Boolean) ? '没有符合条件的信息。可以放宽日期，或选择全部机构。' : '本栏目目前没有公开的信息。如需获取，可以依申请公开。'}</p>`
}
${pager(chrome, list.path, kept, { after: query.after, next: page.next })}`,
  });
}
