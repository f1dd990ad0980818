import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { quoted, quoteName, type TransferTable } from './tables.ts';

/** The rows as PostgreSQL's own text, a line each, in the order of the key. Read the same by every version. */
export function readRows(session: pg.Client, table: TransferTable): NodeJS.ReadableStream & AsyncIterable<Buffer> {
  const columns = table.columns.map(quoteName).join(', ');
  const order = (table.key.length ? table.key : table.columns).map(quoteName).join(', ');
  return session.query(copyTo(`copy (select ${columns} from ${quoted(table)} order by ${order}) to stdout`));
}

export async function writeRows(
  session: pg.Client,
  table: Pick<TransferTable, 'schema' | 'name' | 'columns'>,
  lines: AsyncIterable<Buffer>,
): Promise<number> {
  const copy = session.query(copyFrom(`copy ${quoted(table)} (${table.columns.map(quoteName).join(', ')}) from stdin`));
  await pipeline(lines, copy);
  return copy.rowCount;
}

/** Counts lines on their way: a row is one, line ends in values are escaped. */
export class LineCounter extends Transform {
  lines = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    const LINE_END = 10;
    for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, at + 1)) this.lines += 1;
    done(null, chunk);
  }
}

/** One digest over every row of a table: two databases are equal when these are. */
export async function digestOfRows(session: pg.Client, table: TransferTable): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of readRows(session, table)) digest.update(chunk);
  return digest.digest('hex');
}
