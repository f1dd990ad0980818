import { findCategory } from '@gongkai/statute';
import { beijingDay, beijingMinute, dayElement } from '../../../platform/html/dates.ts';
import { type Html, html, trustedHtml } from '../../../platform/html/html.ts';
import type { Chrome, Page } from '../../../platform/html/page.ts';
import { missing, type PageAnswer, type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { findPublicItem, findWithdrawnItem, type ItemLink, type PublicItem } from '../read-public/load-item.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { fileList } from './file-list.ts';
import { categoryColumn, parentCrumb, sectionOf, validityLabels } from './labels.ts';
import { readId } from './read-filter.ts';

export function itemPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.item',
    path: '/d/:itemId',
    query: [],
    cached: true,
    answer: request => answerItem(db, request, screenBody),
  };
}

/** The same without navigation, for paper: letterhead, facts, text, and where it was printed from. */
export function printPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.print',
    path: '/d/:itemId/print',
    query: [],
    cached: true,
    answer: async request => {
      const answer = await answerItem(db, request, printBody);
      return answer.kind === 'page' && answer.status !== 410
        ? { ...answer, page: { ...answer.page, layout: 'print', noIndex: true } }
        : answer;
    },
  };
}

async function answerItem(
  db: PublicDatabase,
  { params, chrome }: Parameters<PublicPage['answer']>[0],
  body: (item: PublicItem, chrome: Chrome) => Html,
): Promise<PageAnswer> {
  const id = readId(params.itemId);
  if (id === null) return missing;
  const item = await findPublicItem(db, id);
  if (item) return showPage(describe(item, chrome, body(item, chrome)));
  const withdrawn = await findWithdrawnItem(db, id);
  return withdrawn ? showPage(withdrawnPage(withdrawn, chrome), 410) : missing;
}

function describe(item: PublicItem, chrome: Chrome, body: Html): Page {
  const parent = parentCrumb(item.category);
  const label = findCategory(item.category)?.label ?? item.category;
  return {
    title: item.title,
    section: sectionOf(item.category),
    crumbs: parent.label === label ? [parent] : [parent, { label, path: `/c/${item.category}` }],
    column: categoryColumn(item.category, chrome.site.siteName),
    article: {
      title: item.title,
      publishedAt: item.publishedAt,
      source: item.source,
      keywords: item.keywords,
      author: item.publishedBy,
      description: item.summary,
    },
    canonical: `/d/${item.id}`,
    body,
  };
}

function screenBody(item: PublicItem, chrome: Chrome): Html {
  const path = `/d/${item.id}`;
  return html`<article class="item">
<h1>${item.title}</h1>
${interpretationLinks(item, chrome)}
${facts(item, chrome)}
${correctionNote(item)}
<div class="prose">${bodyOf(item, chrome)}</div>
${fileList(item, chrome)}
${editions(item)}
<aside class="item-tools" aria-label="本页工具">
<ul>
<li><a rel="nofollow" href="${chrome.href(`${path}/print`)}">打印版</a></li>
<li><a rel="nofollow" href="${chrome.href('/faults', { page: path })}">我为政府网站找错</a></li>
<li><a href="${chrome.href(`/a/${item.agencyId}`)}">${item.agencyName}的全部公开信息</a></li>
</ul>
<figure><img src="${chrome.href(`${path}/qr.svg`)}" width="112" height="112" alt="本页网址的二维码" loading="lazy"><figcaption>手机扫码看本页</figcaption></figure>
</aside>
</article>`;
}

function printBody(item: PublicItem, chrome: Chrome): Html {
  return html`<article class="item">
<h1>${item.title}</h1>
${facts(item, chrome)}
${correctionNote(item)}
<div class="prose">${bodyOf(item, chrome)}</div>
${fileList(item, chrome)}
${editions(item)}
<footer class="print-foot">
<img src="${chrome.href(`/d/${item.id}/qr.svg`)}" width="96" height="96" alt="本页网址的二维码">
<p>网址：${chrome.absolute(`/d/${item.id}`)}</p>
<p class="no-print">用浏览器的打印功能（电脑上按 Ctrl+P）打印本页。<a href="${chrome.href(`/d/${item.id}`)}">返回原页</a></p>
</footer>
</article>`;
}

