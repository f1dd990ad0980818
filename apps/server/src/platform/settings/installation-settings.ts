import { DEFAULT_INDEX_NUMBER_TEMPLATE, isRegionCode, parseIndexNumberTemplate, REGION_LABELS } from '@gongkai/statute';
import { type Kysely, sql } from 'kysely';
import { siteSettings } from '../html/site-settings.ts';
import type { NoTables, Work } from '../work.ts';

/** Settings of the office itself; those of the site are the fields of `siteSettings` and shown to everyone. */
const OFFICE_SETTINGS: Readonly<Record<string, (value: string) => string | null>> = {
  'calendar-region': value =>
    isRegionCode(value) ? null : `it must be one of ${Object.keys(REGION_LABELS).join(', ')}, or empty for none`,
  'index-number-template': value => (parseIndexNumberTemplate(value).ok ? null : 'it is no template for 索引号'),
};

const OFFICE_DEFAULTS: Readonly<Record<string, string>> = { 'index-number-template': DEFAULT_INDEX_NUMBER_TEMPLATE };

const SITE_KEYS = Object.keys(siteSettings.shape);

export const settingKeys: readonly string[] = [...SITE_KEYS, ...Object.keys(OFFICE_SETTINGS)];

/** Why the value cannot be taken, or null; asked before `changeSetting`. An empty value takes the setting away. */
export function checkSetting(key: string, value: string): string | null {
  if (!settingKeys.includes(key)) return `there is no setting "${key}"; there are ${settingKeys.join(', ')}`;
  return value === '' ? null : checkValue(key, value);
}

/** Changes one setting and tells whoever keeps something by it. */
export async function changeSetting(work: Work, key: string, value: string): Promise<void> {
  if (SITE_KEYS.includes(key)) await saveSite(work, key, value);
  if (key === 'siteName') await saveOffice(work, 'site-name', value);
  if (!SITE_KEYS.includes(key)) await saveOffice(work, key, value === '' ? (OFFICE_DEFAULTS[key] ?? '') : value);
  await work.audit({ kind: 'setting-changed', subject: `setting/${key}`, detail: { length: value.length } });
  const channel = SITE_KEYS.includes(key) ? 'site_changed' : 'calendar_changed';
  await sql`select pg_notify(${channel}, '')`.execute(work.db);
}

export async function listSettings(db: Kysely<NoTables>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; value: unknown }>`
    select key, value from public_site.site union all select key, value from core.settings`.execute(db);
  const known = rows.filter(({ key, value }) => settingKeys.includes(key) && typeof value === 'string');
  return new Map(known.map(({ key, value }) => [key, value as string]));
}

function checkValue(key: string, value: string): string | null {
  const office = OFFICE_SETTINGS[key];
  if (office) return office(value);
  if (!value.isWellFormed() || value.includes('\u0000')) return 'it holds characters that cannot be stored';
  // The schema of the site forgives what cannot be read; here the value must come back as it was given.
  const read = siteSettings.parse({ [key]: value })[key as keyof typeof siteSettings.shape];
  return read === value.trim() || read === value ? null : 'it is longer than the site allows';
}

async function saveSite({ db }: Work, key: string, value: string): Promise<void> {
  if (value === '') await sql`delete from public_site.site where key = ${key}`.execute(db);
  else
    await sql`insert into public_site.site (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
      on conflict (key) do update set value = excluded.value`.execute(db);
}

async function saveOffice({ db, now }: Work, key: string, value: string): Promise<void> {
  await sql`insert into core.settings (key, value, changed_at) values (${key}, ${JSON.stringify(value)}::jsonb, ${now})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(db);
}
