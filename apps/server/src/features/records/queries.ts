import type { Kysely } from 'kysely';
import type { NoTables } from '../../platform/work.ts';

type AuditTables = {
  'core.audit_entries': {
    id: number;
    at: string;
    kind: string;
    subject: string;
    actor: string;
    agency_id: number | null;
    request_id: string;
    detail: Record<string, unknown>;
  };
  'core.people': { id: number; name: string };
};

export interface AuditFilter {
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly personId?: number | undefined;
  /** Entries before this id. */
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first; one row more than asked tells whether there is a next page. */
export async function listAuditEntries(db: Kysely<NoTables>, filter: AuditFilter) {
  let query = db
    .withTables<AuditTables>()
    .selectFrom('core.audit_entries')
    .select(['id', 'at', 'kind', 'subject', 'actor', 'request_id', 'detail'])
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.before !== null) query = query.where('id', '<', filter.before);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  if (filter.personId) query = query.where('actor', '=', `person/${filter.personId}`);
  const rows = await query.execute();
  const names = await findNames(
    db,
    rows.flatMap(row => [row.actor, row.subject]),
  );
  return rows.map(row => ({
    ...row,
    actorName: names.get(row.actor) ?? null,
    subjectName: names.get(row.subject) ?? null,
  }));
}

async function findNames(db: Kysely<NoTables>, references: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(references.flatMap(reference => /^person\/(\d{1,15})$/.exec(reference)?.[1] ?? []))].map(
    Number,
  );
  if (ids.length === 0) return new Map();
  const people = await db
    .withTables<AuditTables>()
    .selectFrom('core.people')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(people.map(person => [`person/${person.id}`, person.name]));
}
