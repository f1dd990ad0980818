import type { Report } from '../../model/report.ts';
import { matchesIn, sentenceAround } from '../text/text-places.ts';
import { type Claim, isOfOthers, isOfThisYear, ONE_KIND, tellingSections } from './claim.ts';
import { joinExpressions } from './clause.ts';
import { topics } from './topics.ts';

const NOT = '(?:从未|均未|尚未|并未|未|没有|无)(?:有|曾)?';
/** Words that say there was none: of applications, of reconsideration, of litigation. Each speaks for its own clause. */
const NONE: readonly (readonly [ids: readonly string[], words: RegExp])[] = [
  [
    ['received'],
    new RegExp(
      [
        // 未收到政府信息公开申请, 未收到依申请公开件
        `${NOT}(?:收到|接到|受理|接收|新收)(?!的)[^，,。；;\\n]{0,24}?(?:申请(?!人|行政复议|复议|强制)|依申请公开)`,
        // 没有公民申请公开政府信息, 无依申请公开事项
        `(?:没有|无)(?:任何)?(?:公民|群众|法人|组织|单位|个人|人|[、与或和]|其他)*(?:向我.|提出|提交|递交)*(?:依申请公开|(?:政府)?信息公开申请|申请公开)(?!人|专栏|栏|制度|流程|目录|指南|平台|渠道|收费)`,
        // 依申请公开零报告, 申请为零
        `(?:依申请公开|申请)[^，,。；;\\n制度]{0,10}(?:零申请|零报告|[为是]零|[为是]0(?![.\\d０-９]))`,
        '零申请',
      ].join('|'),
      'gu',
    ),
  ],
  [['carriedOut'], /(?:没有|无)(?:需要?)?(?:结转下年度?|下年度?结转|结转)[^，,。；;\n]{0,10}/gu],
  [['reconsideration', 'litigation'], new RegExp(`${NOT}[^，,。；;\\n]{0,30}?(?:复议|诉讼)[^，,。；;\\n]{0,20}`, 'gu')],
  [['reconsideration', 'litigation'], /(?:复议|诉讼)[^，,。；;\n]{0,12}(?:零发生|[为是]零|[为是]0(?![.\d０-９]))/gu],
];
/** 未按时答复, 无正当理由, 未发生因不当行为败诉: something else did not happen. */
const ELSE =
  /未(?:按|能|及时|经|主动|履行|依法)|不存在未|无(?:法|正当|偿|关|论)|纠正|撤销|败诉|违法|出庭|被追责|超期|逾期|复议(?:机关|法|委员会|办)|诉讼法|应诉|没有(?:上级|达到)/u;

export function readClaimsOfNone(report: Report): readonly Claim[] {
  return tellingSections(report).flatMap(section => {
    const text = joinExpressions(section.text);
    return NONE.flatMap(([ids, words]) =>
      matchesIn(text, words).flatMap((match): Claim[] => {
        const said = match[0];
        const start = match.index;
        // 未收到…3件 would state a figure; a kind of its own says nothing of the others.
        if (ELSE.test(said) || /\d件|[一二三四五六七八九十]件/u.test(said)) return [];
        if (ids[0] === 'received' && ONE_KIND.test(withoutWhole(said))) return [];
        const [sentence] = sentenceAround(text, start);
        const before = text.slice(sentence, start);
        if (!isOfThisYear(report, before) || isOfOthers(report, before) || /如|若|即使|对$/u.test(before.slice(-6)))
          return [];
        return topics
          .filter(
            ({ id }) => ids.includes(id) && (ids.length === 1 || said.includes(id === 'litigation' ? '诉讼' : '复议')),
          )
          .map(topic => ({
            topic,
            value: 0,
            within: 0,
            section,
            start,
            end: start + said.length,
            sentence,
            isPart: false,
          }));
      }),
    );
  });
}

/** 公民、法人或者其他组织 together are everybody. */
const withoutWhole = (text: string) => text.replace(/公民[与、，]?法人(?:或者?|和|及)?(?:其他组织|组织)/gu, '');
