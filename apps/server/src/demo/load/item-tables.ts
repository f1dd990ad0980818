import { withdrawalGrounds } from '@gongkai/contract';
import type { Client, PoolClient } from 'pg';
import { type Edition, PUBLISH_ITEM, plainText } from '../../features/disclosures/index.ts';
import type { ChainedEvent } from '../../platform/ledger/chain.ts';
import { searchEntryOf } from '../../platform/search/search-entry.ts';
import { CopyRows } from './copy-rows.ts';
import type { LivedItem, LivedSignature } from './live-life.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/**
 * The rows of items, table by table, parents first; files before the editions that come in published (0007). The guards of
 * the database look at every row as they do at the commands'.
 */
export class ItemTables {
  readonly #items = new CopyRows(
    'core.items',
    `id, agency_id, stream_version, stream_hash, state, edition_no, published_edition_no, steps, current_step,
     secrecy_signed, index_number, due_from, due_on, due_provisional, calendar_version, publish_at, published_at,
     withdrawn_on, withdrawal_ground, withdrawal_reason, origin, import_id, updated_at`,
  );
  readonly #files = new CopyRows('core.edition_files', 'item_id, edition_no, position, file_hash, name');
  readonly #editions = new CopyRows(
    'core.editions',
    `item_id, edition_no, title, body, category, document_number, formed_on, openness, openness_ground, openness_reason,
     summary, keywords, source, validity, explains_item_id, content_hash, drafted_by, written_by, changed_at, based_on,
     note, published_at`,
  );
  readonly #signatures = new CopyRows(
    'core.signatures',
    `id, item_id, edition_no, content_hash, step, kind, step_label, decision, signed_by, signed_on, mode, comment,
     secrecy_form, recorded_at, voided_at`,
  );
  readonly #acts = new CopyRows('core.due_acts', 'kind, subject, due_at, detail');
  readonly #shown = new CopyRows(
    'public_site.items',
    `id, agency_id, agency_name, category, title, index_number, document_number, formed_on, published_at, revised_at,
     edition_no, validity, summary, explains_item_id, file_count`,
  );
  readonly #texts = new CopyRows('public_site.item_texts', 'item_id, body_html, body_text, keywords, source');
  readonly #shownFiles = new CopyRows('public_site.item_files', 'item_id, position, hash, name, media_type, size');
  readonly #shownEditions = new CopyRows('public_site.item_editions', 'item_id, edition_no, published_at, note');
  readonly #withdrawn = new CopyRows('public_site.withdrawn_items', 'id, agency_id, title, withdrawn_on, reason');
  readonly #entries = new CopyRows('public_site.search_entries', 'item_id, published_at, shelf, grams');
  readonly #haystacks = new CopyRows('public_site.search_texts', 'item_id, haystack');

  /** In the order of their references. */
  readonly #all = [
    this.#items,
    this.#files,
    this.#editions,
    this.#signatures,
    this.#acts,
    this.#shown,
    this.#texts,
    this.#shownFiles,
    this.#shownEditions,
    this.#withdrawn,
    this.#entries,
    this.#haystacks,
  ];

  get characters(): number {
    return this.#all.reduce((sum, rows) => sum + rows.characters, 0);
  }

  async flush(client: Client | PoolClient): Promise<void> {
    for (const rows of this.#all) await rows.flush(client);
  }

  add(
    lived: LivedItem,
    head: Pick<ChainedEvent, 'version' | 'hash'>,
    shelf: string,
    importId: number | null = null,
  ): void {
    this.#addItem(lived, head, importId);
    for (const edition of lived.editions) this.#addEdition(lived.item.id, edition);
    for (const signature of lived.signatures) this.#addSignature(signature);
    const { item, editions } = lived;
    if (item.state === 'scheduled') {
      const { no, contentHash } = editions[item.editionNo - 1]!;
      this.#acts.add([PUBLISH_ITEM, `disclosure/${item.id}`, item.publishAt, json({ edition: no, contentHash })]);
    }
    if (item.publishedEditionNo !== null) this.#show(lived, editions[item.publishedEditionNo - 1]!, shelf);
    else if (item.withdrawal && lived.removed) {
      const { public: reason, hidesTitle } = withdrawalGrounds[item.withdrawal.ground];
      const title = hidesTitle ? null : lived.removed.title;
      this.#withdrawn.add([item.id, item.agencyId, title, item.withdrawal.on, reason]);
    }
  }

  #addItem({ item }: LivedItem, head: Pick<ChainedEvent, 'version' | 'hash'>, importId: number | null): void {
    const { due, withdrawal } = item;
    this.#items.add([
      item.id,
      item.agencyId,
      head.version,
      head.hash,
      item.state,
      item.editionNo,
      item.publishedEditionNo,
      json(item.steps),
      item.currentStep,
      item.secrecySigned,
      item.indexNumber,
      due.from,
      due.on,
      due.provisional,
      due.calendarVersion,
      item.publishAt,
      item.publishedAt,
      withdrawal?.on ?? null,
      withdrawal?.ground ?? null,
      withdrawal?.reason ?? null,
      item.origin,
      importId,
      item.updatedAt,
    ]);
  }

  #addEdition(itemId: number, edition: Edition): void {
    const { no, content } = edition;
    for (const [position, { hash, name }] of content.attachments.entries())
      this.#files.add([itemId, no, position, bytes(hash), name]);
    this.#editions.add([
      itemId,
      no,
      content.title,
      content.body,
      content.category,
      content.documentNumber,
      content.formedOn,
      content.openness,
      content.opennessGround,
      content.opennessReason,
      content.summary,
      content.keywords,
      content.source,
      content.validity,
      content.explainsItemId,
      bytes(edition.contentHash),
      edition.draftedBy,
      edition.writtenBy,
      edition.changedAt,
      edition.basedOn,
      edition.note,
      edition.publishedAt,
    ]);
  }

  #addSignature(signature: LivedSignature): void {
    this.#signatures.add([
      signature.id,
      signature.itemId,
      signature.editionNo,
      bytes(signature.contentHash),
      signature.step,
      signature.kind,
      signature.stepLabel,
      signature.decision,
      signature.signedBy,
      signature.signedOn,
      'online',
      signature.comment,
      json(signature.secrecyForm),
      signature.recordedAt,
      signature.voidedAt,
    ]);
  }

  #show({ item, agency, editions, stored, revisedAt, text }: LivedItem, { no, content }: Edition, shelf: string): void {
    const indexNumber = item.indexNumber!;
    const { attachments, title, category, documentNumber, keywords } = content;
    const bodyText = text ?? plainText(content.body);
    this.#shown.add([
      item.id,
      agency.id,
      agency.name,
      category,
      title,
      indexNumber,
      documentNumber,
      content.formedOn,
      item.publishedAt,
      revisedAt,
      no,
      content.validity,
      content.summary,
      content.explainsItemId,
      attachments.length,
    ]);
    this.#texts.add([item.id, content.body, bodyText, keywords, content.source ?? agency.name]);
    for (const [position, { hash, name }] of attachments.entries()) {
      const { mediaType, size } = stored.get(hash)!;
      this.#shownFiles.add([item.id, position, hash, name, mediaType, size]);
    }
    for (const edition of editions)
      if (edition.publishedAt !== null)
        this.#shownEditions.add([item.id, edition.no, edition.publishedAt, edition.note]);
    const searchable = { agencyId: agency.id, category, title, documentNumber, indexNumber, keywords, bodyText };
    const { haystack, grams } = searchEntryOf(searchable, shelf);
    this.#entries.add([item.id, item.publishedAt, shelf, grams]);
    this.#haystacks.add([item.id, haystack]);
  }
}
