import { CopyRows } from '../../apps/server/src/demo/load/copy-rows.ts';
import { searchEntryOf } from '../../apps/server/src/platform/search/search-entry.ts';
import type { BenchItem } from './item.ts';

/** The public rows of items, as publication writes them, on their way into COPY. */
export class ItemRows {
  readonly #items = new CopyRows(
    'public_site.items',
    `id, agency_id, agency_name, category, title, index_number, document_number, formed_on, published_at, edition_no,
     summary, file_count`,
  );
  readonly #texts = new CopyRows('public_site.item_texts', 'item_id, body_html, body_text, keywords, source');
  readonly #files = new CopyRows('public_site.item_files', 'item_id, position, hash, name, media_type, size');
  readonly #editions = new CopyRows('public_site.item_editions', 'item_id, edition_no, published_at');
  readonly #entries = new CopyRows('public_site.search_entries', 'item_id, published_at, shelf, grams');
  readonly #haystacks = new CopyRows('public_site.search_texts', 'item_id, haystack');

  add(item: BenchItem, shelf: string): void {
    const { id, agencyId, category, title, indexNumber, documentNumber, publishedAt, keywords, fileHash } = item;
    const bodyText = item.paragraphs.join('\n');
    const bodyHtml = item.paragraphs.map(paragraph => `<p>${paragraph}</p>`).join('\n');
    this.#items.add([
      ...[id, agencyId, item.agencyName, category, title, indexNumber, documentNumber, item.formedOn, publishedAt, 1],
      ...[item.summary, fileHash ? 1 : 0],
    ]);
    this.#texts.add([id, bodyHtml, bodyText, keywords, item.agencyName]);
    if (fileHash) this.#files.add([id, 0, fileHash, `${title}.pdf`, 'application/pdf', 200_000 + id]);
    this.#editions.add([id, 1, publishedAt]);
    const { haystack, grams } = searchEntryOf(
      { agencyId, category, title, documentNumber, indexNumber, keywords, bodyText },
      shelf,
    );
    this.#entries.add([id, publishedAt, shelf, grams]);
    this.#haystacks.add([id, haystack]);
  }

  /** In the order of their references. */
  async flush(client: Parameters<CopyRows['flush']>[0]): Promise<void> {
    for (const rows of [this.#items, this.#texts, this.#files, this.#editions, this.#entries, this.#haystacks])
      await rows.flush(client);
  }
}
