import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { checkReport } from './check-report.ts';

const sound = soundReport(seededDraw(1), { format: '2021' });

function timeOf(unit: string, length: number): { ms: number; findings: number } {
  const text = unit.repeat(Math.ceil(length / unit.length));
  const sections = sound.sections.map(section => (section.key === 'overview' ? { ...section, text } : section));
  const start = process.cpuUsage();
  const { findings } = checkReport({ ...sound, sections });
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1_000, findings: findings.length };
}

/** Texts that no report holds, each made to be walked again and again by some pattern. */
const UNITS = [
  '1',
  '1件',
  '一',
  '一是。九是',
  '（一）\n一是',
  '2021年',
  '“2021年',
  '《',
  '[',
  '{',
  '我镇',
  '截止2021年',
  '十九届一、',
  '收取1',
  '未收到',
  '其中1件。',
  '收到政府信息公开申请1件，其中1件予以公开，',
  '13800005678 ',
  ' ',
  '\n',
];

describe('checkReport() on a text made to be slow', () => {
  it('takes time in proportion to its length, and gives no more findings than people can read', () => {
    for (const unit of UNITS) {
      timeOf(unit, 20_000);
      const short = Math.max(20, timeOf(unit, 100_000).ms);
      const long = timeOf(unit, 400_000);
      assert.ok(long.ms < short * 12, `${JSON.stringify(unit)}: ${short} ms, four times as long ${long.ms} ms`);
      assert.ok(long.findings < 2_000, `${JSON.stringify(unit)}: ${long.findings} findings`);
    }
  });
});
