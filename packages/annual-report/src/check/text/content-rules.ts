import { cannotBeJudged, type FindingDraft, failWith, pass, type Rule } from '../rule.ts';
import { matchSections, placeIn, quote, sentenceAround } from './text-places.ts';

const ART_50 = '条例第五十条第（四）项';

/** Everything a table 3 says has happened: nothing at all when every cell that holds a number is 0. */
const isAllZero = (table: Readonly<Record<string, Readonly<Record<string, number | null>>>>) =>
  Object.keys(table).length > 0 && Object.values(table).every(row => Object.values(row).every(value => !value));

/** Words that speak of cases as if there had been some, not of how they would be handled. */
const IMPLIES_CASES =
  /(?:受理|收到|办理|答复)的?(?:每|各|全部|所有)(?:一)?(?:件|份|项)[^。，]{0,12}(?:申请|依申请)|(?:均|全部)(?:已)?(?:按期|按时|依法|在法定(?:期限|时限)内)(?:办结|答复)|(?:按期|按时)(?:办结|答复)率(?:达|为|达到)?\s*100\s*[%％]/gu;
/** 群众留言均按时答复 speaks of other cases; 如有申请…, 确保… of how they would be handled. */
const OTHER_CASES = /留言|热线|诉求|工单|来信|信访|咨询|投诉|建议|提案/u;
const HOW_HANDLED = /如有|若有|如收到|一旦|确保|将(?:严格|按)/u;

/** The report named in its own text: 编制了《柳溪镇2021年政府信息公开工作年度报告》. */
const OWN_TITLE =
  /(?:编制(?:了|形成了?|发布)?|现(?:将|公布|发布)|公布|发布)[^《。]{0,12}《(?<name>[^《》\d]*?)(?<year>20\d{2})年?度?(?:政府)?信息公开(?:工作)?(?:年度)?报告》/u;
/** 云岭县柳溪镇人民政府 and 柳溪镇政府 are one: one name's core stands in the other. */
const coreOf = (name: string) =>
  name.replace(/^关于(?:公布|发布)?/u, '').replace(/(?:人民)?政府|办公室|办事处|[\s“”]/gu, '');
function isSameName(one: string, other: string): boolean {
  const [a, b] = [coreOf(one), coreOf(other)];
  return a === '' || /^[本我]/u.test(a) || a.includes(b) || b.includes(a);
}

export const contentRules: readonly Rule[] = [
  {
    id: 'section-thin',
    severity: 'warning',
    title: '问题和改进写得过少',
    basis: ART_50,
    check({ sections }) {
      const section = sections.find(({ key, text }) => key === 'problems' && text.trim() !== '');
      if (!section) return cannotBeJudged('没有读到“五、存在的主要问题及改进情况”。');
      const length = section.text.replace(/\s/gu, '').length;
      if (length >= 60) return pass;
      return failWith([
        {
          place: placeIn(section, 0, section.text.trimEnd().length),
          expected: '写明主要问题和改进情况',
          actual: `${length} 字`,
          message: `“五、存在的主要问题及改进情况”只有 ${length} 字，请写明本年度的主要问题和改进措施。`,
        },
      ]);
    },
  },
  {
    id: 'evaluation-results',
    severity: 'warning',
    title: '考核评议结果',
    basis: '条例第五十条第（四）项：各级人民政府还应当报告工作考核、社会评议和责任追究结果情况',
    check({ format, agency, sections }) {
      if (format !== '2021') return cannotBeJudged('2021 年版格式才要求写在监督保障中。');
      if (agency === null) return cannotBeJudged('没有读出机关名称。');
      if (!/(?:人民政府|[乡镇]|街道(?:办事处)?|[县区市])$/u.test(agency)) return pass;
      const overview = sections.find(({ key }) => key === 'overview');
      if (!overview) return cannotBeJudged('没有读到总体情况。');
      const whole = sections.map(({ text }) => text).join('');
      const missing = [
        ['工作考核', /考核|考评|绩效/u],
        ['社会评议', /评议|满意度|测评|评价/u],
        ['责任追究', /责任追究|追责|问责|追究/u],
      ].filter(([, words]) => !(words as RegExp).test(whole)) as [string, RegExp][];
      if (missing.length === 0) return pass;
      const part = overview.parts.find(({ key }) => key === '监督保障');
      return failWith([
        {
          place: part
            ? placeIn(overview, part.start, part.start + part.text.trimEnd().length)
            : { part: 'section', section: 'overview' },
          expected: '工作考核、社会评议、责任追究结果',
          actual: `没有写 ${missing.map(([name]) => name).join('、')}`,
          message: `没有读到${missing.map(([name]) => name).join('、')}情况。政府的年报应在“监督保障”中写明，没有发生责任追究的也请写明。`,
        },
      ]);
    },
  },
  {
    id: 'prose-implies-cases',
    severity: 'notice',
    title: '文字与零申请',
    basis: '文字与表三一致',
    check(report) {
      if (Object.keys(report.applications).length === 0) return cannotBeJudged('没有读到表三。');
      if (!isAllZero(report.applications)) return pass;
      return failWith(
        matchSections(report, IMPLIES_CASES, ({ key }) => key === 'overview' || key === 'applications').flatMap(
          ({ section, place, text }): FindingDraft[] => {
            const sentence = section.text.slice(...sentenceAround(section.text, place.start!));
            if (!sentence.includes('申请') || OTHER_CASES.test(sentence) || HOW_HANDLED.test(sentence)) return [];
            return [
              {
                place,
                expected: '与“全年没有申请”一致',
                actual: text,
                message: `表三全年没有申请，“${quote(section, place)}”读起来像是办理过申请，建议改写。`,
              },
            ];
          },
        ),
      );
    },
  },
  {
    id: 'title-inconsistent',
    severity: 'warning',
    title: '名称前后一致',
    basis: '年度报告标题、正文和发布网站的机关名称应当一致',
    check(report, { siteName }) {
      const { agency, year, sections } = report;
      if (agency === null) return cannotBeJudged('没有读出机关名称。');
      const findings: FindingDraft[] = [];
      for (const section of sections.filter(({ key }) => key === 'preface' || key === 'overview')) {
        const named = OWN_TITLE.exec(section.text.slice(0, 600));
        if (!named) continue;
        const start = named.index + named[0].indexOf('《');
        const place = placeIn(section, start, named.index + named[0].length);
        const said = section.text.slice(place.start, place.end);
        const { name, year: printed } = named.groups!;
        if (printed && year !== null && Number(printed) !== year)
          findings.push({
            place,
            expected: `${year}年`,
            actual: said,
            message: `标题是 ${year} 年，正文中的“${said}”是 ${printed} 年，请改为一致。`,
          });
        if (name && !isSameName(name, agency))
          findings.push({
            place,
            expected: agency,
            actual: said,
            message: `标题的机关是“${agency}”，正文中的“${said}”写的是“${name}”，请改为一致。`,
          });
      }
      if (siteName && !siteName.includes(agency) && !agency.includes(siteName.replace(/(?:门户)?网站?$/u, '')))
        findings.push({
          place: { part: 'title' },
          expected: siteName,
          actual: agency,
          message: `报告的机关是“${agency}”，发布网站是“${siteName}”，请核实是否发布在本机关的栏目下。`,
        });
      return failWith(findings);
    },
  },
];
