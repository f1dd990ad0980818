import { categories, categoryIds, columns } from '@gongkai/statute';
import { html, trustedHtml } from '../../../platform/html/html.ts';
import { missing, type PublicPage, showPage } from '../../../platform/html/public-page.ts';
import { sections } from '../../../platform/html/sections.ts';
import { listPublishingAgencies } from '../read-public/counts.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { listForSiteMap, listSiteMapRanges } from '../read-public/stream-items.ts';

/** sitemaps.org: at most 50,000 addresses in a file. A file covers a range of ids, so it changes only where items do. */
const IDS_IN_FILE = 20_000;
const XML = 'application/xml; charset=utf-8';

const fixedPages = [
  ...Object.values(sections).map(({ path }) => path),
  '/latest',
  '/agencies',
  '/data',
  '/feeds',
  '/site-map',
];

export function siteMapPages(db: PublicDatabase): PublicPage[] {
  return [siteMapIndex(db), pagesFile(db), itemsFile(db), robots(), readableSiteMap(db)];
}

function siteMapIndex(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.site-map-index',
    path: '/sitemap.xml',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const ranges = await listSiteMapRanges(db, IDS_IN_FILE);
      const files = ['/sitemaps/pages.xml', ...ranges.map(range => `/sitemaps/items-${range}.xml`)];
      const text = html`${trustedHtml('<?xml version="1.0" encoding="utf-8"?>')}
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map(path => html`<sitemap><loc>${chrome.absolute(path)}</loc></sitemap>\n`)}</sitemapindex>
`.markup;
      return { kind: 'document', mediaType: XML, text };
    },
  };
}

function pagesFile(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.site-map-pages',
    path: '/sitemaps/pages.xml',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const agencies = await listPublishingAgencies(db);
      const paths = [...fixedPages, ...categoryIds.map(id => `/c/${id}`), ...agencies.map(({ id }) => `/a/${id}`)];
      return { kind: 'document', mediaType: XML, text: urlSet(paths.map(path => ({ loc: chrome.absolute(path) }))) };
    },
  };
}

function itemsFile(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.site-map-items',
    path: '/sitemaps/:file',
    query: [],
    cached: true,
    perMinute: 60,
    answer: async ({ chrome, params }) => {
      const match = /^items-(0|[1-9]\d{0,9})\.xml$/.exec(params.file!);
      if (!match) return missing;
      const from = Number(match[1]) * IDS_IN_FILE;
      const items = await listForSiteMap(db, { from, to: from + IDS_IN_FILE });
      if (items.length === 0) return missing;
      const urls = items.map(({ id, changedAt }) => ({ loc: chrome.absolute(`/d/${id}`), changedAt }));
      return { kind: 'document', mediaType: XML, text: urlSet(urls) };
    },
  };
}

function urlSet(urls: readonly { loc: string; changedAt?: string }[]): string {
  const lines = urls.map(
    ({ loc, changedAt }) => html`<url><loc>${loc}</loc>${changedAt && html`<lastmod>${changedAt}</lastmod>`}</url>\n`,
  );
  return html`${trustedHtml('<?xml version="1.0" encoding="utf-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines}</urlset>
`.markup;
}

/** Search engines are welcome to everything but endless combinations and per-reader pages. */
function robots(): PublicPage {
  return {
    id: 'disclosures.robots',
    path: '/robots.txt',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const kept = ['/search', '/preferences', '/faults', '/api/', '/data/'].map(
        path => `Disallow: ${chrome.href(path)}`,
      );
      const text = ['User-agent: *', ...kept, `Sitemap: ${chrome.absolute('/sitemap.xml')}`, ''].join('\n');
      return { kind: 'document', mediaType: 'text/plain; charset=utf-8', text };
    },
  };
}

function readableSiteMap(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.site-map',
    path: '/site-map',
    query: [],
    cached: true,
    answer: async ({ chrome }) => {
      const agencies = await listPublishingAgencies(db);
      const link = (path: string, label: string) => html`<li><a href="${chrome.href(path)}">${label}</a></li>`;
      return showPage({
        title: '站点地图',
        crumbs: [],
        canonical: '/site-map',
        column: {
          name: '站点地图',
          description: `${chrome.site.siteName}的全部栏目和公开机构。`,
          keywords: ['站点地图', '栏目'],
          type: '概况信息',
        },
        body: html`<h1>站点地图</h1>
<h2>栏目</h2>
<ul class="directory">${Object.values(sections).map(({ path, label }) => link(path, label))}${link('/latest', '最新公开')}${link('/search', '搜索')}${link('/agencies', '公开机构')}${link('/data', '开放数据')}${link('/feeds', '订阅')}</ul>
<h2>${columns.statutory.label}</h2>
<ul class="directory">${categoryIds.map(id => link(`/c/${id}`, categories[id].label))}</ul>
<h2>公开机构</h2>
<ul class="directory">${agencies.map(({ id, name }) => link(`/a/${id}`, name))}</ul>`,
      });
    },
  };
}
