// Measures how exactly reports are read and checked, and writes docs/accuracy.md: `npm run accuracy`.
import { writeFile } from 'node:fs/promises';
import {
  type CellAccuracy,
  fileWays,
  fillings,
  gridWays,
  measureCells,
  textWays,
  type Way,
} from '../packages/annual-report/src/testing/accuracy.ts';
import { measureMutations, measureSound } from '../packages/annual-report/src/testing/finding-accuracy.ts';

const REPORTS = 20;
const PDFS = 6;
const SOUND = 200;
const MUTATED = 10;

const count = (value: number) => value.toLocaleString('en-US');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, column) => (column === 0 ? ':--' : '--:')), ...rows]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');

async function measureWay(way: Way): Promise<readonly string[]> {
  const reports = way.layout.endsWith('.pdf') ? PDFS : REPORTS;
  const measured: CellAccuracy[] = [];
  for (const filling of fillings) measured.push(await measureCells(way, reports, filling));
  return [
    way.layout,
    ...measured.flatMap(({ right, wrong, unreadable, recovered }) => [
      recovered > 0 ? `${count(right)} (${count(recovered)})` : count(right),
      count(wrong),
      count(unreadable),
    ]),
  ];
}

const cellRows: (readonly string[])[] = [];
for (const way of [...fileWays, ...textWays, ...gridWays]) cellRows.push(await measureWay(way));

const soundRows: (readonly string[])[] = [];
for (const way of fileWays) {
  const { reports, clean, falseAlarms } = await measureSound(way.layout.endsWith('.pdf') ? 5 * PDFS : SOUND, way.read);
  const alarms = Object.entries(falseAlarms).map(([rule, times]) => `${rule} × ${times}`);
  soundRows.push([way.layout, count(reports), count(clean), alarms.join(', ') || 'none']);
}
const { rows: mutated } = measureMutations(MUTATED);

const page = `# Accuracy

How exactly the reader and the checks work, over invented reports (虚构). \`npm run accuracy\` measures and writes this page; the
seeds are fixed, so a change of a figure is a change of the code.

## Cells

Each layout prints ${REPORTS} reports (${PDFS} as PDF), half in the form of 2019, half of 2021, three times: with figures everywhere; mostly zeros, as a
township's; the same with its zeros left blank or dashed. Counted is every cell: **right** (value, and blank, dash and zero told
apart; in brackets those of them that only the form's sums told, marked \`recovered\`), **wrong** (another value than was printed:
must be 0), **unreadable** (said so, with its place and text; a layout that prints no blanks at all leaves rows with blanks unreadable).

${table(['layout', ...fillings.flatMap(filling => [`${filling}: right`, 'wrong', 'unreadable'])], cellRows)}

## Findings

Right reports, written and read back: none may have a finding.

${table(['read from', 'reports', 'without a finding', 'false alarms'], soundRows)}

Every cell of tables 3 and 4 of ${MUTATED} right reports changed alone: each change must be found by a sum of the form, and in table 3, where
a row and a column cross, the cell itself named.

${table(
  ['table', 'changes', 'found', 'cell named', 'findings of other rules'],
  mutated.map(({ table: name, changes, found, named, others }) => [
    name === 'applications' ? '3' : '4',
    count(changes),
    count(found),
    count(named),
    count(others),
  ]),
)}
`;
await writeFile(new URL('../docs/accuracy.md', import.meta.url), page);
process.stdout.write(page);
