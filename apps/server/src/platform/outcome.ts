/** What a command answers: a refusal by law or policy is a value, never an exception. */
export type Outcome<Value, Code extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal<Code> };

export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** Facts that the sentence needs: `{ until: '2026-12-18' }`. Never a personal value. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** The article that forbids it, printed with the sentence. */
  readonly article?: string;
}

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  facts?: Refusal['facts'],
  article?: string,
): { ok: false; refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, ...(facts ? { facts } : {}), ...(article ? { article } : {}) } };
}
