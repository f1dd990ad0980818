import type { ReadResult, Report } from '@gongkai/annual-report';
import {
  createReportReader,
  type ReadRequest,
  type ReportReader,
  type ReportReading,
} from '@gongkai/server/features/reports/reading/index.ts';
import { unusable } from '../exit-codes.ts';
import { findInputs, type Input } from './find-inputs.ts';

export interface InputReading {
  readonly input: Input;
  readonly reading: ReportReading;
}

/** Reads what lies below the paths, in their order, `jobs` at a time. */
export async function* readInputs(
  paths: readonly string[],
  { jobs, request }: { jobs: number; request: ReadRequest },
): AsyncGenerator<InputReading> {
  const reader = createReportReader({ processes: jobs });
  const queue: Promise<InputReading>[] = [];
  try {
    for (const given of paths)
      for await (const input of findInputs(given)) {
        // Read before the next one is looked for: a zip is closed when its last file was given out.
        const content = await input.read();
        queue.push(readContent(reader, content, { ...request, name: input.id }).then(reading => ({ input, reading })));
        if (queue.length >= 2 * jobs) yield await queue.shift()!;
      }
    while (queue.length > 0) yield await queue.shift()!;
  } finally {
    reader.stop();
  }
}

/** Bytes go to a limited process; what was refused by its size or its archive needs none. */
export const readContent = async (
  reader: ReportReader,
  content: Uint8Array | ReadResult,
  request: ReadRequest,
): Promise<ReportReading> =>
  content instanceof Uint8Array ? reader.read(content, request) : { ok: true, result: content };

/** The report in one file; a file without one cannot be used. */
export async function readOne(file: string, request: ReadRequest = {}): Promise<Report> {
  for await (const { input, reading } of readInputs([file], { jobs: 1, request })) {
    if (reading.ok && reading.result.report) return reading.result.report;
    throw unusable(`${input.id}: ${whyNot(reading)}`);
  }
  throw unusable(`${file} holds no file.`);
}

/** Why no report came of a file, as a sentence for people. */
export function whyNot(reading: ReportReading): string {
  if (!reading.ok) return STOPPED[reading.why];
  return reading.result.problems[0]?.message ?? '没有从中读出年报。';
}

const STOPPED = {
  time: '读取超过 10 秒，已停止。',
  memory: '读取占用内存超过 256 MB，已停止。',
  crash: '读取程序意外中止。',
} as const;

export function readJobs(text: string | undefined, standard: number): number {
  if (text === undefined) return standard;
  const jobs = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > 64) throw unusable(`--jobs "${text}" is no whole number from 1 to 64.`);
  return jobs;
}
