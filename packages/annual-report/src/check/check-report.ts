import type { CheckResult, Finding, Severity } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Report } from '../model/report.ts';
import type { Acceptance, CheckContext } from './check-context.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

/** The report with every rule's outcome and its findings, the heaviest first. */
export function checkReport(report: Report, context: CheckContext = {}): Report {
  const checks: CheckResult[] = [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!isOn(rule, context)) continue;
    const result = rule.check(report, context);
    checks.push({
      rule: rule.id,
      outcome: result.outcome,
      ...(result.outcome === 'cannot-be-judged' ? { reason: result.reason } : {}),
    });
    if (result.outcome !== 'fail') continue;
    for (const draft of result.findings)
      findings.push(
        accept({ rule: rule.id, severity: rule.severity, basis: rule.basis, ...draft }, context.acceptances),
      );
  }
  return {
    ...report,
    checks,
    findings: findings.sort((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]),
    more: report.more.map(one => checkReport(one, contextOfFurther(context))),
  };
}

/** A further report in the same file may be of another agency or year: only what holds for every report goes with it. */
const contextOfFurther = ({ switchedOn, switchedOff, others }: CheckContext): CheckContext => ({
  ...(switchedOn ? { switchedOn } : {}),
  ...(switchedOff ? { switchedOff } : {}),
  ...(others ? { others } : {}),
});

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

const isOn = ({ id, isOff }: Rule, { switchedOn = [], switchedOff = [] }: CheckContext) =>
  isOff ? switchedOn.includes(id) : !switchedOff.includes(id);

/** An error of the form's own arithmetic cannot be accepted: it can be mended. */
function accept(finding: Finding, acceptances: readonly Acceptance[] = []): Finding {
  if (finding.severity === 'error') return finding;
  const found = acceptances.find(({ rule, place }) => rule === finding.rule && isSamePlace(place, finding.place));
  if (!found) return finding;
  const { reason, by, on } = found;
  return { ...finding, accepted: { reason, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }) } };
}

const isSamePlace = (one: Place, other: Place) =>
  (['part', 'section', 'table', 'row', 'column', 'start', 'end'] as const).every(key => one[key] === other[key]);
