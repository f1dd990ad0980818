import { findBreaks } from '../../compare/compare-reports.ts';
import { formatCell } from '../../form/format-place.ts';
import type { Report, TableValues } from '../../model/report.ts';
import type { CheckContext } from '../check-context.ts';
import { cannotBeJudged, failWith, pass, type Rule, type RuleOutcome } from '../rule.ts';

type ContinuityRule = ReturnType<typeof findBreaks>[number]['rule'];
type Break = ReturnType<typeof findBreaks>[number];

const NO_PREVIOUS = '没有上年年报，不能前后对照。';

function judge(
  rule: ContinuityRule,
  report: Report,
  { previous, explanations = [], corrections = [] }: CheckContext,
  explain: (comparison: Break) => string,
): RuleOutcome {
  if (!previous) return cannotBeJudged(NO_PREVIOUS);
  if (report.year === null || previous.year !== report.year - 1)
    return cannotBeJudged(
      `对照的是${previous.year === null ? '年度不明的' : ` ${previous.year} 年`}年报，不是上一年度。`,
    );
  if (!isComparable(rule, report, previous)) return cannotBeJudged('两年的年报中没有可以对照的数字。');
  const breaks = findBreaks(corrected(previous, corrections), report).filter(one => one.rule === rule);
  if (breaks.length === 0) return pass;
  return failWith(
    breaks
      .filter(({ cell }) => !explanations.some(one => one.cell === undefined || one.cell === cell.key))
      .map(comparison => ({
        place: report.cells[comparison.cell.key]?.place ?? {
          part: 'cell',
          table: comparison.cell.table,
          row: comparison.cell.row,
          column: comparison.cell.column,
        },
        expected: String(comparison.expected),
        actual: String(comparison.actual),
        message: explain(comparison),
      })),
  );
}

const anyNumber = (row: Readonly<Record<string, number | null>> | undefined) =>
  row !== undefined && Object.values(row).some(value => value !== null);

function isComparable(rule: ContinuityRule, report: Report, previous: Report): boolean {
  if (rule === 'continuity-carried')
    return anyNumber(report.applications.carriedIn) && anyNumber(previous.applications.carriedOut);
  return ['regulations', 'normativeDocuments'].some(
    row => typeof report.proactive[row]?.inForce === 'number' && typeof previous.proactive[row]?.inForce === 'number',
  );
}

/** Last year's report with the figures that were corrected since. */
function corrected(previous: Report, corrections: NonNullable<CheckContext['corrections']>): Report {
  if (corrections.length === 0) return previous;
  const change = (table: 'proactive' | 'applications' | 'remedies'): TableValues => {
    const values: Record<string, Record<string, number | null>> = {};
    for (const [row, cells] of Object.entries(previous[table])) values[row] = { ...cells };
    for (const { cell, value } of corrections) {
      const [of, ...rest] = cell.split('.');
      const row = rest.slice(0, -1).join('.');
      if (of === table) values[row] = { ...values[row], [rest.at(-1)!]: value };
    }
    return values;
  };
  return {
    ...previous,
    proactive: change('proactive'),
    applications: change('applications'),
    remedies: change('remedies'),
  };
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
