import { type Report, renderJson } from '@gongkai/annual-report';
import { command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print } from '../output.ts';
import { describeFindings, describeProblems, describeReport } from './describe.ts';
import { readOne } from './read-inputs.ts';

export const { run } = command({
  usage: 'gongkai report read FILE [--previous FILE] [--json]',
  about: `Reads one annual report (.docx .doc .wps .html .pdf .txt .md, by content) and checks it. With --json: the report as data,
every cell with its printed text and place, with findings. Ends with 0 whenever a report was printed.`,
  positionals: ['FILE'],
  options: {
    previous: { type: 'string', value: 'FILE', about: "last year's report of the same agency, for continuity" },
    json: { type: 'boolean', about: 'print the report as JSON' },
  },
  async run({ values, positionals: [file] }) {
    const previous = values.previous === undefined ? {} : { previous: await readOne(values.previous) };
    const report = await readOne(file!, { context: previous });
    if (values.json) process.stdout.write(`${renderJson(report)}\n`);
    else for (const one of [report, ...report.more]) print(...sheet(one), '');
    return EXIT.done;
  },
});

const sheet = (report: Report) => [...describeReport(report), ...describeProblems(report), ...describeFindings(report)];
