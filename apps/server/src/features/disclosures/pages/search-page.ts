import { categories, categoryIds } from '@gongkai/statute';
import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { type PageAnswer, type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import type { MarkedText } from '../../../platform/search/marked-text.ts';
import type { SearchRefusal } from '../../../platform/search/search-query.ts';
import { listPublishingAgencies, type PublishingAgency } from '../read-public/counts.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { type SearchHit, type SearchResult, searchPublicItems } from '../read-public/search-items.ts';
import { agencySelect } from './filter-form.ts';
import { formatCount, itemList, pager } from './item-list.ts';
import { readFilter } from './read-filter.ts';

const PAGE_SIZE = 20;
const MAX_LENGTH = 100;

export const searchRefusals: Record<SearchRefusal, string> = {
  'empty-query': '请输入要查找的词。',
  'no-letter-in-query': '请输入文字、字母或数字，只有标点无法查找。',
  'too-many-words': '词太多了，最多 10 个，用空格隔开。',
};

export function searchPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.search',
    path: '/search',
    query: ['q', 'agency', 'category', 'after'],
    cached: true,
    perMinute: 240,
    answer: async ({ chrome, query }) => {
      const read = readFilter(query);
      if (!read.ok) return refusePage(read.sentence);
      const agencies = await listPublishingAgencies(db);
      const form = searchForm(chrome, query, agencies);
      const { q } = query;
      if (q === undefined) return answer(chrome, '', form, hints(chrome));
      if ([...q].length > MAX_LENGTH) return refusePage(`检索词过长，最多 ${MAX_LENGTH} 个字。`);
      const searched = await searchPublicItems(db, q, read.filter, { after: read.after, limit: PAGE_SIZE });
      if (!searched.ok) return answer(chrome, q, form, html`<p class="note">${searchRefusals[searched.refusal]}</p>`);
      return answer(chrome, q, form, results(chrome, query, searched.result));
    },
  };
}

function answer(chrome: Chrome, q: string, form: Html, body: Html): PageAnswer {
  return showPage({
    title: q === '' ? '搜索政府信息' : `搜索：${q}`,
    crumbs: [],
    canonical: '/search',
    noIndex: true,
    searched: q,
    column: {
      name: '搜索',
      description: `搜索${chrome.site.siteName}公开的全部信息。`,
      keywords: ['搜索', '政府信息公开'],
      type: '信息公开目录',
    },
    body: html`<h1>${q === '' ? '搜索政府信息' : html`搜索“${q}”`}</h1>${form}${body}`,
  });
}

function searchForm(
  chrome: Chrome,
  query: Readonly<Record<string, string | undefined>>,
  agencies: readonly PublishingAgency[],
): Html {
  const chosen = Number(query.agency);
  return html`<form class="filter search-form" action="${chrome.href('/search')}">
<label class="wide">检索词 <input type="search" name="q" value="${query.q ?? ''}" maxlength="${MAX_LENGTH}" required></label>
${agencySelect(agencies, chosen)}
<label>栏目 <select name="category"><option value="">全部</option>${categoryIds.map(
    id => html`<option value="${id}"${id === query.category && html` selected`}>${categories[id].label}</option>`,
  )}</select></label>
<button>搜索</button>
</form>`;
}

function hints(chrome: Chrome): Html {
  return html`<ul class="plain">
<li>几个词用空格隔开，查同时含有这些词的信息，例如“低保 资金”。</li>
<li>文号可以写全，例如“云政发〔2026〕12号”，括号写成〔〕、[]、() 都可以。</li>
<li>没有找到想要的信息，可以<a href="${chrome.href('/apply')}">申请公开</a>。</li>
</ul>`;
}

function results(
  chrome: Chrome,
  query: Readonly<Record<string, string | undefined>>,
  { hits, next, total }: SearchResult,
): Html {
  if (hits.length === 0 && !next && !query.after) return nothingFound(chrome);
  const kept = { q: query.q, agency: query.agency, category: query.category };
  return html`<p class="lead" role="status">${totalSentence(total)}</p>
${hits.length > 0 ? hitList(hits, chrome) : html`<p class="empty">这一段里没有，可以往更早的信息里继续查找。</p>`}
${pager(chrome, '/search', kept, { after: query.after, next })}`;
}

/** A search that ran out of patience before the first hit says so instead of claiming that there is none. */
function totalSentence({ count, exact }: SearchResult['total']): string {
  if (exact) return `找到 ${formatCount(count)} 条，新的在前。`;
  return count === 0
    ? '较新的信息中没有，请点“下一页”在更早的信息中继续查找。'
    : `找到 ${formatCount(count)} 条以上，新的在前。`;
}

function hitList(hits: readonly SearchHit[], chrome: Chrome): Html {
  const byId = new Map(hits.map(hit => [hit.id, hit]));
  return itemList(hits, chrome, {
    extra: item => html`<p class="snippet">${marked(byId.get(item.id)!.snippet)}</p>`,
    title: item => marked(byId.get(item.id)!.titleParts),
  });
}

function marked(parts: MarkedText): Html {
  return html`${parts.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}`;
}

function nothingFound(chrome: Chrome): Html {
  return html`<p class="lead" role="status">没有找到。</p>
<ul class="plain">
<li>换短一些的词，或去掉机构、栏目的限制再试。</li>
<li>没有公开的信息可以<a href="${chrome.href('/apply')}">依申请公开</a>；不知道由哪个机关负责，可以看<a href="${chrome.href('/agencies')}">公开机构</a>。</li>
</ul>`;
}
