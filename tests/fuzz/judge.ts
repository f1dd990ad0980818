import { MARK } from './hostile-values.ts';
import type { RawAnswer, RawCall } from './raw-call.ts';

export interface Judgement {
  readonly calls: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** What must not be: 5xx, no answer, an error without a sentence, a value in the log. Each with the call that brought it. */
  readonly faults: readonly string[];
  readonly slowestMs: number;
}

/** Told to stop sending, a server may hang up before a large body is through. */
const MAY_HANG_UP_BYTES = 64_000;

export class Judge {
  #calls = 0;
  #slowestMs = 0;
  readonly #byStatus: Record<string, number> = {};
  readonly #faults: string[] = [];

  look(name: string, call: RawCall, answer: RawAnswer): void {
    this.#calls += 1;
    const status = String(answer.status);
    this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
    this.#slowestMs = Math.max(this.#slowestMs, Math.round(answer.ms));
    const wrong = judge(call, answer);
    if (wrong) this.#faults.push(`${wrong}: ${name} ${describe(call)} → ${answer.text.slice(0, 300)}`);
  }

  /** What was sent stands in no line; and nothing was told as a fault of ours. */
  readLog(output: string): void {
    for (const line of output.split('\n')) {
      if (line.includes(MARK)) this.#faults.push(`a value in the log: ${line.slice(0, 300)}`);
      else if (line.includes('"level":"error"')) this.#faults.push(`a fault in the log: ${line.slice(0, 900)}`);
    }
  }

  result(): Judgement {
    return { calls: this.#calls, byStatus: this.#byStatus, faults: this.#faults, slowestMs: this.#slowestMs };
  }
}

function judge(call: RawCall, { status, text, headers }: RawAnswer): string | null {
  if (status === null) return (call.body?.length ?? 0) > MAY_HANG_UP_BYTES ? null : 'no answer';
  if (status >= 500) return `${status}`;
  if (status < 400 || !String(headers['content-type']).includes('json')) return null;
  const { error } = JSON.parse(text) as { error?: { code?: string; message?: string; requestId?: string } };
  if (!error?.code || !error.requestId) return `${status} without a code or a request id`;
  return /[\u4e00-\u9fff]/.test(error.message ?? '') ? null : `${status} without a Chinese sentence`;
}

function describe({ method, path, headers, body }: RawCall): string {
  const { cookie: _, ...shown } = headers;
  const start = body?.subarray(0, 500).toString('utf8') ?? '';
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(shown).slice(0, 300)} ${start}`;
}
