import { open, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unusable } from '../../exit-codes.ts';

/** A file of which no report came. */
export interface Failure {
  readonly source: string;
  readonly code: string;
  readonly message: string;
}

/** One finished part: written when all its files are in place, so that what is not here is done again. */
export interface FinishedPart {
  readonly part: number;
  readonly inputs: readonly (readonly [id: string, stamp: string])[];
  readonly reports: number;
  readonly withErrors: number;
  /** Findings by rule, of all reports of the part. */
  readonly findings: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

const FORMAT = 'gongkai-report-import/1';
const nameIn = (out: string) => path.join(out, 'journal.ndjson');

/**
 * What earlier runs finished; begins the journal where there is none. A line cut off by a kill is no part; of two lines for
 * one part, which was written anew, the later holds.
 */
export async function openJournal(out: string): Promise<readonly FinishedPart[]> {
  const text = await readFile(nameIn(out), 'utf8').catch(() => null);
  if (text === null) {
    await writeFile(`${nameIn(out)}.tmp`, `${JSON.stringify({ format: FORMAT })}\n`);
    await rename(`${nameIn(out)}.tmp`, nameIn(out));
    return [];
  }
  const [head, ...lines] = text.split('\n').flatMap(line => parseLine(line) ?? []);
  if ((head as { format?: string } | undefined)?.format !== FORMAT)
    throw unusable(`${nameIn(out)} is not a journal of this program: take another folder for --out.`);
  return [...new Map((lines as FinishedPart[]).map(part => [part.part, part])).values()];
}

function parseLine(line: string): unknown {
  try {
    return line === '' ? null : JSON.parse(line);
  } catch {
    return null;
  }
}

/** Appends and flushes: after this the part counts. */
export async function addToJournal(out: string, part: FinishedPart): Promise<void> {
  const line = `${JSON.stringify(part)}\n`;
  const file = await open(nameIn(out), 'a');
  try {
    // A line that a kill cut off is ended first, or the new one would be lost with it.
    await file.write((await endsWithNewline(out)) ? line : `\n${line}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function endsWithNewline(out: string): Promise<boolean> {
  const file = await open(nameIn(out), 'r');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 0x0a;
  } finally {
    await file.close();
  }
}
