import { type Chrome, type FixedChrome, makeFixedChrome } from '../platform/html/page.ts';
import type { SiteSettings } from '../platform/html/site-settings.ts';
import { readView } from '../platform/html/view.ts';
import type { Assets } from './assets.ts';
import type { SiteSnapshot } from './site-snapshot.ts';

/** Makes what a page is drawn with: settings of the site, the reader's view, addresses. */
export class ChromeMaker {
  readonly #site: SiteSnapshot;
  readonly #assets: Assets;
  readonly #place: { readonly origin: string; readonly prefix: string };
  readonly #defaults: Partial<SiteSettings>;
  /** By view, for the settings they were made with. */
  readonly #fixed = new Map<string, FixedChrome>();
  #fixedFor: SiteSettings | null = null;

  constructor(
    site: SiteSnapshot,
    assets: Assets,
    place: { readonly origin: string; readonly prefix: string },
    defaults: Partial<SiteSettings> = {},
  ) {
    this.#site = site;
    this.#assets = assets;
    this.#place = place;
    this.#defaults = defaults;
  }

  async make(viewCode: string, here: string): Promise<Chrome> {
    return this.#draw(await this.#site.load(), viewCode, here);
  }

  /** Without asking anything: for errors. */
  makeAtOnce(viewCode: string, here: string): Chrome {
    return this.#draw(this.#site.lastKnown, viewCode, here);
  }

  absolute(path: string): string {
    return this.#place.origin + this.#place.prefix + path;
  }

  #draw(site: SiteSettings, viewCode: string, here: string): Chrome {
    return { ...this.#fixedChrome(site, viewCode), here };
  }

  #fixedChrome(site: SiteSettings, viewCode: string): FixedChrome {
    if (this.#fixedFor !== site) {
      this.#fixed.clear();
      this.#fixedFor = site;
    }
    let fixed = this.#fixed.get(viewCode);
    if (!fixed) {
      fixed = makeFixedChrome({
        site: withDefaults(site, this.#defaults),
        view: readView(viewCode),
        ...this.#place,
        asset: name => this.#assets.address(name),
      });
      this.#fixed.set(viewCode, fixed);
    }
    return fixed;
  }
}

/** A setting that nobody has made is given here; what stands in the database wins. */
function withDefaults(site: SiteSettings, defaults: Partial<SiteSettings>): SiteSettings {
  const missing = Object.entries(defaults).filter(([name]) => site[name as keyof SiteSettings] === '');
  return missing.length === 0 ? site : { ...site, ...Object.fromEntries(missing) };
}
