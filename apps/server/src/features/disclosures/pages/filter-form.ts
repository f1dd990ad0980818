import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import type { PublishingAgency } from '../read-public/counts.ts';
import type { ItemFilter } from '../read-public/list-items.ts';

/** Filters of a list as a plain form: agency and days of publication. */
export function filterForm(
  chrome: Chrome,
  path: string,
  filter: ItemFilter,
  agencies: readonly PublishingAgency[],
): Html {
  return html`<form class="filter" action="${chrome.href(path)}">
${agencySelect(agencies, filter.agencyId)}
<label>公开日期从 <input type="date" name="from" value="${filter.from ?? ''}" min="1949-01-01" max="2099-12-31"></label>
<label>到 <input type="date" name="to" value="${filter.to ?? ''}" min="1949-01-01" max="2099-12-31"></label>
<button>筛选</button>
${Object.values(filter).some(Boolean) && html`<a href="${chrome.href(path)}">清除</a>`}
</form>`;
}

export function agencySelect(agencies: readonly PublishingAgency[], chosen: number | undefined): Html {
  return html`<label>公开机构 <select name="agency"><option value="">全部</option>${agencies.map(
    agency =>
      html`<option value="${agency.id}"${agency.id === chosen && html` selected`}>${agency.shortName}（${agency.items}）</option>`,
  )}</select></label>`;
}
