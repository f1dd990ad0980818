import { beijingMinute } from './dates.ts';
import { type Html, html } from './html.ts';
import type { Chrome, Page } from './page.ts';

/** The meta tags of 国办发〔2017〕47号: site on every page, column on columns and articles, article on articles. */
export function metaTags(page: Page, chrome: Chrome): Html {
  const { site } = chrome;
  const tags: [string, string | null][] = [
    ['SiteName', site.siteName],
    ['SiteDomain', chrome.siteDomain],
    ['SiteIDCode', site.siteIdCode],
  ];
  if (page.column) {
    tags.push(
      ['ColumnName', page.column.name],
      ['ColumnDescription', page.column.description],
      ['ColumnKeywords', page.column.keywords.join(',')],
      ['ColumnType', page.column.type],
    );
  }
  if (page.article) {
    const { title, publishedAt, source, keywords, author, description } = page.article;
    tags.push(
      ['ArticleTitle', title],
      ['PubDate', beijingMinute(publishedAt)],
      ['ContentSource', source],
      ['Keywords', keywords.length > 0 ? keywords.join(',') : null],
      ['Author', author],
      ['Description', description],
      ['Url', chrome.absolute(page.canonical ?? chrome.here)],
    );
  } else if (page.column) {
    tags.push(['description', page.column.description]);
  }
  if (page.noIndex) tags.push(['robots', 'noindex']);
  return html`${tags.map(([name, content]) => content !== null && html`<meta name="${name}" content="${content}">\n`)}`;
}
