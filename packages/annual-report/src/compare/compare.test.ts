import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Report } from '../model/report.ts';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { addUp } from './add-up.ts';
import { BoilerplateIndex, findBoilerplate } from './boilerplate.ts';
import { compareReports } from './compare-reports.ts';
import { comparedText, namesOf } from './passages.ts';

const AGENCY = '云岭县青石镇人民政府';
const report = (seed: number, year = 2023, agency = AGENCY) =>
  soundReport(seededDraw(seed), { format: '2021', year, agency });

const withCell = (of: Report, row: string, column: string, value: number): Report => ({
  ...of,
  applications: { ...of.applications, [row]: { ...of.applications[row], [column]: value } },
});

/** This year's opening figures as last year's report closes them. */
function following(before: Report, now: Report): Report {
  const inForce = (row: string) =>
    before.proactive[row]!.inForce! + now.proactive[row]!.issued! - now.proactive[row]!.repealed!;
  return {
    ...now,
    applications: { ...now.applications, carriedIn: before.applications.carriedOut! },
    proactive: {
      ...now.proactive,
      regulations: { ...now.proactive.regulations, inForce: inForce('regulations') },
      normativeDocuments: { ...now.proactive.normativeDocuments, inForce: inForce('normativeDocuments') },
    },
  };
}

describe('compareReports()', () => {
  it('finds nothing broken where a year follows the other, whichever is given first', () => {
    const before = report(1, 2022);
    const now = following(before, report(2, 2023));
    for (const comparison of [compareReports(before, now), compareReports(now, before)]) {
      assert.equal(comparison.kind, 'years');
      assert.equal(comparison.first.year, 2022);
      assert.deepEqual(comparison.continuity, []);
    }
  });

  it('names each figure that does not carry over', () => {
    const before = report(3, 2022);
    const now = following(before, report(4, 2023));
    const broken = withCell(now, 'carriedIn', 'legal', now.applications.carriedIn!.legal! + 2);
    const [found, ...more] = compareReports(before, broken).continuity;
    assert.deepEqual(more, []);
    assert.equal(found!.rule, 'continuity-carried');
    assert.equal(found!.cell.key, 'applications.carriedIn.legal');
    assert.equal(found!.actual - found!.expected, 2);
  });

  it('judges no continuity over a gap of years or between agencies', () => {
    assert.deepEqual(compareReports(report(5, 2021), report(6, 2023)).continuity, []);
    const two = compareReports(report(5), report(6, 2023, '云岭县柳溪乡人民政府'));
    assert.equal(two.kind, 'agencies');
    assert.deepEqual(two.continuity, []);
  });

  it('tells kept, changed, new and gone passages apart', () => {
    const one = report(7, 2022);
    const text = one.sections.find(({ key }) => key === 'problems')!.text;
    const kept = '镇村两级信息员更换频繁，新任人员不熟悉流程，部分信息更新不及时，业务能力有待提高。';
    const now: Report = {
      ...one,
      year: 2023,
      sections: one.sections.map(section =>
        section.key === 'problems'
          ? { ...section, text: `${kept}\n今年新设了村务公开专栏，群众查阅仍不方便，需要增加查阅点。\n` }
          : section,
      ),
    };
    const before: Report = {
      ...one,
      sections: one.sections.map(section =>
        section.key === 'problems'
          ? {
              ...section,
              text: `${kept.replace('更换频繁', '变动较多')}\n去年的公开栏破损较多，没有及时修缮，影响群众查看信息。\n`,
            }
          : section,
      ),
    };
    assert.ok(text.length > 0);
    const section = compareReports(before, now).sections.find(({ key }) => key === 'problems')!;
    assert.deepEqual(section.passages.map(({ kind }) => kind).sort(), ['changed', 'only-first', 'only-second']);
    const same = compareReports(one, { ...one, year: 2024 }).sections;
    assert.ok(
      same.every(({ similarity, passages }) => similarity === 1 && passages.every(({ kind }) => kind === 'same')),
    );
  });

  it('marks a jump, not the small changes of small offices', () => {
    const before = withCell(report(8, 2022), 'new', 'total', 4);
    for (const [now, isJump] of [
      [12, false],
      [60, true],
    ] as const) {
      const { cells } = compareReports(before, withCell(report(9, 2023), 'new', 'total', now));
      assert.equal(cells.find(({ key }) => key === 'applications.new.total')!.isJump, isJump);
    }
  });
});

