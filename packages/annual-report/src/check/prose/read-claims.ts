import type { Report, Section } from '../../model/report.ts';
import { sentenceAround, sentenceEnd } from '../text/text-places.ts';
import { type Claim, isOfOthers, isOfThisYear, ONE_KIND, tellingSections } from './claim.ts';
import { clauseAfter, clauseBefore, joinExpressions, tellingStart } from './clause.ts';
import { readClaimsOfNone } from './read-none.ts';
import { type ProseNumber, readNumbers } from './read-number.ts';
import { ANY_TOPIC, type Topic, topics } from './topics.ts';

/** 个工作日, 一次性, 件事, 项目: not the counter of a case. */
const COUNTER =
  /^\s*(?<counter>件次|人次|[件份起条例项次宗个])(?!工作日|自然日|月|小时|季度|百分点|性|事(?!项)|目|方面|环节|渠道|部门|单位|乡镇|村|社区|栏目|\k<counter>)/u;
const MONEY = /^\s*(?<unit>万元|亿元|元)/u;
const IN_TEN_THOUSANDS: Readonly<Record<string, number>> = { 元: 0.0001, 万元: 1, 亿元: 10_000 };
/** 30件左右, 30件以上. */
const ABOUT = /^(?:左右|以上|以内|以下|上下|多|余)/u;
/** 累计, 历年: more than the year; 增加, 减少: a difference. */
const OTHER_COUNT =
  /累计|历年|历史|以来|近[三五两几]年|同比|平均|每(?:月|周|季|天|年|收到|受理|办理|接到)|(?:增加|减少|增长|下降|上升|多|少|增|减)(?:了|至|到)?\s*$/u;
/** Words that may stand between what is counted and its figure. */
const GAP_BEFORE =
  /^(?:政府|信息|公开|不予|无法|提供|处理|的|申请|人|件数|数量|数|总量|量|总数|案件|案|事项|事件|文件|情况|情形|金额|收入|总额|类|答复|决定|措施|告知|相关|有关|工作|办件|共有|共计|共|合计|总计|计|为|办理|受理|件|有|是|达到|达|了|均|各|仅|只|分别|全年|本年度?|“|”|"|一稳定|：|:|=|\s)*$/u;
const GAP_AFTER =
  /^(?:的|申请|信息|政府|公开|为|是|均|都|全部|已经?|因|由于|系|属于?|涉及|依法|按规定|按期|被|当年|作出|答复|告知|决定|认定|申请人|三类|四类|本机关|“|"|\s)*$/u;

export const readClaims = (report: Report): readonly Claim[] => [
  ...tellingSections(report).flatMap(section =>
    ANY_TOPIC.test(joinExpressions(section.text)) ? claimsWithFigures(report, section) : [],
  ),
  ...readClaimsOfNone(report),
];

function claimsWithFigures(report: Report, section: Section): readonly Claim[] {
  const text = joinExpressions(section.text);
  return readNumbers(text).flatMap((number): Claim[] => {
    const unit = readUnit(text, number);
    if (!unit || !number.isExact || ABOUT.test(text.slice(unit.end, unit.end + 2))) return [];
    const sentence = tellingStart(text, sentenceAround(text, number.start)[0]);
    const before = text.slice(sentence, number.start);
    const left = clauseBefore(text, sentence, number.start);
    if (OTHER_COUNT.test(left) || !isOfThisYear(report, before) || isOfOthers(report, before)) return [];
    const to = sentenceEnd(text, unit.end);
    const right = clauseAfter(text, to, unit.end);
    const about = {
      isMoney: unit.isMoney,
      isAboutApplications: isAboutApplications(section, text.slice(sentence, to), number),
    };
    const topic = topicBefore(left, about) ?? topicAfter(right, left, about);
    if (!topic) return [];
    return [
      {
        topic,
        value: unit.value,
        within: unit.within,
        section,
        start: number.start,
        end: unit.end,
        sentence,
        // 其中 reaches over the clauses behind it, as far as the sentence.
        isPart:
          /其中|包括|分别/u.test(before) ||
          (topic.id === 'received' && ONE_KIND.test(withoutOwnWords(left + right.slice(0, 12)))),
      },
    ];
  });
}

function readUnit(text: string, { value, end }: ProseNumber) {
  const after = text.slice(end, end + 8);
  const money = MONEY.exec(after);
  if (money) {
    const factor = IN_TEN_THOUSANDS[money.groups!.unit!]!;
    const decimals = /[.．](\d+)$/u.exec(text.slice(0, end).trimEnd())?.[1]!.length ?? 0;
    return { value: value * factor, within: 0.5 * 10 ** -decimals * factor, end: end + money[0].length, isMoney: true };
  }
  const counter = COUNTER.exec(after);
  if (!counter || !Number.isInteger(value)) return null;
  return { value, within: 0, end: end + counter[0].length, isMoney: false };
}

interface About {
  readonly isMoney: boolean;
  readonly isAboutApplications: boolean;
}

const suits = (topic: Topic, { isMoney, isAboutApplications }: About) =>
  (topic.unit === 'money') === isMoney && (!topic.ofApplications || isAboutApplications);

/** 予以公开的申请3件: the topic's words, then only such words as belong to them. */
function topicBefore(left: string, about: About): Topic | null {
  if (!ANY_TOPIC.test(left)) return null;
  return (
    topics.find(topic => {
      if (!suits(topic, about) || topic.not?.test(left)) return false;
      const match = topic.words.exec(left);
      return match !== null && GAP_BEFORE.test(left.slice(match.index + match[0].length));
    }) ?? null
  );
}

/** 收到8份政府信息公开申请: the figure between its verb and its noun. */
const VERB = /(?:收到|受理|接收|接到|新收|新增|办理|处理)(?:了|各类|各种|全部|全年|共有|共计|共|合计|总计|\s)*$/u;
const NOUN =
  /^(?:的|有效|\s)*(?:依申请公开|(?:政府|政务)?信息(?:依申请)?公开(?:的)?申请|(?:政府信息)?公开申请|政府信息申请|书面申请|申请(?!人|复议))/u;
const received = topics.find(({ id }) => id === 'received')!;

/** 3件同意公开: the topic's words right behind the figure. */
function topicAfter(right: string, left: string, about: About): Topic | null {
  if (!about.isMoney && NOUN.test(right) && VERB.test(left) && !received.not?.test(right)) return received;
  if (!ANY_TOPIC.test(right) || /[\d０-９]/u.test(right)) return null;
  return (
    topics.find(topic => {
      if (!suits(topic, about) || topic.not?.test(right) || topic.id === 'received') return false;
      const match = topic.words.exec(right);
      return match !== null && GAP_AFTER.test(right.slice(0, match.index)) && !/规范性文件|制度|培训/u.test(left);
    }) ?? null
  );
}

const isAboutApplications = ({ parts }: Section, sentence: string, { start }: ProseNumber) =>
  /申请/u.test(sentence) ||
  parts.some(part => part.key === '依申请公开' && part.start <= start && start < part.start + part.text.length);

/** 公民、法人或其他组织的申请 are all of them. */
const withoutOwnWords = (left: string) =>
  left.replace(/公民[与、，]?法人(?:或者?|和|及)?(?:其他组织|组织)|申请人/gu, '');
