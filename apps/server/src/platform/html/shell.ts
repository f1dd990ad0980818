import { type Html, html, trustedHtml } from './html.ts';
import { letterhead, pageFooter, viewTools } from './letterhead.ts';
import { metaTags } from './meta-tags.ts';
import type { Chrome, Page } from './page.ts';
import { sections } from './sections.ts';
import { viewCode } from './view.ts';

/** The whole document: one stylesheet, no script but on the few pages that are a program, nothing inline. */
export function renderPage(page: Page, chrome: Chrome): string {
  const title = page.title === chrome.site.siteName ? page.title : `${page.title}_${chrome.site.siteName}`;
  const body = page.layout === 'print' ? printLayout(page, chrome) : screenLayout(page, chrome);
  return html`<!doctype html>
<html lang="zh-CN" data-view="${viewCode(chrome.view)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light">
<title>${title}</title>
${metaTags(page, chrome)}${page.canonical && html`<link rel="canonical" href="${chrome.absolute(page.canonical)}">\n`}${feedLinks(page, chrome)}${chrome.once('styles', () => styles(chrome))}
${(page.styles ?? []).map(name => html`<link rel="stylesheet" href="${chrome.asset(name)}">\n`)}${page.program !== undefined && html`<script type="module" src="${chrome.asset(page.program)}"></script>\n`}</head>
<body${page.layout === 'print' && trustedHtml(' class="print-page"')}>
${body}
</body>
</html>
`.markup;
}

function styles(chrome: Chrome): Html {
  return html`<link rel="icon" href="${chrome.asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${chrome.asset('portal.css')}">
<link rel="stylesheet" href="${chrome.asset('fonts.css')}">`;
}

function feedLinks(page: Page, chrome: Chrome): Html {
  return html`${(page.feeds ?? []).map(
    feed =>
      html`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${chrome.href(feed.path)}">\n`,
  )}`;
}

function screenLayout(page: Page, chrome: Chrome): Html {
  const { site } = chrome;
  return html`<a class="skip" href="#main">跳到正文</a>
${viewTools(chrome)}
${site.frameHeader ? trustedHtml(site.frameHeader) : letterhead(page, chrome)}
${navigation(page, chrome)}
<main id="main" class="wrap" tabindex="-1">
${breadcrumb(page, chrome)}
${page.body}
</main>
${site.frameFooter ? trustedHtml(site.frameFooter) : pageFooter(chrome)}`;
}

function printLayout(page: Page, chrome: Chrome): Html {
  return html`<header class="print-head"><p class="site-name">${chrome.site.siteName}</p><hr class="rule"></header>
<main id="main" class="wrap">
${page.body}
</main>`;
}

function navigation(page: Page, chrome: Chrome): Html {
  // Whether the page is the section's own is the only thing about it that shows here.
  const isSection = page.section !== undefined && page.canonical === sections[page.section].path;
  return chrome.once(`navigation ${page.section} ${isSection}`, () => drawNavigation(page, chrome));
}

function drawNavigation(page: Page, chrome: Chrome): Html {
  const items = Object.entries(sections).map(([id, { label, path }]) => {
    const current = id === page.section && html` aria-current="${page.canonical === path ? 'page' : 'true'}"`;
    return html`<li><a href="${chrome.href(path)}"${current}>${label}</a></li>`;
  });
  return html`<nav class="main" aria-label="主导航"><div class="wrap"><ul>${items}</ul></div></nav>`;
}

function breadcrumb(page: Page, chrome: Chrome): Html | false {
  if (page.section === 'home') return false;
  const crumbs = [{ label: '首页', path: '/' }, ...page.crumbs];
  return html`<nav class="crumbs" aria-label="当前位置"><ol>${crumbs.map(
    ({ label, path }) => html`<li><a href="${chrome.href(path)}">${label}</a></li>`,
  )}<li aria-current="page">${page.title}</li></ol></nav>`;
}
