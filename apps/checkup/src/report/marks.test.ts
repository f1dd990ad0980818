import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding, Report } from '@gongkai/annual-report';
import { seededDraw, soundReport } from '../../../../packages/annual-report/src/testing/sound-report.ts';
import { anchorsOf, marksIn, sectionAnchor } from './marks.ts';

const finding = (actual: string, start: number): Finding => ({
  rule: 'wording',
  severity: 'warning',
  place: { part: 'section', section: 'problems', start, end: start + actual.length },
  expected: '',
  actual,
  message: '请核实。',
  basis: '虚构',
});

const report = ({ findings = [] }: { findings?: readonly Finding[] } = {}): Report => {
  const sound = soundReport(seededDraw(1), { format: '2021', year: 2023, agency: '云岭县青石镇人民政府' });
  const section = (text: string) => ({ key: 'problems' as const, heading: '五、存在的主要问题', text, parts: [] });
  return { ...sound, findings, sections: [section('人员少，经验不足。\n'), section('第二处写的是网站更新慢。\n')] };
};

describe('a section that stands in a report twice', () => {
  it('has an element of its own each time', () => {
    const two = report();
    assert.deepEqual(
      two.sections.map(section => sectionAnchor(two, section)),
      ['section-problems', 'section-problems-2'],
    );
  });

  it('is marked only where the words stand that the finding names', () => {
    const slow = finding('网站更新', 6);
    const few = finding('经验', 4);
    const two = report({ findings: [slow, few] });
    const marked = two.sections.map(section =>
      marksIn(two, section).map(({ start, end }) => section.text.slice(start, end)),
    );
    assert.deepEqual(marked, [['经验'], ['网站更新']]);
    assert.equal(anchorsOf(two, slow, slow.place)[0], 'section-problems-2-at-6');
    assert.equal(anchorsOf(two, few, few.place)[0], 'section-problems-at-4');
  });

  it('takes a finding that names no words at the first that is long enough', () => {
    const vague = { ...finding('', 9), place: { part: 'section', section: 'problems', start: 9, end: 12 } } as Finding;
    const two = report({ findings: [vague] });
    assert.deepEqual(
      two.sections.map(section => marksIn(two, section).length),
      [0, 1],
    );
  });
});
