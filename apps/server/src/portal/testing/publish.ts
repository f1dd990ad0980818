import type { DatabasePool } from '../../platform/database/pool.ts';

/** Rows of the public site as the office writes them, for tests of what comes out. All names are invented (虚构). */
export interface PublishedItem {
  readonly id: number;
  readonly agencyId?: number;
  readonly category?: string;
  readonly title?: string;
  readonly documentNumber?: string | null;
  readonly publishedAt?: string;
  readonly bodyText?: string;
  readonly bodyHtml?: string;
  readonly keywords?: readonly string[];
  readonly explainsItemId?: number | null;
  readonly validity?: 'in-force' | 'expired' | 'repealed' | null;
  readonly summary?: string | null;
  readonly files?: readonly { hash: string; name: string; mediaType: string; size: number }[];
  readonly editions?: readonly { editionNo: number; publishedAt: string; note: string | null }[];
}

export async function foundAgency(
  office: DatabasePool,
  agency: { id: number; name: string; shortName?: string; kind?: string; contact?: Record<string, string> },
): Promise<void> {
  await office.query(
    `insert into public_site.agencies (id, parent_id, name, short_name, kind, level, contact)
     values ($1, null, $2, $3, $4, 'county', $5)`,
    [agency.id, agency.name, agency.shortName ?? agency.name, agency.kind ?? 'department', agency.contact ?? {}],
  );
}

export async function setSite(office: DatabasePool, settings: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    await office.query(
      `insert into public_site.site (key, value) values ($1, $2)
       on conflict (key) do update set value = excluded.value`,
      [key, JSON.stringify(value)],
    );
  }
}

/** All rows of one item in one transaction, as publication does. */
export async function publish(office: DatabasePool, item: PublishedItem): Promise<void> {
  const text = item.bodyText ?? '正文。';
  const files = item.files ?? [];
  const publishedAt = item.publishedAt ?? '2026-11-20T02:30:00.000Z';
  const editions = item.editions ?? [{ editionNo: 1, publishedAt, note: null }];
  const last = editions.at(-1)!;
  await office.withClient(async client => {
    await client.query('begin');
    await client.query(
      `insert into public_site.items (id, agency_id, category, title, index_number, document_number, formed_on,
         published_at, revised_at, edition_no, validity, summary, explains_item_id, file_count)
       values ($1, $2, $3, $4, $5, $6, '2026-11-01', $7, $8, $9, $10, $11, $12, $13)`,
      [
        item.id,
        item.agencyId ?? 1,
        item.category ?? 'budget',
        item.title ?? `第 ${item.id} 号信息`,
        `11530000MB0000001X/2026-${String(item.id).padStart(5, '0')}`,
        item.documentNumber ?? null,
        publishedAt,
        last.editionNo > 1 ? last.publishedAt : null,
        last.editionNo,
        item.validity ?? null,
        item.summary ?? null,
        item.explainsItemId ?? null,
        files.length,
      ],
    );
    await client.query(
      'insert into public_site.item_texts (item_id, body_html, body_text, keywords, source) values ($1, $2, $3, $4, $5)',
      [item.id, item.bodyHtml ?? `<p>${text}</p>`, text, item.keywords ?? [], '云岭县财政局'],
    );
    for (const [position, file] of files.entries()) {
      await client.query('insert into public_site.item_files values ($1, $2, $3, $4, $5, $6)', [
        ...[item.id, position, file.hash, file.name, file.mediaType, file.size],
      ]);
    }
    for (const edition of editions) {
      await client.query('insert into public_site.item_editions values ($1, $2, $3, $4)', [
        ...[item.id, edition.editionNo, edition.publishedAt, edition.note],
      ]);
    }
    await client.query('commit');
  });
}

export async function withdraw(office: DatabasePool, id: number, reason = '内容有误'): Promise<void> {
  await office.withClient(async client => {
    await client.query('begin');
    await client.query(
      `insert into public_site.withdrawn_items (id, agency_id, title, withdrawn_on, reason)
       select id, agency_id, title, '2026-11-21', $2 from public_site.items where id = $1`,
      [id, reason],
    );
    await client.query('delete from public_site.items where id = $1', [id]);
    await client.query('commit');
  });
}