describe('addUp()', () => {
  const children = [10, 11, 12].map(seed => ({ unit: `单位${seed}（虚构）`, report: report(seed) }));

  it('adds cell by cell, and finds the one cell in which the parent prints another figure', () => {
    const { cells } = addUp(null, children);
    const sum = cells.find(({ key }) => key === 'applications.granted.total')!;
    assert.equal(
      sum.sum,
      children.reduce((total, child) => total + child.report.applications.granted!.total!, 0),
    );
    const parent = structuredClone(children[0]!.report) as Report;
    const tables = parent as unknown as Record<string, Record<string, Record<string, number>>>;
    for (const { table, row, column, sum: value } of cells) tables[table]![row]![column] = value;
    assert.deepEqual(addUp(parent, children).differences, []);
    tables.applications!.granted!.total! += 1;
    assert.deepEqual(
      addUp(parent, children).differences.map(({ key }) => key),
      ['applications.granted.total'],
    );
  });

  it('names missing units and those of another form or year', () => {
    const { missing, otherForm } = addUp(null, [
      ...children,
      { unit: '未报送局（虚构）', report: null },
      { unit: '旧格式乡（虚构）', report: soundReport(seededDraw(13), { format: '2019', year: 2020 }) },
    ]);
    assert.deepEqual(missing, ['未报送局（虚构）']);
    assert.deepEqual(otherForm, ['旧格式乡（虚构）']);
  });
});

describe('findBoilerplate()', () => {
  it('finds a passage that many reports share, whatever they call themselves, and leaves unlike ones apart', () => {
    const shared = (self: string) =>
      `我${self}高度重视政府信息公开工作，成立了以主要领导为组长的领导小组，明确专人负责信息的收集、审核和发布。`;
    const reports = Array.from({ length: 30 }, (_, n): readonly [string, Report] => {
      const one = report(100 + n, 2023, n % 2 ? '云岭县柳溪乡人民政府' : AGENCY);
      const own = `第${n}村的${'甲乙丙丁戊己庚辛壬癸'[n % 10]}组公开栏在${n}月换新，查阅人次由${n * 7}增加到${n * 13}，居民反映集中在${'水电路房田林湖草沙井'[n % 10]}方面。`;
      const text = `${shared(n % 2 ? '乡' : '镇')}\n${own}\n`;
      return [`r${n}`, { ...one, sections: [{ ...one.sections[0]!, key: 'overview', text, parts: [] }] }];
    });
    const [cluster] = findBoilerplate(reports, { reports: 10 });
    assert.equal(cluster!.reports, 30);
    assert.match(cluster!.text, /高度重视/);
  });

  it('costs about four times as much for four times as many reports, not sixteen', () => {
    const make = (count: number) =>
      Array.from({ length: count }, (_, n): readonly [string, Report] => [`${n}`, report(1_000 + n)]);
    const timeOf = (reports: readonly (readonly [string, Report])[]) => {
      const index = new BoilerplateIndex();
      const startedAt = performance.now();
      for (const [id, one] of reports) index.add(id, one);
      return performance.now() - startedAt;
    };
    const [few, many] = [make(100), make(400)];
    timeOf(few);
    const ratios = Array.from({ length: 3 }, () => timeOf(many) / timeOf(few)).sort((one, other) => one - other);
    assert.ok(ratios[1]! < 10, `four times the reports took ${ratios[1]} times the time`);
  });
});

describe('comparedText()', () => {
  it('replaces the agency in all its names, figures and the way it speaks of itself', () => {
    assert.deepEqual(namesOf(AGENCY).slice(-1), ['青石镇']);
    assert.equal(
      comparedText('2023年，青石镇共公开120条，我镇…', AGENCY),
      comparedText('2022年，柳溪乡共公开80条，我乡…', '云岭县柳溪乡人民政府'),
    );
  });
});
