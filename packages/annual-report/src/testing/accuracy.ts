import { listCells, reportForms, type TableName } from '@gongkai/statute';
import { interpretDocument } from '../interpret/interpret-document.ts';
import type { Cell, Report } from '../model/report.ts';
import { readReport, readReportText } from '../read/read-report.ts';
import { renderDocx } from '../write/render-docx.ts';
import { renderHtml } from '../write/render-html.ts';
import { renderText } from '../write/render-text.ts';
import { renderPdf } from '../write-pdf/index.ts';
import { gridLayouts, layCells, paragraph } from './grid-layouts.ts';
import { printReport, textLayouts } from './layouts/text-layouts.ts';
import { seededDraw, soundReport } from './sound-report.ts';
import { soundValues } from './sound-values.ts';

/** How the cells of reports come back from one layout. */
export interface CellAccuracy {
  readonly layout: string;
  readonly reports: number;
  readonly right: number;
  /** Another value than was printed: the one thing that must not be. */
  readonly wrong: number;
  /** Said to be unreadable, or not there. */
  readonly unreadable: number;
  /** Of the right ones, those that only the sums told. */
  readonly recovered: number;
}

/** A way from a report to what is read of it. */
export interface Way {
  readonly layout: string;
  readonly read: (report: Report) => Report | null | Promise<Report | null>;
}

const printedCells = (report: Report) =>
  Object.fromEntries(Object.entries(report.cells).map(([key, { printed }]) => [key, printed]));

export const textWays: readonly Way[] = textLayouts.map(layout => ({
  layout: `text ${layout.number} ${layout.name}`,
  read: report => readReportText(printReport(layout, report.format!, printedCells(report))).report,
}));

export const gridWays: readonly Way[] = Object.entries(gridLayouts).map(([name, lay]) => ({
  layout: `grid: ${name}`,
  read: report => {
    const blocks = [paragraph(report.title!), ...lay(layCells(report.format!, printedCells(report)))];
    return interpretDocument({ format: 'html', blocks, problems: [] }).reports[0] ?? null;
  },
}));

/** Written by our own writers and read back as files. */
export const fileWays: readonly Way[] = [
  ['.txt', async (report: Report) => new TextEncoder().encode(renderText(report))] as const,
  ['.html', async (report: Report) => new TextEncoder().encode(renderHtml(report))] as const,
  ['.docx', renderDocx] as const,
  ['.pdf', async (report: Report) => renderPdf(report)] as const,
].map(([name, render]) => ({
  layout: `file ${name}`,
  read: async report => (await readReport(await render(report))).report,
}));

/** What the tables hold: figures everywhere; mostly zeros, as in a township; the same with its zeros left blank or dashed. */
export const fillings = ['figures', 'zeros', 'blanks'] as const;
export type Filling = (typeof fillings)[number];

/** Invented reports, each read back in one way. */
export async function measureCells(way: Way, reports: number, filling: Filling): Promise<CellAccuracy> {
  const counts = { right: 0, wrong: 0, unreadable: 0, recovered: 0 };
  for (let seed = 1; seed <= reports; seed++) {
    const report = filled(seed, filling);
    const read = await way.read(report);
    for (const [key, cell] of Object.entries(report.cells)) {
      const back = read?.cells[key];
      const verdict = judge(cell, valueOf(report, key), back, read ? valueOf(read, key) : null);
      counts[verdict]++;
      if (verdict === 'right' && back?.recovered) counts.recovered++;
    }
  }
  return { layout: way.layout, reports, ...counts };
}

function filled(seed: number, filling: Filling): Report {
  const draw = seededDraw(seed);
  const report = soundReport(draw, { format: seed % 2 === 0 ? '2019' : '2021' });
  if (filling === 'figures') return report;
  const values = soundValues(reportForms[report.format!], most => (draw(9) === 0 ? draw(most) : 0));
  const tables = { proactive: {}, applications: {}, remedies: {} } as Record<
    TableName,
    Record<string, Record<string, number | null>>
  >;
  const cells: Record<string, Cell> = {};
  for (const { key, table, row, column } of listCells(reportForms[report.format!])) {
    const value = values.get(key)!;
    const isEmpty = filling === 'blanks' && value === 0 && table !== 'proactive';
    const printed = isEmpty ? ['', '', '-', '/'][draw(3)]! : String(value);
    const kind = !isEmpty ? 'number' : printed === '' ? 'blank' : 'dash';
    tables[table][row] ??= {};
    tables[table][row][column] = isEmpty ? null : value;
    cells[key] = { printed, kind, place: { part: 'cell', table, row, column } };
  }
  return { ...report, ...tables, cells };
}

/** A blank that the layout does not show at all may come back as what the sums leave for it: that is not counted as read. */
function judge(printed: Cell, value: number | null, back: Cell | undefined, read: number | null) {
  if (!back || back.kind === 'words') return 'unreadable';
  if (read === value && back.kind === printed.kind) return 'right';
  return value === null && back.recovered ? 'unreadable' : 'wrong';
}

function valueOf(report: Report, key: string): number | null {
  const [table, ...rest] = key.split('.');
  const column = rest.pop()!;
  return report[table as 'proactive' | 'applications' | 'remedies'][rest.join('.')]?.[column] ?? null;
}
