import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { matchSections, quote } from './text-places.ts';

/** How an organ of each kind speaks of itself. 我办 is said by every office, 我县 of the county it stands in. */
const KINDS: readonly (readonly [ending: RegExp, self: string, others: readonly string[]])[] = [
  [/乡(?:人民政府)?$/u, '乡', ['镇', '街道', '局', '委']],
  [/镇(?:人民政府)?$/u, '镇', ['乡', '街道', '局', '委']],
  [/(?:街道办事处|街道)$/u, '街道', ['乡', '镇', '局', '委']],
  [/局$/u, '局', ['乡', '镇', '街道', '委']],
  [/委员会$/u, '委', ['乡', '镇', '街道', '局']],
];

/** Our own county or city is not another agency's name. */
const TOWNSHIP =
  /(?<=^|[，。、；：（“\s县市区由与和在])(?<name>[\u4e00-\u9fff]{1,3}(?:乡|镇|街道))(?:人民政府|党委|政府|办事处)/gmu;

export const agencyRule: Rule = {
  id: 'agency-mismatch',
  severity: 'warning',
  title: '机关名称一致',
  basis: '条例第五十条：报告本机关的工作',
  check(report) {
    const { agency } = report;
    if (agency === null) return cannotBeJudged('没有读出机关名称。');
    const kind = KINDS.find(([ending]) => ending.test(agency));
    if (!kind) return cannotBeJudged('从机关名称看不出它怎样自称。');
    const [, self, others] = kind;
    const wrongSelf = matchSections(report, new RegExp(`(?<![给为对向])[我本](?:${others.join('|')})`, 'gu')).flatMap(
      ({ section, place, text }): FindingDraft[] => [
        {
          place,
          expected: `我${self}`,
          actual: text,
          message: `“${quote(section, place, 12)}”自称“${text}”，本机关是${agency}，应为“我${self}”，请核实是否沿用了别处的文字。`,
        },
      ],
    );
    return failWith([...wrongSelf, ...otherTownships(report, agency)]);
  },
};

/** A township writes of itself and its villages; another township's government in its report is most likely carried over. */
function otherTownships(report: Parameters<typeof matchSections>[0], agency: string): readonly FindingDraft[] {
  if (!/(?:乡|镇|街道)(?:人民政府|办事处)?$/u.test(agency)) return [];
  return matchSections(report, TOWNSHIP).flatMap(({ section, place, groups, text }) => {
    const name = groups.name!;
    // The pattern may begin a word early: 由双鹤乡人民政府.
    if ([...name].some((_, at) => name.length - at >= 3 && agency.includes(name.slice(at)))) return [];
    if (
      /^[为对向给把被从到于即各该在]|[各全本我该每两]|所有|其他|乡镇|街道$/u.test(name) ||
      /^.?(?:乡镇|村镇|城镇|建制镇)/u.test(name)
    )
      return [];
    return [
      {
        place,
        expected: agency,
        actual: text,
        message: `“${quote(section, place, 8)}”提到另一个机关“${text}”，请核实是否沿用了别处的文字。`,
      },
    ];
  });
}
