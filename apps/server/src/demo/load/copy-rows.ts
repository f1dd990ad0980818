import { once } from 'node:events';
import type { Client, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | Buffer | readonly (string | number)[];

/** Rows of one table on their way into COPY. */
export class CopyRows {
  readonly #command: string;
  #lines: string[] = [];
  #characters = 0;

  constructor(table: string, columns: string) {
    this.#command = `copy ${table} (${columns}) from stdin`;
  }

  get characters(): number {
    return this.#characters;
  }

  add(values: readonly CopyValue[]): void {
    const line = `${values.map(formatColumn).join('\t')}\n`;
    this.#characters += line.length;
    this.#lines.push(line);
  }

  async flush(client: Client | PoolClient): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    this.#characters = 0;
    const copy = client.query(copyFrom(this.#command));
    copy.end(text);
    await once(copy, 'finish');
  }
}

function formatColumn(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeColumn(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return escapeColumn(`{${(value as readonly (string | number)[]).map(formatElement).join(',')}}`);
}

function formatElement(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** The text format of COPY gives the backslash, tab and line ends a meaning. */
function escapeColumn(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, character => ESCAPES[character]!) : text;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
