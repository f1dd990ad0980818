import { type Html, html } from '../../../platform/html/html.ts';
import type { PublicAgency, PublicContact } from '../read-public.ts';

/** 条例 art. 12: what a guide must say of the 工作机构. A value that is missing is said to be missing. */
const FIELDS: readonly [keyof PublicContact, string][] = [
  ['workingBody', '工作机构'],
  ['address', '办公地址'],
  ['officeHours', '办公时间'],
  ['telephone', '联系电话'],
  ['fax', '传真号码'],
  ['postcode', '邮政编码'],
  ['email', '电子邮箱'],
  ['website', '互联网联系方式'],
];

export function contactCard(agency: PublicAgency): Html {
  const { contact } = agency;
  return html`<dl class="facts">${FIELDS.map(([field, label]) => html`<div><dt>${label}</dt><dd>${contactValue(field, contact[field])}</dd></div>`)}</dl>`;
}

function contactValue(field: keyof PublicContact, value: string | null | undefined): Html {
  if (!value) return html`<span class="absent">未登记</span>`;
  if (field === 'telephone' && /^[\d\s()+-]{5,20}$/.test(value)) {
    return html`<a href="tel:${value.replace(/[^\d+-]/g, '')}">${value}</a>`;
  }
  if (field === 'email' && /^[\w.+-]+@[\w.-]+$/.test(value)) return html`<a href="mailto:${value}">${value}</a>`;
  return html`${value}`;
}
