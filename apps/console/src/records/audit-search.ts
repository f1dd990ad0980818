export interface AuditSearch {
  kind?: string;
  subject?: string;
  personId?: number;
}

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    ...(typeof search.kind === 'string' && search.kind ? { kind: search.kind } : {}),
    ...(typeof search.subject === 'string' && search.subject ? { subject: search.subject } : {}),
    ...(Number(search.personId) > 0 ? { personId: Number(search.personId) } : {}),
  };
}
