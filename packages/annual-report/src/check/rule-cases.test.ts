import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Report } from '../model/report.ts';
import { patchedReport } from '../testing/patched-report.ts';
import { contextOf, type ExpectedFinding, loadRuleCases } from '../testing/rule-cases.ts';
import { checkReport } from './check-report.ts';
import { rules } from './rules.ts';

const cases = await loadRuleCases();
const byId = new Map(rules.map(rule => [rule.id, rule]));

const cellOf = ({ table, row, column }: Place) => (row && column ? `${table}.${row}.${column}` : undefined);

function textAt(report: Report, { part, section, start, end }: Place): string | undefined {
  const text = part === 'title' ? report.title : report.sections.find(({ key }) => key === section)?.text;
  return start === undefined ? undefined : text?.slice(start, end);
}

/** The finding, cut to what the case looks at. */
function seen(report: Report, wanted: ExpectedFinding, finding: Finding): ExpectedFinding {
  const { place, severity, expected, actual, message, also = [], accepted } = finding;
  const all = {
    severity,
    text: textAt(report, place),
    section: place.section,
    cell: cellOf(place),
    table: place.table,
    also: also.map(cellOf).find(cell => cell === wanted.also),
    expected,
    actual,
    says: wanted.says?.filter(words => message.includes(words)),
    accepted: accepted?.reason,
  };
  return Object.fromEntries(
    (Object.keys(wanted) as (keyof ExpectedFinding)[]).map(key => [key, all[key]]),
  ) as ExpectedFinding;
}

describe('checkReport() on invented reports', () => {
  for (const { rule, name, ...one } of cases)
    it(`${rule}: ${name}`, async () => {
      const report = await patchedReport(one.report);
      const context = await contextOf(one);
      const isOff = byId.get(rule)!.isOff === true;
      const checked = checkReport(report, isOff ? { switchedOn: [rule], ...context } : context);
      const own = checked.findings.filter(finding => finding.rule === rule);
      assert.equal(
        checked.checks.find(check => check.rule === rule)?.outcome,
        one.outcome,
        own.map(({ message }) => message).join('\n'),
      );
      const wanted = one.findings ?? [];
      assert.deepEqual(
        own.map((finding, n) => seen(report, wanted[n] ?? {}, finding)),
        wanted,
        own.map(({ message }) => message).join('\n'),
      );
      assert.deepEqual(
        checked.checks
          .filter(check => check.outcome === 'fail' && check.rule !== rule)
          .map(check => check.rule)
          .sort(),
        [...(one.alsoFails ?? [])].sort(),
        checked.findings.map(finding => `${finding.rule}: ${finding.message}`).join('\n'),
      );
    });

  it('says every finding in one sentence with its place, and every doubt with its reason', async () => {
    for (const one of cases) {
      const { findings, checks } = checkReport(await patchedReport(one.report), await contextOf(one));
      for (const { message, basis, expected, actual, place } of findings) {
        assert.match(message, /^[^\n]+。$/u, `${one.rule}/${one.name}`);
        assert.ok(basis.length > 0 && expected.length > 0 && actual.length > 0, message);
        if (place.start !== undefined) assert.ok(place.end! >= place.start, message);
      }
      for (const { rule, outcome, reason } of checks)
        assert.equal(reason !== undefined, outcome === 'cannot-be-judged', `${rule} in ${one.rule}/${one.name}`);
    }
  });
});

describe('sound reports of the fixtures', () => {
  for (const base of ['township-2021', 'bureau-2023', 'township-2019'])
    it(`${base} comes out clean`, async () => {
      const checked = checkReport(await patchedReport({ base }), { switchedOn: ['overview-parts'] });
      assert.deepEqual(
        checked.findings.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
});
