/** One line of a list: what `public_site.items` says, and the short name of its agency. */
export interface PublicItemRow {
  readonly id: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly category: string;
  readonly title: string;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
  readonly formedOn: string;
  readonly publishedAt: string;
  readonly revisedAt: string | null;
  readonly editionNo: number;
  readonly validity: 'in-force' | 'expired' | 'repealed' | null;
  readonly summary: string | null;
  readonly fileCount: number;
}

/** For `from public_site.items i join public_site.agencies a on a.id = i.agency_id`. */
export const ITEM_COLUMNS = `i.id, i.agency_id as "agencyId", a.short_name as "agencyName", i.category, i.title,
  i.index_number as "indexNumber", i.document_number as "documentNumber", i.formed_on as "formedOn",
  i.published_at as "publishedAt", i.revised_at as "revisedAt", i.edition_no as "editionNo", i.validity, i.summary,
  i.file_count as "fileCount"`;
