import type { Readable } from 'node:stream';
import type { Chrome, Page } from './page.ts';

/** What a public page is asked: parts of its address, the query values it declares, and what to draw with. */
export interface PageRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Only names that the page declares, each once, never empty, never with characters that no text may hold. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly chrome: Chrome;
}

export type PageAnswer =
  /** `status` 410: it was here and was withdrawn. */
  | { readonly kind: 'page'; readonly page: Page; readonly status?: 200 | 410 }
  /** Feeds, site maps, pictures: a whole text of another type. */
  | { readonly kind: 'document'; readonly mediaType: string; readonly text: string }
  /** Sent as it is made, never kept. */
  | { readonly kind: 'stream'; readonly headers: Readonly<Record<string, string>>; readonly stream: Readable }
  | { readonly kind: 'redirect'; readonly to: string; readonly viewCode?: string }
  | { readonly kind: 'missing' }
  /** What was asked cannot be read; the sentence says which part and what to do. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** One public address, as a value: what may stand in its query is all that can make a page differ. */
export interface PublicPage {
  /** `feature.page`, unique. */
  readonly id: string;
  /** `/d/:itemId`. */
  readonly path: string;
  readonly query: readonly string[];
  /** False for what is streamed, set in a cookie, or differs with each reader. */
  readonly cached: boolean;
  readonly perMinute?: number;
  answer(request: PageRequest): Promise<PageAnswer>;
}

export const missing: PageAnswer = { kind: 'missing' };

export function showPage(page: Page, status: 200 | 410 = 200): PageAnswer {
  return { kind: 'page', page, status };
}

export function refusePage(sentence: string): PageAnswer {
  return { kind: 'refused', sentence };
}
