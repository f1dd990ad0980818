import { type FormCell, listCells, type ReportFormat, reportForms } from '@gongkai/statute';
import type { Cell, Report, TableValues } from '../model/report.ts';
import { inventedAgencies } from './invented-words.ts';
import { soundSections } from './sound-text.ts';
import { type Draw, soundValues } from './sound-values.ts';

export interface SoundOptions {
  readonly format?: ReportFormat;
  readonly year?: number;
  readonly agency?: string;
  /** Of a hundred cells of table 3 and 4, how many are left blank or hold a dash. */
  readonly blanks?: number;
  readonly dashes?: number;
  /** `varied`: figures now and then as people type them: ３, 1,204, 4件, +3. */
  readonly printing?: 'plain' | 'varied';
}

/** mulberry32: small, seeded, the same on every machine. */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return most => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most + 1));
  };
}

/** An invented report (虚构) that no rule finds fault with: all sums right, no zeros but where a figure would be odd. */
export function soundReport(draw: Draw, options: SoundOptions = {}): Report {
  const format = options.format ?? (draw(2) === 0 ? '2019' : '2021');
  const form = reportForms[format];
  const year = options.year ?? (format === '2019' ? 2019 + draw(1) : 2021 + draw(4));
  const invented = inventedAgencies[draw(inventedAgencies.length - 1)]!;
  const agency = options.agency ?? invented.name;
  const self = inventedAgencies.find(({ name }) => name === agency)?.self ?? '本机关';
  const values = new Map(soundValues(form, most => 1 + draw(Math.max(0, most - 1))));
  for (const { key, kind } of listCells(form)) if (kind === 'change' && values.get(key) === 0) values.set(key, 1);
  if (/(?:乡|镇|街道)(?:人民政府|办事处)?$/u.test(agency)) withoutRareOutcomes(values, form.applicants);

  const tables: Record<string, Record<string, Record<string, number | null>>> = {
    proactive: {},
    applications: {},
    remedies: {},
  };
  const cells: Record<string, Cell> = {};
  for (const cell of listCells(form)) {
    const printed = printCell(cell, values.get(cell.key)!, draw, options);
    const { table, row, column } = cell;
    tables[table]![row] ??= {};
    tables[table]![row]![column] = printed.kind === 'number' ? values.get(cell.key)! : null;
    cells[cell.key] = { ...printed, place: { part: 'cell', table, row, column } };
  }
  const valueOf = (key: string) => values.get(key) ?? 0;
  return {
    format,
    agency,
    year,
    title: `${agency}${year}年政府信息公开工作年度报告`,
    sections: soundSections({ format, year, self, valueOf }, draw),
    ...(tables as Record<'proactive' | 'applications' | 'remedies', TableValues>),
    cells,
    labels: [],
    problems: [],
    checks: [],
    findings: [],
    more: [],
  };
}

/** Outcomes that a township hardly ever reaches (rule `plausibility`): theirs are counted as granted. */
function withoutRareOutcomes(values: Map<string, number>, columns: readonly { readonly id: string }[]): void {
  for (const row of ['denied.stateSecret', 'denied.threeSecurities', 'notProcessed.excessive'])
    for (const { id } of columns) {
      const granted = `applications.granted.${id}`;
      values.set(granted, values.get(granted)! + values.get(`applications.${row}.${id}`)!);
      values.set(`applications.${row}.${id}`, 0);
    }
}

const DASHES = ['-', '—', '/', '无'];

function printCell(
  { table, kind, key }: FormCell,
  value: number,
  draw: Draw,
  { blanks = 0, dashes = 0, printing = 'plain' }: SoundOptions,
): Pick<Cell, 'printed' | 'kind' | 'unit'> {
  const chance = blanks + dashes > 0 && table !== 'proactive' ? draw(99) : 100;
  if (chance < blanks) return { printed: '', kind: 'blank' };
  if (chance < blanks + dashes) return { printed: DASHES[draw(DASHES.length - 1)]!, kind: 'dash' };
  // The head of the column names the unit in the form of 2021 only.
  const hasUnitInHead = key === 'proactive.fees.amount';
  const withUnit = kind === 'amount' && !hasUnitInHead && draw(1) === 0;
  const printed = printing === 'varied' ? vary(value, kind, draw) : String(value);
  return {
    printed: withUnit ? `${printed}万元` : printed,
    kind: 'number',
    ...(withUnit || hasUnitInHead ? { unit: '万元' } : {}),
  };
}

function vary(value: number, kind: FormCell['kind'], draw: Draw): string {
  const plain = String(value);
  if (kind === 'change')
    return [plain, value > 0 ? `+${plain}` : plain, value > 0 ? `增${plain}` : `减${-value}`][draw(2)]!;
  if (kind === 'amount') return plain;
  const wide = plain.replace(/\d/gu, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const grouped = plain.replace(/\B(?=(?:\d{3})+$)/u, ',');
  return [plain, plain, plain, wide, grouped, `${plain}件`][draw(5)]!;
}
