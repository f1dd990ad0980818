import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createReportReader } from '@gongkai/server/features/reports/reading/index.ts';
import { command } from '../command.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { findInputs } from './find-inputs.ts';
import { importReports } from './import/import-reports.ts';
import { writeReadMe } from './import/read-me.ts';
import { renderSummary, summarise } from './import/summary.ts';
import { startProgressBar } from './progress-bar.ts';
import { readJobs } from './read-inputs.ts';

export const { run } = command({
  usage: 'gongkai report import DIR --out DIR [--jobs N] [--json]',
  about: `Reads and checks every report below a folder or in a zip, of any number, and writes OUT/ndjson (the reports as data) and
OUT/parquet (data sets reports, cells, sections, findings, problems: for DuckDB, Spark, ClickHouse), OUT/summary.json and
OUT/failures.ndjson; OUT/README.txt says how to open them. Killed, it goes on where it was when it is called again; new files
are added, files that changed are read again and replace what they said before.`,
  positionals: ['DIR'],
  options: {
    out: { type: 'string', value: 'DIR', about: 'where to write; a folder of an earlier run is gone on with' },
    jobs: {
      type: 'string',
      value: 'N',
      about: 'files read at the same time; default: as many as there are processors',
    },
    json: { type: 'boolean', about: 'print the summary as JSON' },
  },
  async run({ values, positionals: [from] }) {
    const out = values.out;
    if (out === undefined) throw unusable('--out is missing: the folder to write to.');
    const jobs = readJobs(values.jobs, availableParallelism());
    let total = 0;
    for await (const _ of findInputs(from!)) total++;
    const bar = startProgressBar(total);
    const reader = createReportReader({ processes: jobs });
    try {
      const parts = await importReports({ from: from!, out, jobs, reader, onProgress: bar.show });
      bar.end();
      const summary = summarise(parts);
      await writeReadMe(out);
      const failures = parts.flatMap(part => part.failures).map(failure => `${JSON.stringify(failure)}\n`);
      await writeFile(path.join(out, 'failures.ndjson'), failures.join(''));
      await writeFile(path.join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
      if (values.json) printJson(summary);
      else print(...renderSummary(summary));
      return EXIT.done;
    } finally {
      reader.stop();
    }
  },
});