/**
 * Bodies were cleaned by the office before they were written: text in them is escaped, tags are those of its list. Links to
 * our own pages get the prefix of the mount; a wide table scrolls in a frame that the keyboard reaches.
 */
function bodyOf(item: PublicItem, chrome: Chrome): Html {
  const framed = item.bodyHtml
    .replace(/<table(?=[ >])/g, '<div class="scroll" role="group" aria-label="表格" tabindex="0"><table')
    .replaceAll('</table>', '</table></div>');
  const prefix = chrome.href('');
  return trustedHtml(prefix === '' ? framed : framed.replace(/href="(?=\/(?:d|a|c)\/)/g, `href="${prefix}`));
}

/** 条例 art. 12: index number, name, agency, date of formation; the rest as heads of published items show it. */
function facts(item: PublicItem, chrome: Chrome): Html {
  const label = findCategory(item.category)?.label ?? item.category;
  const pairs: [string, Html | string | null | false][] = [
    ['索引号', item.indexNumber],
    ['文号', item.documentNumber],
    ['发布机构', html`<a href="${chrome.href(`/a/${item.agencyId}`)}">${item.publishedBy}</a>`],
    ['公开类别', html`<a href="${chrome.href(`/c/${item.category}`)}">${label}</a>`],
    ['成文日期', dayElement(item.formedOn)],
    ['发布日期', dayElement(beijingDay(item.publishedAt))],
    ['更正日期', item.revisedAt && dayElement(beijingDay(item.revisedAt))],
    ['有效性', item.validity && validityLabels[item.validity]],
    ['信息来源', item.source === item.publishedBy ? null : item.source],
    ['关键词', item.keywords.length > 0 && item.keywords.join('、')],
    ['内容概述', item.summary],
  ];
  return html`<dl class="facts">${pairs.map(
    ([term, value]) =>
      value && html`<div${term === '内容概述' && trustedHtml(' class="wide"')}><dt>${term}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** A document and what explains it are read together: each names the other. */
function interpretationLinks(item: PublicItem, chrome: Chrome): Html | false {
  const links: [string, readonly ItemLink[]][] = [
    ['解读的文件', item.explains ? [item.explains] : []],
    ['相关解读', item.explainedBy],
  ];
  const filled = links.filter(([, items]) => items.length > 0);
  if (filled.length === 0) return false;
  return html`<div class="note related">${filled.map(
    ([label, items]) =>
      html`<p><b>${label}：</b>${items.map((link, at) => html`${at > 0 && '；'}<a href="${chrome.href(`/d/${link.id}`)}">${link.title}</a>`)}</p>`,
  )}</div>`;
}

function correctionNote(item: PublicItem): Html | false {
  const latest = item.editions.at(-1);
  if (!latest || latest.editionNo < 2 || !latest.note) return false;
  return html`<p class="note">本信息已于 ${beijingDay(latest.publishedAt)} 更正：${latest.note}</p>`;
}

function editions(item: PublicItem): Html | false {
  if (item.editions.length < 2) return false;
  return html`<section class="editions"><h2>版本记录</h2><ol>${item.editions.map(
    edition =>
      html`<li>第 ${edition.editionNo} 版　${beijingMinute(edition.publishedAt)}　${edition.editionNo === 1 ? '首次公开' : (edition.note ?? '更正')}</li>`,
  )}</ol></section>`;
}

function withdrawnPage(item: { title: string | null; withdrawnOn: string; reason: string }, chrome: Chrome): Page {
  return {
    title: '信息已撤回',
    column: null,
    crumbs: [],
    noIndex: true,
    body: html`<h1>信息已撤回</h1>
<p class="lead">${item.title ? html`《${item.title}》` : '您要看的信息'}已于 ${item.withdrawnOn} 撤回，不再公开。</p>
<p>撤回原因：${item.reason}</p>
<p>如仍需了解，可以<a href="${chrome.href('/search')}">搜索其他信息</a>，或<a href="${chrome.href('/apply')}">向公开机构提出申请</a>。</p>`,
  };
}
