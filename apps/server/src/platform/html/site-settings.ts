import { z } from 'zod';

const text = z.string().trim().max(2_000).catch('').default('');
const fragment = z.string().max(200_000).catch('').default('');

/**
 * What the installation is called and who answers for it: rows of `public_site.site`, each key a column of this table. A row
 * that cannot be read counts as absent, so that a slip in one setting never takes the site away.
 */
export const siteSettings = z.object({
  siteName: z.string().trim().min(1).max(100).catch('政府信息公开').default('政府信息公开'),
  /** `www.yunling.gov.cn`; without it the host of the public address. */
  siteDomain: text,
  /** 网站标识码: six digits of the region and four of a serial; for bodies of the State Council `bm` and eight digits. */
  siteIdCode: text,
  /** 主办单位 and 承办单位. */
  hostName: text,
  undertakerName: text,
  address: text,
  postcode: text,
  telephone: text,
  email: text,
  icpFiling: text,
  policeFiling: text,
  /** Number behind 公安备案, which its register is asked for. */
  policeCode: text,
  /** The certificate page of the 党政机关网站标识. */
  governmentSignUrl: text,
  /** Shown on every page, e.g. that all data are invented. */
  notice: text,
  /** Shown as 工作人员登录 when it may be reached from where the readers are. */
  staffUrl: text,
  /** Fragments of the surrounding government site that replace our letterhead and our footer. Given by the operator only. */
  frameHeader: fragment,
  frameFooter: fragment,
});
export type SiteSettings = z.output<typeof siteSettings>;

export function readSiteSettings(rows: readonly { key: string; value: unknown }[]): SiteSettings {
  return siteSettings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}
