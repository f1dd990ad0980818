import { namesOf } from '../../compare/passages.ts';
import type { Report, Section } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { isInName, matchSections, quote, sentenceAround } from './text-places.ts';

const YEAR = /(?<!\d)(?<year>20\d{2})\s*年度?(?!版|修订|\s*[）)]?\s*》)/gu;
/**
 * 将 as "will": a word of planning follows, at once or behind 在…下， 以…为…， 围绕…，. 将 as 把 has its object between (将政务公开工作列入…),
 * and is no plan whatever comes later.
 */
const PLAN =
  /^(?:将|拟|计划|打算)(?:(?:在|以|按照|根据|围绕|结合|针对|紧扣|聚焦|对照|立足)[^。；]{1,40}?[，,]?)?(?:进一步|继续|持续|切实|不断|着力|着重|重点(?:做好|抓好|推进|围绕|从)|努力|加大|加强|加快|强化|认真|严格|始终|坚持|从[^，。；]{2,20}入手|从以下)/u;
/** What the report has done in its year. */
const DONE =
  /(?:共|累计|全年)?(?:收到|受理|办理|答复|主动公开|公开|发布|制发|制定|出台|更新|推送|编制|召开|开展|举办|组织)[^。；]{0,30}?[\d０-９]+\s*[件条次份场期]/u;
/** Words by which another year is spoken of as such. */
const COMPARED =
  /同比|相比|对比|较|比|上年|去年|以来|历年|至|截[至止]|规划|十[三四五]五|成立|施行|实施|修订|印发|结转|整改|通报|考核结果|评估/u;

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
        const named = Number(groups.year);
        const fault =
          named === year
            ? isPlanOf(section, place.end!, own) &&
              `写的是下一步打算，年度却是报告年度 ${year} 年，请核实是否应为 ${year + 1} 年。`
            : Math.abs(named - year) <= 2 &&
              isDoneIn(report, section, place.start!, place.end!, own) &&
              `像是在报告本年度的工作，年度却是 ${named} 年，请核实是否应为 ${year} 年。`;
        if (!fault) return [];
        return [
          {
            place,
            expected: `${named === year ? year + 1 : year}年`,
            actual: text.trim(),
            message: `“${quote(section, place, 14)}”${fault}`,
          },
        ];
      }),
    );
  },
};

/** Where plans stand: section 五, and what follows it. */
const PLANNING = new Set(['problems', 'other']);

/** 「2023年，司寨乡将在县政务公开办指导下，进一步…」: the year, whoever speaks, then a plan. */
function isPlanOf({ key, text }: Section, end: number, own: readonly string[]): boolean {
  if (!PLANNING.has(key)) return false;
  let rest = text.slice(end, end + 80).replace(/^[\s，,、]*/u, '');
  const speaker =
    own.find(name => rest.startsWith(name)) ??
    /^(?:我|本)(?:们|[^，。；将]{0,3})(?=将|拟|计划|打算)/u.exec(rest)?.[0] ??
    '';
  rest = rest.slice(speaker.length).replace(/^(?:的?(?:政府信息公开|政务公开|信息公开)工作)?[\s，,]*/u, '');
  return PLAN.test(rest);
}

/** 「2020年，我镇共收到申请3件」 in the report of 2021: another year at the head of a sentence that counts the agency's own work. */
function isDoneIn(report: Report, section: Section, start: number, end: number, own: readonly string[]): boolean {
  if (section.key === 'preface') return false;
  const [from, to] = sentenceAround(section.text, start);
  // The head of a part may stand before it on the same line: （三）政府信息管理情况 2022年，….
  if (
    !/^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][^，,。]{0,20}[\s：:])?\s*$/u.test(
      section.text.slice(from, start),
    )
  )
    return false;
  const sentence = section.text.slice(from, to);
  if (COMPARED.test(sentence) || new RegExp(`${report.year}\\s*年`, 'u').test(sentence)) return false;
  if (/将|拟|计划|打算|下一步|目标/u.test(sentence)) return false;
  const rest = section.text.slice(end, to);
  const speaks =
    /^[\s，,]*(?:我|本|全年|共)/u.test(rest) || own.some(name => rest.replace(/^[\s，,]*/u, '').startsWith(name));
  return speaks && DONE.test(rest);
}
