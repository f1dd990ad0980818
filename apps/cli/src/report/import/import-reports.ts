import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '@gongkai/annual-report';
import type { ReportReader, ReportReading } from '@gongkai/server/features/reports/reading/index.ts';
import { findInputs, type Input } from '../find-inputs.ts';
import { addToJournal, type Failure, type FinishedPart, readJournal } from './journal.ts';
import { openParquetWriter, type ParquetWriter } from './write-parquet.ts';
import { linesOf, type ReportLine, writePart } from './write-part.ts';

export interface ImportOptions {
  readonly from: string;
  readonly out: string;
  /** Files read at the same time. */
  readonly jobs: number;
  readonly reader: ReportReader;
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
  onProgress,
}: ImportOptions): Promise<readonly FinishedPart[]> {
  await mkdir(path.join(out, 'ndjson'), { recursive: true });
  const parts = [...(await readJournal(out))];
  const known = new Map(parts.flatMap(({ inputs }) => inputs));
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
      const bytes = await input.read();
      const part = open;
      const reading = reader.read(bytes, { name: input.id, context: {} }).then(result => {
        take(part, input, result);
        running.delete(reading);
        onProgress(++done);
      });
      running.add(reading);
      if (running.size >= 2 * jobs) await Promise.race(running);
      part.expected++;
      if (part.expected === PART_SIZE) {
        await Promise.all(running);
        parts.push(await finish(out, parquet, part));
        open = newPart(parts);
      }
    }
    await Promise.all(running);
    if (open.expected > 0) parts.push(await finish(out, parquet, open));
  } finally {
    parquet.close();
  }
  return parts;
}

interface OpenPart {
  readonly part: number;
  expected: number;
  readonly inputs: [string, string][];
  readonly lines: ReportLine[];
  readonly failures: Failure[];
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

const STOPPED = {
  time: '读取超过 10 秒，已停止。',
  memory: '读取占用内存超过限额，已停止。',
  crash: '读取程序意外中止。',
} as const;

function failureOf(source: string, reading: ReportReading): Failure {
  if (!reading.ok) return { source, code: `stopped-${reading.why}`, message: STOPPED[reading.why] };
  const [problem] = reading.result.problems;
  return { source, code: problem?.code ?? 'no-report', message: problem?.message ?? '' };
}

async function finish(out: string, parquet: ParquetWriter, part: OpenPart): Promise<FinishedPart> {
  // Whoever finishes first must not decide the order: the same files give the same parts.
  part.lines.sort((one, other) => compare(one.source, other.source) || one.position - other.position);
  part.failures.sort((one, other) => compare(one.source, other.source));
  await parquet.write(out, part.part, await writePart(out, part.part, part.lines));
  const findings: Record<string, number> = {};
  for (const { report } of part.lines)
    for (const { rule } of report.findings) findings[rule] = (findings[rule] ?? 0) + 1;
  const isError = ({ severity }: Finding) => severity === 'error';
  const finished: FinishedPart = {
    part: part.part,
    inputs: part.inputs.sort(([one], [other]) => compare(one, other)),
    reports: part.lines.length,
    withErrors: part.lines.filter(({ report }) => report.findings.some(isError)).length,
    findings,
    failures: part.failures,
  };
  await addToJournal(out, [finished]);
  return finished;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
