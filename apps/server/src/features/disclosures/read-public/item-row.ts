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
const columns = (instant: (column: string) => string) => `i.id, i.agency_id as "agencyId", a.short_name as "agencyName",
  i.category, i.title, i.index_number as "indexNumber", i.document_number as "documentNumber", i.formed_on as "formedOn",
  ${instant('i.published_at')} as "publishedAt", ${instant('i.revised_at')} as "revisedAt", i.edition_no as "editionNo",
  i.validity, i.summary, i.file_count as "fileCount"`;

export const ITEM_COLUMNS = columns(column => column);

/** An instant as this house writes it, for rows that the database itself makes JSON of. */
export const instantText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const ITEM_COLUMNS_FOR_JSON = columns(instantText);
