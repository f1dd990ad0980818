import type { DatabasePool } from '../platform/database/pool.ts';
import { readSiteSettings, type SiteSettings } from '../platform/html/site-settings.ts';
import type { PageCache } from './cache/page-cache.ts';

/** The settings every page is drawn with, read once per generation of the public site and again while changes are not heard of. */
export class SiteSnapshot {
  readonly #db: Pick<DatabasePool, 'named'>;
  readonly #cache: PageCache;
  #known: { generation: number; settings: SiteSettings } | null = null;

  constructor(db: Pick<DatabasePool, 'named'>, cache: PageCache) {
    this.#db = db;
    this.#cache = cache;
  }

  async load(): Promise<SiteSettings> {
    const { generation, isOpen } = this.#cache;
    if (isOpen && this.#known?.generation === generation) return this.#known.settings;
    const rows = await this.#db.named<{ key: string; value: unknown }>(
      { name: 'site settings', text: 'select key, value from public_site.site' },
      [],
    );
    const settings = readSiteSettings(rows);
    this.#known = { generation, settings };
    return settings;
  }

  /** For error pages, which must come whatever is broken. */
  get lastKnown(): SiteSettings {
    return this.#known?.settings ?? readSiteSettings([]);
  }
}
