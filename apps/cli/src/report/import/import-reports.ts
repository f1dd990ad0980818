import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ReportReader, ReportReading } from '@gongkai/server/features/reports/reading/index.ts';
import { findInputs, type Input } from '../find-inputs.ts';
import { readContent } from '../read-inputs.ts';
import { finishPart, type OpenPart } from './finish-part.ts';
import { type Failure, type FinishedPart, openJournal } from './journal.ts';
import { dropSuperseded, removeUnfinished } from './superseded.ts';
import { openParquetWriter } from './write-parquet.ts';
import { linesOf } from './write-part.ts';

export interface ImportOptions {
  readonly from: string;
  readonly out: string;
  /** Files read at the same time. */
  readonly jobs: number;
  readonly reader: ReportReader;
  /** Files in a part; only a proof takes another. */
  readonly partSize?: number;
  /** Called after every file, read now or by an earlier run. */
  readonly onProgress: (done: number) => void;
}

/** Small enough that a kill costs seconds, large enough for Parquet to pack well. */
const PART_SIZE = 500;

/** Reads whatever lies below `from` into parts; a run that was killed goes on where it was. */
export async function importReports({
  from,
  out,
  jobs,
  reader,
  partSize = PART_SIZE,
  onProgress,
}: ImportOptions): Promise<readonly FinishedPart[]> {
  await mkdir(path.join(out, 'ndjson'), { recursive: true });
  const parts = [...(await openJournal(out))];
  await removeUnfinished(out, parts);
  const known = new Map(parts.flatMap(({ inputs }) => inputs));
  // A busy machine may have been the cause: what was stopped is tried again, a part later.
  for (const { source, code } of parts.flatMap(part => part.failures))
    if (code.startsWith(STOPPED_CODE)) known.delete(source);
  const parquet = await openParquetWriter(out);
  let done = 0;
  let open = newPart(parts);
  try {
    const running = new Set<Promise<void>>();
    for await (const input of findInputs(from)) {
      if (known.get(input.id) === input.stamp) {
        onProgress(++done);
        continue;
      }
      // Read before the next one is looked for: a zip is closed when its last file was given out.
      const content = await input.read();
      const part = open;
      const reading = readContent(reader, content, { name: input.id, context: {} }).then(result => {
        take(part, input, result);
        running.delete(reading);
        onProgress(++done);
      });
      running.add(reading);
      if (running.size >= 2 * jobs) await Promise.race(running);
      part.expected++;
      if (part.expected === partSize) {
        await Promise.all(running);
        parts.push(await finishPart(out, parquet, part));
        open = newPart(parts);
      }
    }
    await Promise.all(running);
    if (open.expected > 0) parts.push(await finishPart(out, parquet, open));
    return await dropSuperseded(out, parquet, parts);
  } finally {
    parquet.close();
  }
}

const newPart = (parts: readonly FinishedPart[]): OpenPart => ({
  part: Math.max(0, ...parts.map(({ part }) => part)) + 1,
  expected: 0,
  inputs: [],
  lines: [],
  failures: [],
});

function take(part: OpenPart, input: Input, reading: ReportReading): void {
  part.inputs.push([input.id, input.stamp]);
  if (reading.ok && reading.result.report) part.lines.push(...linesOf(input.id, reading.result.report));
  else part.failures.push(failureOf(input.id, reading));
}

const STOPPED_CODE = 'stopped-';
const STOPPED = {
  time: '读取超过 10 秒，已停止。',
  memory: '读取占用内存超过限额，已停止。',
  crash: '读取程序意外中止。',
} as const;

function failureOf(source: string, reading: ReportReading): Failure {
  if (!reading.ok) return { source, code: `${STOPPED_CODE}${reading.why}`, message: STOPPED[reading.why] };
  const [problem] = reading.result.problems;
  return { source, code: problem?.code ?? 'no-report', message: problem?.message ?? '' };
}
