import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { createReportReader } from '@gongkai/server/features/reports/reading/index.ts';
import { importReports } from './import/import-reports.ts';
import { writeSoundFolder } from './testing/sound-files.ts';

const MB = 1024 * 1024;
const FEW = 1_000;
const MANY = 10_000;

let room: string;
before(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'gongkai-import-proof-'));
  await writeSoundFolder(path.join(room, 'few'), { files: FEW });
  await writeSoundFolder(path.join(room, 'many'), { files: MANY });
});
after(() => rm(room, { recursive: true, force: true }));

interface Run {
  readonly reports: number;
  readonly seconds: number;
  /** Resident memory of this process in the third and the last tenth of the run: the first warms up. */
  readonly early: number;
  readonly late: number;
  /** The most that a reading process held. */
  readonly child: number;
}

async function runImport(name: string, files: number): Promise<Run> {
  const reader = createReportReader({ processes: 2 });
  const samples: number[] = [];
  const startedAt = performance.now();
  try {
    const parts = await importReports({
      from: path.join(room, name),
      out: path.join(room, `${name}-out`),
      jobs: 2,
      reader,
      onProgress: done => {
        if (done % Math.ceil(files / 100) === 0) samples.push(process.memoryUsage.rss());
      },
    });
    return {
      reports: parts.reduce((sum, part) => sum + part.reports, 0),
      seconds: (performance.now() - startedAt) / 1_000,
      early: highest(samples.slice(20, 30)),
      late: highest(samples.slice(-10)),
      child: reader.highestMemory(),
    };
  } finally {
    reader.stop();
  }
}

const highest = (values: readonly number[]) => Math.max(...values);
const describeRun = ({ reports, seconds, early, late, child }: Run) =>
  `${reports} reports in ${seconds.toFixed(1)} s, ${(reports / seconds).toFixed(0)} a second; ` +
  `${Math.round(early / MB)} MB early, ${Math.round(late / MB)} MB late, reader at most ${Math.round(child / MB)} MB`;

it('ten thousand reports cost ten times what a thousand cost, in flat memory', { timeout: 30 * 60_000 }, async test => {
  const few = await runImport('few', FEW);
  test.diagnostic(describeRun(few));
  const many = await runImport('many', MANY);
  test.diagnostic(describeRun(many));

  assert.deepEqual([few.reports, many.reports], [FEW, MANY]);
  const perReport = many.seconds / MANY / (few.seconds / FEW);
  assert.ok(perReport < 1.3, `a report of many costs ${perReport.toFixed(2)} times one of few`);
  assert.ok(many.late < many.early + 150 * MB, `memory grew: ${describeRun(many)}`);
  assert.ok(many.child < 256 * MB, `the reader grew: ${describeRun(many)}`);
});
