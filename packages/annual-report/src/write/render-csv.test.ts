import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { formatField, renderCsv } from './render-csv.ts';

describe('renderCsv()', () => {
  const report = soundReport(seededDraw(4), { format: '2021' });

  it('writes each cell once, with the words of the form for it', () => {
    const lines = renderCsv(report).slice(1).trimEnd().split('\r\n');
    assert.equal(lines.length, 201);
    assert.equal(lines[0], 'key,table,row,column,printed,value,kind,unit');
    const value = report.applications['denied.stateSecret']!.natural;
    assert.ok(
      lines.includes(
        `applications.denied.stateSecret.natural,申请办理,三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密,自然人,${value},${value},number,`,
      ),
    );
  });

  it('tells blank, dash and zero apart', () => {
    const key = 'applications.new.natural';
    const csv = renderCsv({
      ...report,
      applications: { ...report.applications, new: { natural: null } },
      cells: { ...report.cells, [key]: { ...report.cells[key]!, printed: '—', kind: 'dash' } },
    });
    assert.match(csv, /^applications\.new\.natural,.*,—,,dash,$/mu);
  });
});

describe('formatField()', () => {
  const cases: readonly (readonly [text: string, field: string])[] = [
    ['规章', '规章'],
    ['a,b', '"a,b"'],
    ['他说"好"', '"他说""好"""'],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-4', '-4'],
    ['+3', '+3'],
    ['-', '-'],
    ['-1+cmd|x', "'-1+cmd|x"],
  ];
  for (const [text, field] of cases)
    it(`writes ${text} as ${field}`, () => {
      assert.equal(formatField(text), field);
    });
});
