import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { finishPart } from './finish-part.ts';
import type { FinishedPart } from './journal.ts';
import { dataSetNames, type ParquetWriter } from './write-parquet.ts';
import { partName, type ReportLine } from './write-part.ts';

/**
 * A file that changed stands in a later part: the earlier part is written anew without it, so that whoever reads the folder
 * need not know that anything changed. Killed on the way, the next run finds the same file in two parts and does it again.
 */
export async function dropSuperseded(
  out: string,
  parquet: ParquetWriter,
  parts: readonly FinishedPart[],
): Promise<readonly FinishedPart[]> {
  const lastPart = new Map<string, number>();
  for (const { part, inputs } of parts)
    for (const [id] of inputs) lastPart.set(id, Math.max(part, lastPart.get(id) ?? 0));
  const kept: FinishedPart[] = [];
  for (const part of parts) {
    const holds = (id: string) => lastPart.get(id) === part.part;
    if (part.inputs.every(([id]) => holds(id))) kept.push(part);
    else kept.push(await writeAnew(out, parquet, part, holds));
  }
  return kept;
}

async function writeAnew(
  out: string,
  parquet: ParquetWriter,
  { part, inputs, failures }: FinishedPart,
  holds: (id: string) => boolean,
): Promise<FinishedPart> {
  const text = await readFile(path.join(out, 'ndjson', partName(part, 'ndjson')), 'utf8');
  const lines = text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as ReportLine);
  return finishPart(out, parquet, {
    part,
    expected: 0,
    inputs: inputs.filter(([id]) => holds(id)),
    lines: lines.filter(({ source }) => holds(source)),
    failures: failures.filter(({ source }) => holds(source)),
  });
}

/** Files of a part that a kill left without its note in the journal: nobody may count them. */
export async function removeUnfinished(out: string, parts: readonly FinishedPart[]): Promise<void> {
  const finished = new Set(parts.flatMap(({ part }) => [partName(part, 'ndjson'), partName(part, 'parquet')]));
  for (const folder of ['ndjson', ...dataSetNames.map(name => path.join('parquet', name))])
    for (const name of await readdir(path.join(out, folder)).catch(() => []))
      if (/^part-\d{6,}\.(?:ndjson|parquet)(?:\.tmp)?$/.test(name) && !finished.has(name))
        await rm(path.join(out, folder, name));
}
