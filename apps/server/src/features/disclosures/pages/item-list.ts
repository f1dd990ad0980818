import { findCategory } from '@gongkai/statute';
import { beijingDay, dayElement } from '../../../platform/html/dates.ts';
import { type Html, type HtmlValue, html } from '../../../platform/html/html.ts';
import type { Chrome, Query } from '../../../platform/html/page.ts';
import type { PublicItemRow } from '../read-public/item-row.ts';
import { validityLabels } from './labels.ts';

interface ItemListOptions {
  /** What the heading above the list has said already. */
  readonly without?: 'agency' | 'category';
  readonly extra?: (item: PublicItemRow) => HtmlValue;
  readonly title?: (item: PublicItemRow) => HtmlValue;
}

/** Date, title, and one grey line of facts: who, what kind, number, state. */
export function itemList(items: readonly PublicItemRow[], chrome: Chrome, options: ItemListOptions = {}): Html {
  const { without, extra = () => null, title = item => item.title } = options;
  return html`<ol class="list">
${items.map(item => {
  const day = beijingDay(item.publishedAt);
  return html`<li>${dayElement(day)}<div><a href="${chrome.href(`/d/${item.id}`)}">${title(item)}</a>${extra(item)}<span>${factsLine(item, without)}</span></div></li>\n`;
})}</ol>`;
}

function factsLine(item: PublicItemRow, without: ItemListOptions['without']): string {
  return [
    without !== 'agency' && item.agencyName,
    without !== 'category' && (findCategory(item.category)?.label ?? item.category),
    item.documentNumber,
    item.validity && validityLabels[item.validity],
    item.fileCount > 0 && `附件 ${item.fileCount} 个`,
    item.editionNo > 1 && '已更正',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Lists are walked by place, not by number: page 10,000 costs what page 2 does, and nothing shifts while one reads. */
export function pager(
  chrome: Chrome,
  path: string,
  query: Query,
  place: { after: string | undefined; next: string | null },
): Html | false {
  if (!place.after && !place.next) return false;
  return html`<nav class="pager" aria-label="翻页">
${place.after ? html`<a href="${chrome.href(path, query)}">回到第一页</a>` : html`<span></span>`}
${place.next ? html`<a rel="next" href="${chrome.href(path, { ...query, after: place.next })}">下一页</a>` : html`<span>没有更多了</span>`}
</nav>`;
}

export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
