import type { Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { isInName, matchSections, quote, type TextMatch } from './text-places.ts';

/** How an organ of each kind speaks of itself. 我办 is said by every office, 我县 of the county it stands in. */
const KINDS: readonly (readonly [ending: RegExp, self: string, others: readonly string[]])[] = [
  [/乡(?:人民政府)?$/u, '乡', ['镇', '街道', '局', '委']],
  [/镇(?:人民政府)?$/u, '镇', ['乡', '街道', '局', '委']],
  [/(?:街道办事处|街道)$/u, '街道', ['乡', '镇', '局', '委']],
  [/局$/u, '局', ['乡', '镇', '街道', '委']],
  [/委员会$/u, '委', ['乡', '镇', '街道', '局']],
  [/办公室$/u, '办', ['乡', '镇', '街道', '局', '委']],
  [/[县市区州盟旗省](?:人民政府)?$/u, '', ['乡', '镇', '街道', '局', '委']],
];
/** 基本局面, 自我委托, 本乡土: the letters stand there, the word does not. */
const selfNames = new Map(
  KINDS.map(([, self, others]) => [
    self,
    new RegExp(
      `(?<![基根自资样文课版日副原成剧给为对向])[我本](?:${others
        .map(other => ({ 局: '局(?![部面限势域])', 委: '委(?![托派任屈])', 乡: '乡(?![土亲音愁村])' })[other] ?? other)
        .join('|')})`,
      'gu',
    ),
  ]),
);

/** A township of another name that does something at the head of a clause: 青石镇严格按照…, 青石镇人民政府高度重视…. */
const OTHER_TOWNSHIP =
  /(?<=^|[，。；：\n\s]|20\d{2}年度?)(?<name>[\u4e00-\u9fff]{2,3}(?:乡|镇|街道))(?:人民政府|党委政府|政府|办事处|党工委)?(?=严格|认真|高度|坚持|积极|按照|全年|共(?!同)|持续|不断|深入|进一步|始终|围绕|切实|主动公开|收到|未收到|将|在县|政府信息公开|政务公开)/gmu;
/** What begins like a name and is none. */
const NO_NAME =
  /[我该各]|^(?:年|度|全|本|我|该|每|所有|其他|一些|部分|有关|周边|邻近|兄弟|重点|试点|建制|中心|辖区|所辖|县辖)|(?:乡|村|城|集|各|场)镇$/u;

export const agencyRule: Rule = {
  id: 'agency-mismatch',
  severity: 'warning',
  title: '机关名称一致',
  basis: '条例第五十条：报告本机关的工作',
  check(report) {
    const { agency } = report;
    if (agency === null) return cannotBeJudged('没有读出机关名称。');
    const kind = KINDS.find(([ending]) => ending.test(agency));
    const others = [...otherTownships(report, agency), ...otherPlaces(report, agency)];
    if (!kind) return others.length > 0 ? failWith(others) : cannotBeJudged('从机关名称看不出它怎样自称。');
    const [, self] = kind;
    const wrongSelf = outsideNames(matchSections(report, selfNames.get(self)!)).map(
      ({ section, place, text }): FindingDraft => ({
        place,
        expected: self === '' ? agency : `我${self}`,
        actual: text,
        message: `“${quote(section, place, 12)}”自称“${text}”，本机关是${agency}${self === '' ? '' : `，应为“我${self}”`}，请核实是否沿用了别处的文字。`,
      }),
    );
    return failWith([...wrongSelf, ...others]);
  },
};

const outsideNames = (matches: readonly TextMatch[]) =>
  matches.filter(({ section, place }) => !isInName(section.text, place.start!));

const named = ({ section, place, text }: TextMatch, agency: string): FindingDraft => ({
  place,
  expected: agency,
  actual: text,
  message: `“${quote(section, place, 8)}”写的是“${text}”，本机关是${agency}，请核实是否沿用了别处的文字。`,
});

/** A township writes of itself and its villages; another township that acts in its report is most likely carried over. */
function otherTownships(report: Report, agency: string): readonly FindingDraft[] {
  if (!/(?:乡|镇|街道)(?:人民政府|办事处)?$/u.test(agency)) return [];
  return outsideNames(matchSections(report, OTHER_TOWNSHIP))
    .filter(({ groups }) => {
      const name = groups.name!;
      // The pattern may begin a word early: 由双鹤乡, 县双鹤乡.
      return (
        !NO_NAME.test(name) && ![...name].some((_, at) => name.length - at >= 2 && agency.includes(name.slice(at)))
      );
    })
    .map(match => named(match, agency));
}

/** The same office of another county: 青溪县民政局 in the report of 云岭县民政局. The city's is the one above, and often named. */
function otherPlaces(report: Report, agency: string): readonly FindingDraft[] {
  const parts = /^(?<place>.{1,8}[县市区旗])(?<organ>[^县区旗]{2,}(?:局|委员会|中心))$/u.exec(agency)?.groups;
  if (!parts?.place || !parts.organ) return [];
  const { place: own, organ } = parts;
  const pattern = new RegExp(`(?<place>[\\u4e00-\\u9fff]{2,3}[县区旗])${organ}`, 'gu');
  return outsideNames(matchSections(report, pattern))
    .filter(({ groups }) => {
      const place = groups.place!;
      return (
        ![...place].some((_, at) => place.length - at >= 2 && own.endsWith(place.slice(at))) &&
        !/[各全本我该省]/u.test(place)
      );
    })
    .map(match => named(match, agency));
}
