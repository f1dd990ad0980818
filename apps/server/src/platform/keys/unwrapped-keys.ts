const KEEP_MS = 60_000;
const KEEP = 1_000;

/**
 * Unwrapped data keys by subject and wrapped bytes, for a minute: a list of cases does not ask the cryptographic machine for each row.
 * The row itself is read each time, so what was erased, or never committed, is found in no cache on any node.
 */
export class UnwrappedKeys {
  readonly #kept = new Map<string, { readonly dataKey: Buffer; readonly until: number }>();
  readonly #monotonicMs: () => number;

  constructor(monotonicMs: () => number = () => performance.now()) {
    this.#monotonicMs = monotonicMs;
  }

  async get(subject: string, wrapped: Buffer, unwrap: () => Promise<Buffer>): Promise<Buffer> {
    const name = nameOf(subject, wrapped);
    const kept = this.#kept.get(name);
    if (kept !== undefined && kept.until > this.#monotonicMs()) return kept.dataKey;
    const dataKey = await unwrap();
    this.#kept.delete(name);
    this.#kept.set(name, { dataKey, until: this.#monotonicMs() + KEEP_MS });
    if (this.#kept.size > KEEP) this.#kept.delete(this.#kept.keys().next().value!);
    return dataKey;
  }

  forget(subject: string, wrapped: Buffer): void {
    this.#kept.delete(nameOf(subject, wrapped));
  }
}

/** With the subject: a wrapped key moved to another row must not open there because it was open here. */
function nameOf(subject: string, wrapped: Buffer): string {
  return `${subject} ${wrapped.toString('base64')}`;
}
