import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicantColumns, cellKey, remedyGroups, remedyResults, reportForms } from '@gongkai/statute';
import fc from 'fast-check';
import { soundValues } from '../../testing/sound-values.ts';
import type { CellText, RowReading, TableReading } from '../table-reading.ts';
import { settleTables } from './settle-tables.ts';

const columns = applicantColumns.map(({ id }) => id);
const text = (printed: string | number): CellText => ({ text: String(printed), source: { start: 7 } });

function counting(step = 7) {
  let n = 0;
  return (most: number) => (n = (n * step + 3) % 101) % (most + 1);
}

/** Table 3 of a sound report, some of its rows read otherwise. */
function applications(
  values: ReadonlyMap<string, number>,
  otherwise: Readonly<Record<string, Omit<RowReading, 'row'>>>,
): TableReading {
  const rows = reportForms['2021'].applications.map(({ id }): RowReading => {
    const cells = Object.fromEntries(
      columns.map(column => [column, text(values.get(cellKey('applications', id, column))!)]),
    );
    return { row: id, ...(otherwise[id] ?? { cells }) };
  });
  return { table: 'applications', format: null, rows, labels: [], unknownRows: [], source: {} };
}

const figures = (values: ReadonlyMap<string, number>, row: string) =>
  columns.map(column => values.get(cellKey('applications', row, column))!);
const loose = (...texts: readonly (string | number)[]) => ({ cells: {}, loose: texts.map(text) });
const settle = (table: TableReading) => settleTables([table], 2021);
const read = (settled: ReturnType<typeof settleTables>, row: string) =>
  columns.map(column => settled.applications[row]![column]);

describe('settleTables()', () => {
  const values = soundValues(reportForms['2021'], counting());

  it('cuts a row run together where the sums leave one way', () => {
    const settled = settle(applications(values, { granted: loose(figures(values, 'granted').join('')) }));
    assert.deepEqual(read(settled, 'granted'), figures(values, 'granted'));
    assert.equal(settled.cells['applications.granted.natural']!.recovered, 'run-together');
    assert.deepEqual(settled.problems, []);
  });

  it('cuts the row of the example, alone in its table: 640020470 is 64 0 0 2 0 4 70', () => {
    const table: TableReading = { ...applications(values, {}), rows: [{ row: 'new', ...loose('640020470') }] };
    assert.deepEqual(read(settle(table), 'new'), [64, 0, 0, 2, 0, 4, 70]);
  });

  it('says that a row run together is ambiguous where two ways fit, and takes neither', () => {
    // 1 1 0 0 0 11 13 and 11 0 0 0 1 1 13: the row alone cannot tell.
    const table: TableReading = { ...applications(values, {}), rows: [{ row: 'new', ...loose('110001113') }] };
    const settled = settle(table);
    const fits = settled.problems.map(({ code, place, text: printed }) => [code, place.row, printed]);
    assert.deepEqual(read(settled, 'new'), Array(7).fill(null));
    assert.deepEqual(fits, [['cell-ambiguous', 'new', '110001113']]);
  });

  it('settles two rows run together that only both tables of sums can tell', () => {
    const both = applications(values, {
      granted: loose(figures(values, 'granted').join('')),
      partial: loose(figures(values, 'partial').join('')),
    });
    const settled = settle(both);
    assert.deepEqual(read(settled, 'granted'), figures(values, 'granted'));
    assert.deepEqual(read(settled, 'partial'), figures(values, 'partial'));
  });

  it('fills a row that lost its repeated figures from the columns around it', () => {
    const [first, ...rest] = figures(values, 'denied.process');
    const kept = [first!, ...rest.filter((figure, index) => figure !== [first, ...rest][index])];
    const settled = settle(applications(values, { 'denied.process': loose(...kept.slice(0, 3)) }));
    assert.deepEqual(read(settled, 'denied.process'), figures(values, 'denied.process'));
    assert.ok(columns.every(column => settled.cells[`applications.denied.process.${column}`]!.recovered === 'sums'));
  });

  it('leaves a short row unread where the sums do not fix it', () => {
    const table: TableReading = { ...applications(values, {}), rows: [{ row: 'new', ...loose(4, 4) }] };
    const settled = settle(table);
    assert.deepEqual(read(settled, 'new'), Array(7).fill(null));
    assert.deepEqual(
      settled.problems.map(({ code }) => code),
      ['row-unreadable'],
    );
  });

  it('fills one missing cell and says that it is from the sums', () => {
    const cells = Object.fromEntries(
      columns
        .filter(column => column !== 'legal')
        .map(column => [column, text(values.get(cellKey('applications', 'partial', column))!)]),
    );
    const settled = settle(applications(values, { partial: { cells } }));
    assert.deepEqual(read(settled, 'partial'), figures(values, 'partial'));
    assert.equal(settled.cells['applications.partial.legal']!.recovered, 'sums');
  });

  it('never fills a cell that is printed blank, and does not take it for zero', () => {
    const printed = (column: string) =>
      column === 'legal' ? '' : values.get(cellKey('applications', 'partial', column))!;
    const cells = Object.fromEntries(columns.map(column => [column, text(printed(column))]));
    const settled = settle(applications(values, { partial: { cells } }));
    assert.equal(settled.applications.partial!.legal, null);
    assert.equal(settled.cells['applications.partial.legal']!.kind, 'blank');
    assert.equal(settled.cells['applications.partial.legal']!.recovered, undefined);
  });

  it('leaves out a page number that stands among the figures of a row', () => {
    const printed = figures(values, 'new');
    const settled = settle(applications(values, { new: loose(...printed.slice(0, 3), '-3-', ...printed.slice(3)) }));
    assert.deepEqual(read(settled, 'new'), printed);
  });

  it('cuts table 4 run together into its three groups', () => {
    const groups = [
      [1, 0, 2, 0, 3],
      [0, 0, 0, 0, 0],
      [3, 4, 0, 9, 16],
    ];
    const table: TableReading = {
      table: 'remedies',
      format: null,
      rows: [{ row: 'reconsideration', cells: {}, loose: [text(groups.flat().join(''))] }],
      labels: [],
      unknownRows: [],
      source: {},
    };
    const settled = settleTables([table], 2021);
    assert.deepEqual(
      remedyGroups.map(({ id }) => remedyResults.map(result => settled.remedies[id]![result.id])),
      groups,
    );
  });

  it('never gives a wrong value: what it recovers from a sound report is what was printed (property)', () => {
    const numbers = fc.array(fc.nat(60), { minLength: 220, maxLength: 220 });
    const rows = fc.uniqueArray(fc.constantFrom(...reportForms['2021'].applications.map(({ id }) => id)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(numbers, rows, fc.constantFrom('together', 'dropped', 'short'), (drawn, broken, how) => {
        let next = 0;
        const sound = soundValues(reportForms['2021'], most => drawn[next++ % drawn.length]! % (most + 1));
        const otherwise = Object.fromEntries(
          broken.map(row => {
            const printed = figures(sound, row);
            if (how === 'together') return [row, loose(printed.join(''))];
            if (how === 'short') return [row, loose(...printed.slice(0, 5))];
            return [row, loose(...printed.filter((figure, index) => index === 0 || figure !== printed[index - 1]))];
          }),
        );
        const settled = settle(applications(sound, otherwise));
        for (const row of broken) {
          const values = read(settled, row);
          if (values.every(value => value === null)) assert.ok(settled.problems.some(({ place }) => place.row === row));
          else assert.deepEqual(values, figures(sound, row));
        }
      }),
      { numRuns: 150 },
    );
  });
});
