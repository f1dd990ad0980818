import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BenchRow, costRow, limitRow, rateRow } from '../rows/bench-row.ts';
import { formatFigure, renderTable } from './table.ts';

const row = (more: Partial<BenchRow>) => ({
  ...rateRow({ name: 'list', ours: 599, base: 1_000, against: 'bare', unit: 'req/s', floor: 0.6 }),
  ...more,
});
const verdictOf = (line: BenchRow) => renderTable([line]).split('\n').at(-1)!.split('|').at(-2)!.trim();

describe('the bench table', () => {
  it('says MISSED below the floor, ok on it, nothing where there is none', () => {
    assert.equal(verdictOf(row({})), 'MISSED');
    assert.equal(verdictOf(row({ ratio: 0.6 })), 'ok');
    assert.equal(verdictOf(row({ ratio: 0.1, floor: null })), '');
  });

  it('does not round a miss up to its floor', () => {
    assert.match(renderTable([row({ ratio: 0.5999 })]), / 0\.59 \| +0\.60 /);
  });

  it('turns costs round, so that above the floor is always good', () => {
    assert.equal(limitRow({ name: 'start', ours: 6, limit: 5, unit: 's' }).ratio, 5 / 6);
    assert.equal(verdictOf(limitRow({ name: 'start', ours: 5, limit: 5, unit: 's' })), 'ok');
    assert.equal(costRow({ name: 'm', ours: 4, base: 2, against: 'b', unit: 'MB', floor: null }).ratio, 0.5);
  });

  it('names a row that was not run, with the reason', () => {
    assert.match(renderTable([{ name: 'peer', notRun: 'not built' }]), /peer .*not built.*not run/);
  });

  it('shows three figures', () => {
    assert.deepEqual([41_234, 999.6, 123.4, 12.34, 0.012_34].map(formatFigure), [
      '41,200',
      '1000',
      '123',
      '12.3',
      '0.0123',
    ]);
  });
});
