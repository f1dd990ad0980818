import { availableParallelism } from 'node:os';
import type { Report, Severity } from '@gongkai/annual-report';
import { command } from '../command.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { note, print, printJson } from '../output.ts';
import { describeFindings, describeProblems, severities } from './describe.ts';
import { readInputs, readJobs, readOne, whyNot } from './read-inputs.ts';

export const { run } = command({
  usage: 'gongkai report check FILE… [--previous FILE] [--fail-on error|warning|notice|never] [--jobs N] [--json]',
  about: `Checks annual reports: files, folders, zips. Ends with 1 when one has a finding of severity error (--fail-on changes it), with
2 when a file holds no report. A finding that was accepted with a reason does not count.`,
  positionals: 'FILE…',
  options: {
    previous: { type: 'string', value: 'FILE', about: "last year's report of the same agency; for one file" },
    'fail-on': { type: 'string', value: 'SEVERITY', about: 'error (default), warning, notice, or never' },
    jobs: { type: 'string', value: 'N', about: 'files read at the same time' },
    json: { type: 'boolean', about: 'print JSON: one object per report' },
  },
  async run({ values, positionals }) {
    const failing = readFailOn(values['fail-on']);
    if (values.previous !== undefined && positionals.length > 1)
      throw unusable('--previous belongs to one report: give one FILE.');
    const context = values.previous === undefined ? {} : { previous: await readOne(values.previous) };
    const jobs = readJobs(values.jobs, Math.min(availableParallelism(), 4));
    const results: object[] = [];
    let code: number = EXIT.done;
    for await (const { input, reading } of readInputs(positionals, { jobs, request: { context } })) {
      const first = reading.ok ? reading.result.report : null;
      if (!first) {
        code = EXIT.unusable;
        note(`${input.id}：${whyNot(reading)}`);
        results.push({ file: input.id, report: null, message: whyNot(reading) });
        continue;
      }
      for (const report of [{ ...first, more: [] }, ...first.more]) {
        if (code === EXIT.done && fails(report, failing)) code = EXIT.refused;
        results.push(summaryOf(input.id, report));
        if (!values.json)
          print(
            `${input.id}　${report.title ?? '（未读出标题）'}`,
            ...describeProblems(report),
            ...describeFindings(report),
            '',
          );
      }
    }
    if (results.length === 0) throw unusable('no file was found there.');
    if (values.json) printJson(results);
    return code;
  },
});

function readFailOn(text: string | undefined): readonly Severity[] {
  if (text === 'never') return [];
  const at = severities.indexOf((text ?? 'error') as Severity);
  if (at < 0) throw unusable(`--fail-on "${text}" is none of: ${severities.join(', ')}, never.`);
  return severities.slice(0, at + 1);
}

const fails = ({ findings }: Report, failing: readonly Severity[]) =>
  findings.some(({ severity, accepted }) => !accepted && failing.includes(severity));

const summaryOf = (file: string, { agency, year, title, problems, checks, findings }: Report) => ({
  file,
  agency,
  year,
  title,
  problems,
  checks,
  findings,
});
