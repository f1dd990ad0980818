import type { Report } from '../../model/report.ts';
import type { FindingDraft } from '../rule.ts';

/** Section 五 of last year's report, where it says what would be done: 下一步…, 2022年，我镇将…, 改进措施…. */
const PROMISE = /将(?!政府信息|政务公开|信息公开)|下一步|计划|拟|打算|力争|确保|年底前/u;
/** Words that every promise is made of: what is left when they are gone is what was promised. */
const EMPTY =
  /进一步|政府信息公开|政务公开|信息公开|工作人员|工作|加强|加大|加快|力度|继续|持续|不断|切实|认真|积极|着力|努力|提高|提升|完善|健全|强化|深化|优化|规范|做好|抓好|落实|推进|推动|开展|组织|制度|机制|水平|能力|质量|实效|内容|形式|方式|建设|管理|下一步|计划|力争|确保|打算|我们|我[乡镇局办委县市区]|本[机单]|[关位]|20\d{2}年?度?|[一二三四五六七八九十]是|将|拟|并|和|与|及|的|了|对|在|为|使|以|等|年底前|[\s\d\p{P}]/gu;
/** A promise of two characters may be anything. */
const SHORTEST = 4;
/** From which share of its words on a promise is spoken of. */
const MENTIONED = 0.25;

/** Promises of last year that this year's report neither keeps nor mentions: they should become tasks, not be forgotten. */
export function findForgottenPromises(report: Report, previous: Report): readonly FindingDraft[] {
  const now = pairsOf(report.sections.map(({ text }) => text).join('\n'));
  const promises = previous.sections
    .filter(({ key }) => key === 'problems')
    .flatMap(({ text }) => text.split(/[。！；\n]/u))
    .filter(sentence => PROMISE.test(sentence));
  const forgotten = promises.filter(promise => {
    const content = promise
      .replace(EMPTY, ' ')
      .split(' ')
      .filter(part => part.length >= 2);
    if (content.join('').length < SHORTEST) return false;
    const pairs = [...pairsOf(content.join(' '))];
    return pairs.filter(pair => now.has(pair)).length / pairs.length < MENTIONED;
  });
  if (forgotten.length === 0) return [];
  const said = forgotten.map(promise => promise.trim());
  return [
    {
      place: { part: 'section', section: 'problems' },
      expected: '上年承诺的落实情况',
      actual: `没有提到：${said.join('；').slice(0, 120)}`,
      message: `上年年报写过“${said[0]!.slice(0, 50)}”${said.length > 1 ? `等 ${said.length} 项打算` : ''}，今年没有提到落实得怎样，请补写进展或者说明原因。`,
    },
  ];
}

/** Every two neighbouring characters, across no gap. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (!/\s/u.test(pair)) pairs.add(pair);
  }
  return pairs;
}
