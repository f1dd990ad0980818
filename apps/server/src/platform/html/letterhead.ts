import { type Html, html } from './html.ts';
import type { Chrome, Page } from './page.ts';
import { safeUrl } from './url.ts';
import { type View, viewCode } from './view.ts';

/** The switches work by links and a cookie: no script, and the reader comes back to the same page. */
export function viewTools(chrome: Chrome): Html {
  const { view, site } = chrome;
  const change = (next: View) => chrome.href('/preferences', { view: viewCode(next) || 'standard', back: chrome.here });
  return html`<nav class="tools" aria-label="浏览方式"><div class="wrap">
<a rel="nofollow" href="${change({ ...view, elder: !view.elder })}">${view.elder ? '退出长辈模式' : '长辈模式'}</a>
<a rel="nofollow" href="${change({ ...view, contrast: !view.contrast })}">${view.contrast ? '退出高对比' : '高对比'}</a>
${chrome.once('staff', () => staffLink(site.staffUrl))}
</div></nav>`;
}

function staffLink(address: string): Html {
  const staff = safeUrl(address);
  return html`${staff && html`<a href="${staff}">工作人员登录</a>`}`;
}

export function letterhead(page: Page, chrome: Chrome): Html {
  const { site } = chrome;
  const under = [site.hostName && `${site.hostName}主办`, site.notice].filter(Boolean).join(' · ');
  const name = html`<a href="${chrome.href('/')}">${site.siteName}</a>${under && html`<small>${under}</small>`}`;
  return html`<header class="letterhead"><div class="wrap">
${page.section === 'home' ? html`<h1 class="site-name">${name}</h1>` : html`<p class="site-name">${name}</p>`}
<form class="search" role="search" action="${chrome.href('/search')}">
<input type="search" name="q" aria-label="搜索政府信息" placeholder="标题、文号、正文" maxlength="100" value="${page.searched ?? ''}" required>
<button>搜索</button>
</form>
</div></header>
<hr class="rule">`;
}

/** What 国办发〔2017〕47号 wants at the foot: host, contact, identification code, filings, site map, faults. */
export function pageFooter(chrome: Chrome): Html {
  const { site } = chrome;
  return html`<footer><div class="wrap">
${chrome.once('facts', () => siteFacts(site))}
<ul><li><a href="${chrome.href('/faults', { page: chrome.here })}" rel="nofollow">我为政府网站找错</a></li>${chrome.once('links', () => siteLinks(chrome))}</ul>
${site.notice && html`<p>${site.notice}</p>`}
</div></footer>`;
}

function siteFacts(site: Chrome['site']): Html {
  const facts = [
    site.hostName && `主办单位：${site.hostName}`,
    site.undertakerName && `承办单位：${site.undertakerName}`,
    site.address && `地址：${site.address}`,
    site.postcode && `邮政编码：${site.postcode}`,
    site.telephone && `联系电话：${site.telephone}`,
    site.email && `电子邮箱：${site.email}`,
    site.siteIdCode && `网站标识码：${site.siteIdCode}`,
  ].filter(Boolean);
  return html`<p>${facts.map(fact => html`<span>${fact}</span> `)}</p>`;
}

function siteLinks(chrome: Chrome): Html {
  const { site } = chrome;
  const police = site.policeCode
    ? `https://beian.mps.gov.cn/#/query/webSearch?code=${encodeURIComponent(site.policeCode)}`
    : null;
  const sign = safeUrl(site.governmentSignUrl);
  const links = [
    html`<a href="${chrome.href('/site-map')}">站点地图</a>`,
    html`<a href="${chrome.href('/agencies')}">公开机构</a>`,
    html`<a href="${chrome.href('/feeds')}">订阅</a>`,
    html`<a href="${chrome.href('/data')}">开放数据</a>`,
    site.icpFiling && html`<a href="https://beian.miit.gov.cn/">${site.icpFiling}</a>`,
    site.policeFiling && (police ? html`<a href="${police}">${site.policeFiling}</a>` : html`${site.policeFiling}`),
    sign && html`<a href="${sign}">党政机关网站标识</a>`,
  ].filter(Boolean);
  return html`${links.map(link => html`<li>${link}</li>`)}`;
}
