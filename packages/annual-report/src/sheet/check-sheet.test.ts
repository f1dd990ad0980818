import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { checkReport } from '../check/check-report.ts';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { escapeMarkup } from '../write/escape.ts';
import { checkSheetOf, formatAlso } from './check-sheet.ts';
import { renderSheetDocx } from './render-sheet-docx.ts';
import { renderSheetHtml } from './render-sheet-html.ts';
import { formatDay } from './sheet-lines.ts';

const sound = soundReport(seededDraw(4), { format: '2021', agency: '云岭县民政局' });
const faulty = {
  ...sound,
  title: '云岭县民政局2022年信息公开年报',
  applications: { ...sound.applications, granted: { ...sound.applications.granted!, total: 1 } },
  sections: sound.sections.map(section => (section.key === 'problems' ? { ...section, text: '无。\n' } : section)),
};

describe('checkSheetOf()', () => {
  it('is one calm line where nothing is to be done', () => {
    const sheet = checkSheetOf(checkReport(sound));
    assert.equal(sheet.outcome, '校核通过，没有需要修改的地方。');
    assert.equal(sheet.isClear, true);
    assert.deepEqual(sheet.groups, []);
  });

  it('lists what must be changed first, counted through', () => {
    const { groups, outcome, isClear } = checkSheetOf(checkReport(faulty));
    assert.equal(isClear, false);
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['必改', '请核实', '建议'],
    );
    const items = groups.flatMap(group => group.items);
    assert.deepEqual(
      items.map(({ number }) => number),
      items.map((_, n) => n + 1),
    );
    assert.match(outcome, /^校核发现必改 \d+ 处、请核实 \d+ 处、建议 1 处。请改正必改的各处后重新报送。$/u);
  });

  it('keeps what a person accepted apart, with the reason', () => {
    const { findings } = checkReport(faulty);
    const thin = findings.find(({ rule }) => rule === 'section-thin')!;
    const acceptances = [
      { rule: thin.rule, place: thin.place, reason: '全年只有一名工作人员（虚构）', by: '王某', on: '2026-01-18' },
    ];
    const { accepted, groups, outcome } = checkSheetOf(checkReport(faulty, { acceptances }));
    assert.equal(accepted.length, 1);
    assert.equal(accepted[0]!.reason, '全年只有一名工作人员（虚构）');
    assert.equal(accepted[0]!.by, '王某，2026-01-18');
    assert.ok(groups.every(({ items }) => items.every(({ title }) => title !== accepted[0]!.title)));
    assert.match(outcome, /另有 1 处已说明情况并保留。$/u);
  });

  it('says what could not be judged, rules that lack the same together', () => {
    const { notJudged } = checkSheetOf(checkReport(sound));
    const reasons = notJudged.map(({ reason }) => reason);
    assert.equal(new Set(reasons).size, reasons.length);
    assert.ok(notJudged.some(({ titles }) => titles.includes('、')));
  });

  it('says so where nothing was checked', () => {
    assert.equal(checkSheetOf(sound).outcome, '本报告未经校核。');
    assert.equal(checkSheetOf(sound).isClear, false);
  });
});

describe('the check sheet', () => {
  const options = { file: '<年报>.docx', on: '2026-01-05', reviewer: '云岭县政务公开办公室（虚构）' };

  it('says the same as page and as Word document', async () => {
    const checked = checkReport(faulty);
    const page = renderSheetHtml(checked, options);
    const body = strFromU8(unzipSync(await renderSheetDocx(checked, options))['word/document.xml']!);
    for (const text of ['&lt;年报&gt;.docx', '云岭县政务公开办公室（虚构）', '2026年1月5日', '不能判断的', '校核人：'])
      for (const written of [page, body]) assert.ok(written.includes(text), text);
    for (const { message } of checked.findings)
      for (const written of [page, body]) assert.ok(written.includes(escapeMarkup(message)), message);
  });

  it('leaves room to write the day where none is given', () => {
    assert.match(formatDay(''), /年.*月.*日/u);
    assert.equal(formatDay('2026-11-20'), '2026年11月20日');
  });

  it('names a few of many places and how many there are', () => {
    assert.equal(formatAlso(['甲', '乙']), '甲；乙');
    assert.equal(formatAlso(['1', '2', '3', '4', '5', '6', '7']), '1；2；3；4；5；6；等 7 处');
  });
});
