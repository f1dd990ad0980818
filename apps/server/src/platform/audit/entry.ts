/** What is recorded beside the ledger: reading personal data, sign-ins, exports, changes of settings. */
export interface AuditEntryDraft {
  /** kebab-case, past tense: `person-viewed`, `signed-in`, `sign-in-failed`. */
  readonly kind: string;
  /** What it was about, as `type/id`: `person/12`. Never a personal value. */
  readonly subject: string;
  readonly agencyId?: number;
  /** Codes and numbers that explain it; never personal values. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
