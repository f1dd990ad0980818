import {
  BoilerplateIndex,
  checkReport,
  type Report,
  readReport,
  renderDocx,
  renderText,
} from '../../packages/annual-report/src/index.ts';
import { openPdf } from '../../packages/annual-report/src/read/pdf/open-pdf.ts';
import { seededDraw, soundReport } from '../../packages/annual-report/src/testing/sound-report.ts';
import { renderPdf } from '../../packages/annual-report/src/write-pdf/index.ts';
import { median } from '../median.ts';
import { loadMammoth } from '../servers/mammoth.ts';
import { type BenchLine, costRow, limitRow } from './bench-row.ts';

const ROUNDS = 7;
/** Generated reports of either form, no two alike. */
const reportsOf = (count: number): readonly Report[] =>
  Array.from({ length: count }, (_, n) => soundReport(seededDraw(n + 1)));

type Work = (file: Uint8Array) => Promise<unknown>;

const readAndCheck: Work = async file => {
  const { report } = await readReport(file);
  if (!report) throw new Error('a generated report was not read');
  return checkReport(report);
};

/** Milliseconds a file: contestants take turns on the same files, the median of the rounds counts. */
async function raceOn(files: readonly Uint8Array[], contestants: readonly Work[]): Promise<readonly number[]> {
  const times = contestants.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [at, work] of contestants.entries()) {
      const from = performance.now();
      for (const file of files) await work(file);
      // The first round only warms up.
      if (round > 0) times[at]!.push((performance.now() - from) / files.length);
    }
  return times.map(median);
}

/** A report read and checked, by format, against a limit and against others that only take out the text of the same files. */
export async function reportRows(): Promise<BenchLine[]> {
  const texts = reportsOf(200).map(report => new TextEncoder().encode(renderText(report)));
  const [text] = await raceOn(texts, [readAndCheck]);
  return [
    limitRow({ name: 'annual report as text: read and check', ours: text!, unit: 'ms', limit: 3 }),
    ...(await docxRows()),
    ...(await pdfRows()),
    boilerplateRow(),
  ];
}

async function docxRows(): Promise<BenchLine[]> {
  const files = await Promise.all(reportsOf(40).map(report => renderDocx(report)));
  const mammoth = loadMammoth();
  const takeText: Work = async file => mammoth?.extractRawText({ buffer: Buffer.from(file) });
  const [ours, base] = await raceOn(files, mammoth ? [readAndCheck, takeText] : [readAndCheck]);
  const name = 'annual report as .docx: read and check';
  return [
    limitRow({ name, ours: ours!, unit: 'ms', limit: 6 }),
    base === undefined
      ? { name, notRun: 'mammoth is installed by `npm run bench -- --peers`' }
      : costRow({ name, ours: ours!, base, against: 'mammoth, text alone', unit: 'ms', floor: null }),
  ];
}

async function pdfRows(): Promise<BenchLine[]> {
  const files: Uint8Array[] = [];
  for (const report of reportsOf(5)) files.push(await renderPdf(report));
  const [ours, base] = await raceOn(files, [readAndCheck, takePdfText]);
  const name = 'annual report as PDF: read and check';
  return [
    limitRow({ name, ours: ours!, unit: 'ms', limit: 150 }),
    costRow({ name, ours: ours!, base: base!, against: 'pdf.js, text alone', unit: 'ms', floor: null }),
  ];
}

const takePdfText: Work = async file => {
  const opened = await openPdf(file, undefined);
  if (!opened.ok) throw new Error(`a generated PDF is ${opened.why}`);
  for (let page = 1; page <= opened.pdf.numPages; page++) await (await opened.pdf.getPage(page)).getTextContent();
  await opened.close();
};

/** What ten times the reports cost for each of them: a search of pairs would cost ten times as much. */
function boilerplateRow(): BenchLine {
  const [few, many] = [reportsOf(300), reportsOf(3_000)];
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < 3; round++) {
    times.few.push(indexTime(few));
    times.many.push(indexTime(many));
  }
  return costRow({
    name: '10 × reports: boilerplate, for each report, at most 1.5 × the time',
    ours: median(times.many),
    base: median(times.few),
    against: '300 reports instead of 3,000',
    unit: 'ms',
    floor: 1 / 1.5,
  });
}

function indexTime(reports: readonly Report[]): number {
  const from = performance.now();
  const index = new BoilerplateIndex();
  for (const [at, report] of reports.entries()) index.add(String(at), report);
  index.clusters();
  return (performance.now() - from) / reports.length;
}
