import type { Html } from './html.ts';
import type { Section } from './sections.ts';
import type { SiteSettings } from './site-settings.ts';
import type { View } from './view.ts';

/** What a page says of its column (国办发〔2017〕47号): required on every page that is one, and on its articles. */
export interface ColumnMeta {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly type: string;
}

export interface ArticleMeta {
  readonly title: string;
  readonly publishedAt: string;
  readonly source: string;
  readonly keywords: readonly string[];
  readonly author: string;
  readonly description: string | null;
}

export interface Crumb {
  readonly label: string;
  readonly path: string;
}

/** A page as a feature writes it; the shell puts letterhead, navigation and footer around it. */
export interface Page {
  readonly title: string;
  /** Null on pages that belong to no column: errors, preferences. */
  readonly column: ColumnMeta | null;
  readonly article?: ArticleMeta;
  readonly section?: Section;
  /** Between 首页 and this page; the page itself is added from its title. */
  readonly crumbs: readonly Crumb[];
  readonly body: Html;
  readonly feeds?: readonly { readonly title: string; readonly path: string }[];
  /** Where the page really lives, when it can be reached by several addresses. */
  readonly canonical?: string;
  /** Kept out of search engines: search results, second pages, errors. */
  readonly noIndex?: boolean;
  /** A program of our own that the page brings, and its styles: names under assets/. Without it the page still says what it is. */
  readonly program?: string;
  readonly styles?: readonly string[];
  /** `print`: letterhead and text only. */
  readonly layout?: 'print';
  /** What stands in the search field. */
  readonly searched?: string;
}

/** What every page is drawn with: the site, the reader's view, and the only way to make an address. */
export interface Chrome {
  readonly site: SiteSettings;
  readonly view: View;
  /** `https://www.yunling.gov.cn/zwgk`: origin and prefix, without a slash at the end. */
  readonly publicBase: string;
  readonly siteDomain: string;
  /** Path of the page within the site, without prefix, with its query. */
  readonly here: string;
  /** An address of ours as a link: prefix, escaped query, absent values left out. */
  href(path: string, query?: Query): string;
  /** The same with origin, for feeds, meta tags and printed pages. */
  absolute(path: string, query?: Query): string;
  /** Address of a file under assets/, named by its content. */
  asset(name: string): string;
  /** Draws what is the same on all pages of this site and view once; `part` names it with all that it depends on. */
  once(part: string, draw: () => Html): Html;
}

export type Query = Readonly<Record<string, string | number | null | undefined>>;

export interface ChromeParts {
  readonly site: SiteSettings;
  readonly view: View;
  readonly origin: string;
  readonly prefix: string;
  readonly asset: (name: string) => string;
}

/** All but the address of the page, the same for every page of one site and view. */
export type FixedChrome = Omit<Chrome, 'here'>;

export function makeFixedChrome({ site, view, origin, prefix, asset }: ChromeParts): FixedChrome {
  const drawn = new Map<string, Html>();
  const href = (path: string, query?: Query) => prefix + path + formatQuery(query);
  return {
    site,
    view,
    publicBase: origin + prefix,
    siteDomain: site.siteDomain || new URL(origin).hostname,
    href,
    absolute: (path, query) => origin + href(path, query),
    asset: name => prefix + asset(name),
    once(part, draw) {
      let known = drawn.get(part);
      if (!known) drawn.set(part, (known = draw()));
      return known;
    },
  };
}

function formatQuery(query: Query | undefined): string {
  if (!query) return '';
  const parts = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
