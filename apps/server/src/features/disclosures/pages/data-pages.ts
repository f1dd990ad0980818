import { Readable } from 'node:stream';
import { findCategory } from '@gongkai/statute';
import { beijingDay } from '../../../platform/html/dates.ts';
import { html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import { type PageAnswer, type PublicPage, refusePage, showPage } from '../../../platform/html/public-page.ts';
import { countSite } from '../read-public/counts.ts';
import type { PublicItemRow } from '../read-public/item-row.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { streamPublicItems } from '../read-public/stream-items.ts';
import { formatCount } from './item-list.ts';
import { validityLabels } from './labels.ts';
import { readFilter } from './read-filter.ts';

const FILTERS = ['agency', 'category', 'from', 'to'] as const;
/** Whole downloads are heavy: a few a minute are enough for anybody. */
const DOWNLOADS_PER_MINUTE = 12;

/** 开放数据: the catalogue as files that machines read, streamed whatever its size. */
export function dataPages(db: PublicDatabase): PublicPage[] {
  return [
    dataPage(db),
    download(
      db,
      'csv',
      {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="disclosures.csv"',
      },
      writeCsv,
    ),
    download(
      db,
      'json',
      {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="disclosures.json"',
      },
      writeJson,
    ),
  ];
}

type Write = (batches: AsyncIterable<readonly PublicItemRow[]>, chrome: Chrome) => AsyncGenerator<string>;

function download(db: PublicDatabase, ending: string, headers: Record<string, string>, write: Write): PublicPage {
  return {
    id: `disclosures.data-${ending}`,
    path: `/data/disclosures.${ending}`,
    query: FILTERS,
    cached: false,
    perMinute: DOWNLOADS_PER_MINUTE,
    answer: async ({ chrome, query }): Promise<PageAnswer> => {
      const read = readFilter(query);
      if (!read.ok) return refusePage(read.sentence);
      const batches = streamPublicItems(db, read.filter);
      // The first batch is read before the answer begins: a database that is away is still a clean 503.
      const first = await batches.next();
      const stream = Readable.from(write(resume(first, batches), chrome));
      return { kind: 'stream', headers: { ...headers, 'cache-control': 'no-store' }, stream };
    },
  };
}

async function* resume<Value>(first: IteratorResult<Value, void>, rest: AsyncGenerator<Value>): AsyncGenerator<Value> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

const FIELDS: readonly [string, string, (item: PublicItemRow, chrome: Chrome) => string | number | null][] = [
  ['id', '编号', item => item.id],
  ['indexNumber', '索引号', item => item.indexNumber],
  ['title', '名称', item => item.title],
  ['summary', '内容概述', item => item.summary],
  ['agency', '公开机构', item => item.agencyName],
  ['category', '公开类别', item => findCategory(item.category)?.label ?? item.category],
  ['documentNumber', '文号', item => item.documentNumber],
  ['formedOn', '生成日期', item => item.formedOn],
  ['publishedOn', '公开日期', item => beijingDay(item.publishedAt)],
  ['validity', '有效性', item => item.validity && validityLabels[item.validity]],
  ['edition', '版本', item => item.editionNo],
  ['url', '网址', (item, chrome) => chrome.absolute(`/d/${item.id}`)],
];

/** With a byte order mark, or spreadsheets take the Chinese text for another encoding. */
async function* writeCsv(batches: AsyncIterable<readonly PublicItemRow[]>, chrome: Chrome): AsyncGenerator<string> {
  yield `\ufeff${FIELDS.map(([, label]) => label).join(',')}\r\n`;
  for await (const batch of batches) {
    yield batch.map(item => `${FIELDS.map(([, , read]) => csvCell(read(item, chrome))).join(',')}\r\n`).join('');
  }
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function* writeJson(batches: AsyncIterable<readonly PublicItemRow[]>, chrome: Chrome): AsyncGenerator<string> {
  yield '[';
  let separator = '\n';
  for await (const batch of batches) {
    const lines = batch.map(item =>
      JSON.stringify(Object.fromEntries(FIELDS.map(([name, , read]) => [name, read(item, chrome)]))),
    );
    yield separator + lines.join(',\n');
    separator = ',\n';
  }
  yield '\n]\n';
}

function dataPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.data',
    path: '/data',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const { total } = await countSite(db, 0);
      return showPage({
        title: '开放数据',
        crumbs: [],
        canonical: '/data',
        column: {
          name: '开放数据',
          description: `${chrome.site.siteName}公开目录的 CSV 和 JSON 数据。`,
          keywords: ['开放数据', 'CSV', 'JSON', '政府信息公开目录'],
          type: '信息公开目录',
        },
        body: html`<h1>开放数据</h1>
<p class="lead">本站公开目录共 ${formatCount(total)} 条，可以整体下载，供分析、转载和再利用，无须申请。</p>
<ul class="plain">
<li><a href="${chrome.href('/data/disclosures.csv')}">公开目录 CSV</a>（表格软件可以打开）</li>
<li><a href="${chrome.href('/data/disclosures.json')}">公开目录 JSON</a></li>
</ul>
<h2>字段</h2>
<table class="catalog"><caption class="visually-hidden">公开目录的字段</caption><thead><tr><th scope="col">字段</th><th scope="col">含义</th></tr></thead><tbody>${FIELDS.map(([name, label]) => html`<tr><th scope="row"><code>${name}</code></th><td>${label}</td></tr>`)}</tbody></table>
<h2>筛选</h2>
<p>在地址后加参数：<code>agency</code>（机构编号）、<code>category</code>（栏目编号）、<code>from</code> 和 <code>to</code>（公开日期，如 2026-01-01）。例如：<a href="${chrome.href('/data/disclosures.csv', { category: 'normative-documents' })}">只要规范性文件</a>。</p>
<h2>接口</h2>
<p>逐条读取可用接口 <code>${chrome.href('/api/v1/public/disclosures')}</code>（列表）、<code>${chrome.href('/api/v1/public/disclosures/search')}</code>（检索，参数 <code>q</code>）。列表按位置翻页：把回答中的 <code>next</code> 作为下一次的 <code>after</code>。</p>`,
      });
    },
  };
}
