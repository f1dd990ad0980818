import { namesOf } from '../../compare/passages.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { matchSections, quote, sentenceAround } from './text-places.ts';

const YEAR = /(?<!\d)(?<year>20\d{2})\s*年(?!版|修订|\s*[）)]?\s*》)/gu;
/** 《…（2021年版）》, 〔2021〕, “2021年…”: names of documents, not times. */
const NAMES = /《[^》]*》|〔[^〕]*〕|\[[^\]]*\]|“[^”]{0,30}”/gu;
/** 将 as "will", with a verb of planning; 将 as 把 has an object before its verb (将政务公开工作列入). */
const PLAN =
  /将(?:在[^，。；]{0,30}?)?(?:进一步|继续|持续|切实|不断|着力|重点|努力|加大|加强|强化|认真|严格|按照|围绕|以[^，。；]{2,30}为|着重|从[^，。；]{2,20}入手)/u;
/** The report speaks of its own year and what it has done in it. */
const DONE = /(?:共|累计|收到|受理|办理|答复|主动公开|发布|制发|召开|开展了|完成|全年)/u;
const PAST = /同比|较|比|上年|去年|自|以来|起|至|截[至止]|底|印发|规划|[“"]?十[三四五]五|成立|施行|实施|修订/u;

export const yearRule: Rule = {
  id: 'year-mismatch',
  severity: 'warning',
  title: '年度一致',
  basis: '条例第五十条：报告上一年度的工作',
  check(report) {
    const { year } = report;
    if (year === null) return cannotBeJudged('没有读出年度。');
    const own = report.agency ? namesOf(report.agency) : [];
    return failWith(
      matchSections(report, YEAR).flatMap(({ section, place, groups, text }): FindingDraft[] => {
        if (isInName(section.text, place.start!)) return [];
        const [from, to] = sentenceAround(section.text, place.start!);
        const sentence = section.text.slice(from, to);
        const named = Number(groups.year);
        const finding = (expected: string, message: string): FindingDraft[] => [
          { place, expected, actual: text.trim(), message: `“${quote(section, place, 14)}”${message}` },
        ];
        if (named === year && isPlan(sentence, own) && ['problems', 'other'].includes(section.key))
          return finding(
            `${year + 1}年`,
            `写的是下一步打算，年度却是报告年度 ${year} 年，请核实是否应为 ${year + 1} 年。`,
          );
        const before = section.text.slice(Math.max(0, place.start! - 12), place.start!);
        const after = section.text.slice(place.end!, place.end! + 14);
        if (
          named === year + 1 &&
          !isPlan(sentence, own) &&
          DONE.test(after.slice(0, 12)) &&
          !/将|拟|计划|打算|要|下一步/u.test(sentence)
        )
          return finding(`${year}年`, `在报告已完成的工作，年度却是 ${named} 年，请核实是否应为 ${year} 年。`);
        if (
          named === year - 1 &&
          /^(?:度|，|,|我|本|全|共|\s)*[^。；]{0,20}/u.test(after) &&
          DONE.test(after) &&
          !PAST.test(before + after)
        )
          return finding(`${year}年`, `像是在报告本年度的工作，年度却是 ${named} 年，请核实是否沿用了上年文字。`);
        return [];
      }),
    );
  },
};

function isPlan(sentence: string, own: readonly string[]): boolean {
  if (PLAN.test(sentence)) return true;
  const at = sentence.indexOf('将');
  if (at < 0) return false;
  // 「2023年，司寨乡将在县政务公开办指导下，进一步…」: whoever speaks, then 将, then a verb of planning somewhere behind it.
  const speaker =
    own.some(name => sentence.slice(0, at).endsWith(name)) || /[我本][^，。]{0,4}$/u.test(sentence.slice(0, at));
  return speaker && /进一步|继续|持续|加大|加强|强化|努力|推进/u.test(sentence.slice(at));
}

function isInName(text: string, at: number): boolean {
  for (const match of text.matchAll(NAMES)) if (match.index <= at && at < match.index + match[0].length) return true;
  return false;
}
