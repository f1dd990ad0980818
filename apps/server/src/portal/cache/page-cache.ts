import { type CachedPage, compressQuickly, compressStrongly, makeCachedPage } from './cached-page.ts';

export interface PageCacheOptions {
  readonly maxBytes?: number;
  readonly nowMs?: () => number;
}

const MAX_BYTES = 96 * 1_048_576;
/** A page larger than this share of the room would push out too many others. */
const LARGEST_SHARE = 1 / 32;
/** Spellings of one address that are remembered; more of them are answered through the router. */
const MAX_SPELLINGS = 6;
const LONGEST_SPELLING = 1_024;
/** While the database is away a page may be this old, no older: what was withdrawn meanwhile elsewhere must not live on. */
const STALE_LIMIT_MS = 60 * 60_000;

/**
 * Finished pages in memory, dropped as a whole whenever anything public changes.
 *
 * Pages are kept by their canonical address (declared query names only, sorted), so that invented parameters neither poison
 * nor multiply them; beside it a few spellings lead to the page without any parsing.
 *
 * `open` as long as changes are heard of. Otherwise nothing is kept or served, except that pages go on, marked stale, while
 * the database is away: then nothing can change that they would hide.
 */
export class PageCache {
  readonly #maxBytes: number;
  readonly #nowMs: () => number;
  readonly #pages = new Map<string, CachedPage>();
  readonly #spellings = new Map<string, CachedPage>();
  readonly #spellingsOf = new WeakMap<CachedPage, string[]>();
  #bytes = 0;
  #open = false;
  #generation = 0;
  #awayUntilMs = 0;
  readonly counts = { hits: 0, misses: 0, stale: 0, flushes: 0, evictions: 0 };

  constructor(options: PageCacheOptions = {}) {
    this.#maxBytes = options.maxBytes ?? MAX_BYTES;
    this.#nowMs = options.nowMs ?? Date.now;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#pages.size;
  }

  /** Changes whenever something public may have changed: what was read before belongs to the generation it was read in. */
  get generation(): number {
    return this.#generation;
  }

  /** Something public changed, or may have. */
  flush(): void {
    this.#generation += 1;
    this.counts.flushes += 1;
    this.#pages.clear();
    this.#spellings.clear();
    this.#bytes = 0;
  }

  /** Changes are heard of again; those in between were not, so nothing from before counts. */
  open(): void {
    this.flush();
    this.#open = true;
    this.#awayUntilMs = 0;
  }

  /** Changes are not heard of: pages stay only for the case that the database is away. */
  close(): void {
    this.#generation += 1;
    this.#open = false;
  }

  /** The database did not answer: for a second, stale pages are served without asking it again. */
  noteAway(): void {
    this.#awayUntilMs = this.#nowMs() + 1_000;
  }

  /** The page under one of its remembered spellings, when it may be sent at once. `stale` says that it must be marked. */
  atOnce(spelling: string): { page: CachedPage; stale: boolean } | null {
    const page = this.#spellings.get(spelling);
    if (page === undefined) return null;
    if (this.#open) {
      this.counts.hits += 1;
      this.#use(page);
      return { page, stale: false };
    }
    if (this.#awayUntilMs <= this.#nowMs() || this.#isTooOld(page)) return null;
    this.counts.stale += 1;
    return { page, stale: true };
  }

  find(key: string, spelling: string): CachedPage | null {
    if (!this.#open) return null;
    const page = this.#pages.get(key);
    if (page === undefined) {
      this.counts.misses += 1;
      return null;
    }
    this.counts.hits += 1;
    this.#remember(page, spelling);
    this.#use(page);
    return page;
  }

  /** What is left of the page while the database is away. */
  findStale(key: string): CachedPage | null {
    const page = this.#pages.get(key);
    if (page === undefined || this.#isTooOld(page)) return null;
    this.counts.stale += 1;
    return page;
  }

  /** Keeps what was read in `generation`, unless something changed since. The page comes back in any case. */
  keep(
    generation: number,
    key: string,
    spelling: string,
    answer: { status: number; mediaType: string; body: Buffer },
  ): CachedPage {
    const page = makeCachedPage(key, answer, this.#nowMs());
    if (!this.#open || generation !== this.#generation || page.bytes > this.#maxBytes * LARGEST_SHARE) return page;
    this.#drop(this.#pages.get(key));
    this.#pages.set(key, page);
    this.#bytes += page.bytes;
    this.#remember(page, spelling);
    this.#makeRoom();
    return page;
  }

  /** Before a page goes out for the first time. */
  async compress(page: CachedPage, accepted: string | undefined): Promise<void> {
    this.#grow(page, await compressQuickly(page, accepted));
  }

  #use(page: CachedPage): void {
    page.touched = true;
    if (!page.compressing) void compressStrongly(page).then(bytes => this.#grow(page, bytes));
  }

  #grow(page: CachedPage, bytes: number): void {
    if (bytes === 0 || this.#pages.get(page.key) !== page) return;
    page.bytes += bytes;
    this.#bytes += bytes;
    this.#makeRoom();
  }

  #remember(page: CachedPage, spelling: string): void {
    if (spelling.length > LONGEST_SPELLING || this.#spellings.get(spelling) === page) return;
    const known = this.#spellingsOf.get(page) ?? [];
    if (known.length >= MAX_SPELLINGS) return;
    known.push(spelling);
    this.#spellingsOf.set(page, known);
    this.#spellings.set(spelling, page);
    page.bytes += 2 * spelling.length + 64;
    this.#bytes += 2 * spelling.length + 64;
  }

  /** Second chance: the oldest goes, unless it was used since it was last looked at. */
  #makeRoom(): void {
    while (this.#bytes > this.#maxBytes) {
      const [oldest] = this.#pages.values();
      if (oldest === undefined) return;
      if (oldest.touched) {
        oldest.touched = false;
        this.#pages.delete(oldest.key);
        this.#pages.set(oldest.key, oldest);
        continue;
      }
      this.#drop(oldest);
      this.counts.evictions += 1;
    }
  }

  #drop(page: CachedPage | undefined): void {
    if (page === undefined || !this.#pages.delete(page.key)) return;
    for (const spelling of this.#spellingsOf.get(page) ?? []) this.#spellings.delete(spelling);
    this.#bytes -= page.bytes;
  }

  #isTooOld(page: CachedPage): boolean {
    return this.#nowMs() - page.storedAtMs > STALE_LIMIT_MS;
  }
}
