import { type ContinuityComparison, compareReports } from '../../compare/compare-reports.ts';
import { formatCell } from '../../form/format-place.ts';
import type { Report } from '../../model/report.ts';
import type { CheckContext } from '../check-context.ts';
import { cannotBeJudged, failWith, type Rule, type RuleOutcome } from '../rule.ts';

const NO_PREVIOUS = '没有上年年报，不能前后对照。';

function judge(
  rule: ContinuityComparison['rule'],
  report: Report,
  { previous }: CheckContext,
  explain: (comparison: ContinuityComparison) => string,
): RuleOutcome {
  if (!previous) return cannotBeJudged(NO_PREVIOUS);
  if (report.year === null || previous.year !== report.year - 1)
    return cannotBeJudged(`对照的是 ${previous.year ?? '年度不明的'} 年报告，不是上一年度。`);
  const { continuity } = compareReports(previous, report);
  return failWith(
    continuity
      .filter(comparison => comparison.rule === rule)
      .map(comparison => ({
        place: report.cells[comparison.cell.key]?.place ?? { part: 'cell', ...comparison.cell },
        expected: String(comparison.expected),
        actual: String(comparison.actual),
        message: explain(comparison),
      })),
  );
}

export const continuityRules: readonly Rule[] = [
  {
    id: 'continuity-carried',
    severity: 'warning',
    title: '上年结转',
    basis: '表三：本年“二、上年结转”等于上年“四、结转下年度继续办理”',
    needs: 'previous',
    check: (report, context) =>
      judge(
        'continuity-carried',
        report,
        context,
        ({ cell, expected, actual }) =>
          `${formatCell(cell)}填 ${actual}，上年年报“结转下年度继续办理”为 ${expected}，请核实；机构合并等原因造成不一致的，请写情况说明。`,
      ),
  },
  {
    id: 'continuity-in-force',
    severity: 'warning',
    title: '现行有效件数',
    basis: '表二：本年现行有效＝上年现行有效＋本年制发－本年废止',
    needs: 'previous',
    check: (report, context) =>
      judge(
        'continuity-in-force',
        report,
        context,
        ({ cell, expected, actual }) =>
          `${formatCell(cell)}填 ${actual}，按上年现行有效加本年制发减本年废止应为 ${expected}，请核实；到期失效等原因造成不一致的，请写情况说明。`,
      ),
  },
];
