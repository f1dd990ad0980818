import { addUp } from '../../compare/add-up.ts';
import { formatCell } from '../../form/format-place.ts';
import type { AgencyKind } from '../check-context.ts';
import { cannotBeJudged, type FindingDraft, failWith, pass, type Rule } from '../rule.ts';

/** 条例 art. 49, and for townships the outer day that counties keep: month and day of the year after the report year. */
const LATEST: Readonly<Record<AgencyKind, string>> = {
  department: '01-31',
  government: '03-31',
  township: '03-31',
  other: '03-31',
};

export const outsideRules: readonly Rule[] = [
  {
    id: 'aggregate',
    severity: 'warning',
    title: '汇总',
    basis: '本级年报＝本机关＋所属各单位年报，逐格相加',
    needs: 'children',
    check(report, { children }) {
      if (!children) return cannotBeJudged('没有所属各单位的年报，不能汇总核对。');
      const { differences, missing, otherForm } = addUp(report, children);
      if (missing.length + otherForm.length > 0)
        return cannotBeJudged(
          `不能汇总核对：${[...missing.map(unit => `缺${unit}`), ...otherForm.map(unit => `${unit}的年度或格式不同`)].join('、')}。`,
        );
      return failWith(
        // Where a unit leaves the cell blank, the sum may be too small by it.
        differences
          .filter(({ withoutNumber, sum, printed }) => withoutNumber.length === 0 || sum > printed!)
          .map(
            ({ key, sum, printed, table, row, column }): FindingDraft => ({
              place: report.cells[key]?.place ?? { part: 'cell', table, row, column },
              expected: String(sum),
              actual: String(printed),
              message: `${formatCell({ table, row, column })}填 ${printed}，所属各单位相加为 ${sum}，请核实。`,
            }),
          ),
      );
    },
  },
  {
    id: 'published-late',
    severity: 'warning',
    title: '公布时间',
    basis: '条例第四十九条：每年 1 月 31 日前（主管部门 3 月 31 日前）公布',
    needs: 'dates',
    check(report, { publishedOn, dueOn, agencyKind }) {
      if (publishedOn === undefined) return cannotBeJudged('不知道公布日期。');
      if (report.year === null) return cannotBeJudged('没有读出年度。');
      if (dueOn === undefined && agencyKind === undefined) return cannotBeJudged('不知道机关的类别，不能确定期限。');
      const latest = dueOn ?? `${report.year + 1}-${LATEST[agencyKind!]}`;
      if (publishedOn <= latest) return pass;
      return failWith([
        {
          place: { part: 'report' },
          expected: `${latest} 前公布`,
          actual: `${publishedOn} 公布`,
          message: `年报于 ${publishedOn} 公布，期限是 ${latest}，已经逾期。`,
        },
      ]);
    },
  },
  {
    id: 'cross-register',
    severity: 'warning',
    title: '与其他台账一致',
    basis: '年报数字与登记台账、备案目录、执法年报等一致',
    needs: 'registers',
    check(report, { registers }) {
      if (!registers || registers.length === 0) return cannotBeJudged('没有其他台账的数字可以核对。');
      return failWith(
        registers.flatMap(({ cell, value, register, unit }): FindingDraft[] => {
          const [table, ...rest] = cell.split('.');
          const column = rest.at(-1)!;
          const row = rest.slice(0, -1).join('.');
          if (table !== 'proactive' && table !== 'applications' && table !== 'remedies') return [];
          const printed = report[table][row]?.[column];
          if (typeof printed !== 'number' || printed === value) return [];
          return [
            {
              place: report.cells[cell]?.place ?? { part: 'cell', table, row, column },
              expected: `${value}（${register}）`,
              actual: String(printed),
              message: `${formatCell({ table, row, column })}填 ${printed}，${register}为 ${value}，相差 ${Math.abs(printed - value)}，请${unit ? `与${unit}` : ''}核对。`,
            },
          ];
        }),
      );
    },
  },
];
