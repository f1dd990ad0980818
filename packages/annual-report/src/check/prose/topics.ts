import type { ApplicationRow } from '@gongkai/statute';
import type { Report } from '../../model/report.ts';
import { inTenThousands } from '../../read/parse-cell.ts';

/** What a sentence may state a figure of, with the words that say so and the cells that hold it. */
export interface Topic {
  readonly id: string;
  /** As people call it, in a finding. */
  readonly name: string;
  /** Told by words before the figure (予以公开3件) or behind it (3件予以公开). */
  readonly words: RegExp;
  /** Words in the same clause that make it something else. */
  readonly not?: RegExp;
  /** `money`: 元 and 万元 instead of a counter; the value is in 万元. */
  readonly unit?: 'money';
  /** Only where the sentence is about applications. */
  readonly ofApplications?: true;
  /** Values that the tables allow; null when the report leaves the cells open. */
  readonly values: (report: Report) => readonly number[] | null;
}

type Value = number | null;

const at = (report: Report, table: 'proactive' | 'applications' | 'remedies', row: string, column: string): Value =>
  report[table][row]?.[column] ?? null;
const total = (report: Report, row: string) => at(report, 'applications', row, 'total');
const dispute = (report: Report, group: string) => at(report, 'remedies', group, 'total');
const proactive = (report: Report, row: string, column: string) => at(report, 'proactive', row, column);
const sum = (...values: readonly Value[]): Value =>
  values.length > 0 && values.every(value => value !== null)
    ? values.reduce<number>((added, value) => added + value!, 0)
    : null;
const allow = (...values: readonly Value[]): readonly number[] | null => {
  const known = values.filter(value => value !== null);
  return known.length > 0 ? [...new Set(known)] : null;
};

/** 不予公开 is the sum of its reasons, as far as the report prints them. */
export const groupTotal = (report: Report, prefix: string): Value =>
  sum(
    ...Object.keys(report.applications)
      .filter(row => row === prefix || row.startsWith(`${prefix}.`))
      .map(row => total(report, row)),
  );

/** What may stand between 收到 and 申请. */
const NEAR = '[^，,。；;、]{0,24}';

const reason = (row: ApplicationRow['id'], name: string, words: RegExp): Topic => ({
  id: row,
  name,
  words,
  ofApplications: true,
  values: report => allow(total(report, row)),
});

/** Reasons first: 因属于内部事务信息不予公开 is the reason's figure, not the group's. */
export const topics: readonly Topic[] = [
  reason('denied.stateSecret', '属于国家秘密', /国家秘密/u),
  reason('denied.threeSecurities', '危及“三安全一稳定”', /三安全一稳定/u),
  reason('denied.thirdParty', '保护第三方合法权益', /第三方(?:合法)?权益/u),
  reason('denied.internalAffairs', '三类内部事务信息', /内部(?:事务|管理)/u),
  reason('denied.process', '四类过程性信息', /过程性/u),
  reason('denied.enforcementFile', '行政执法案卷', /执法案卷/u),
  reason('denied.adminInquiry', '行政查询事项', /行政查询/u),
  reason('unavailable.notHeld', '本机关不掌握', /不掌握|信息不存在|非本机关|不属于本(?:机关|单位)/u),
  reason('unavailable.needsCreation', '没有现成信息', /没有现成|另行制作|需要?加工/u),
  reason('unavailable.stillUnclear', '补正后仍不明确', /补正后/u),
  reason(
    'notProcessed.petition',
    '信访举报投诉类申请',
    /信访类|信访(?:、?(?:举报|投诉)){2}类?|(?:属于?|因|系)信访(?:、?(?:举报|投诉))*(?:类|事项)?/u,
  ),
  reason('notProcessed.duplicate', '重复申请', /重复(?:提出|提交)?申请/u),
  reason('notProcessed.excessive', '无正当理由大量反复申请', /大量反复申请/u),
  reason('notProcessed.publication', '要求提供公开出版物', /公开出版物/u),
  {
    id: 'grantedOrPartial',
    name: '予以公开和部分公开',
    words: /公开(?:或者?|和|及|与)(?:予以)?部分公开/u,
    ofApplications: true,
    values: report => allow(sum(total(report, 'granted'), total(report, 'partial'))),
  },
  {
    id: 'partial',
    name: '部分公开',
    words: /部分公开/u,
    ofApplications: true,
    values: report => allow(total(report, 'partial')),
  },
  {
    id: 'denied',
    name: '不予公开',
    words: /不予公开/u,
    ofApplications: true,
    values: report => allow(groupTotal(report, 'denied')),
  },
  {
    id: 'unavailable',
    name: '无法提供',
    words: /无法提供/u,
    ofApplications: true,
    values: report => allow(groupTotal(report, 'unavailable')),
  },
  {
    id: 'notProcessed',
    name: '不予处理',
    words: /不予处理/u,
    ofApplications: true,
    values: report => allow(groupTotal(report, 'notProcessed')),
  },
  {
    id: 'other',
    name: '其他处理',
    words: /其他处理/u,
    ofApplications: true,
    values: report => allow(groupTotal(report, 'other')),
  },
  {
    id: 'granted',
    name: '予以公开',
    words: /予以(?:全部)?公开|同意(?:予以)?公开|准予公开|公开答复|答复(?:予以)?公开|全部公开|提供公开/u,
    not: /不予公开|部分|主动公开|不同意|未予以/u,
    ofApplications: true,
    values: report => allow(total(report, 'granted')),
  },
  {
    id: 'carriedOut',
    name: '结转下年度继续办理',
    words: /结转(?:至|到)?(?:下一?|次|明|20\d{2})年度?(?:继续)?(?:办理)?/u,
    values: report => allow(total(report, 'carriedOut')),
  },
  {
    id: 'carriedIn',
    name: '上年结转',
    words: /(?:上一?年度?|去年|20\d{2}年度?)结转(?!至|到|下)(?:至?本年度?)?(?:办理)?/u,
    values: report => allow(total(report, 'carriedIn')),
  },
  {
    id: 'disputes',
    name: '行政复议和行政诉讼',
    words: /复议(?:案件)?[与和及或以](?:被?提起|引起|引发)?(?:行政)?诉讼/u,
    values: report =>
      allow(
        sum(
          dispute(report, 'reconsideration'),
          dispute(report, 'litigation'),
          dispute(report, 'litigationAfterReconsideration'),
        ),
      ),
  },
  {
    id: 'litigationAfterReconsideration',
    name: '复议后起诉',
    words: /复议后(?:提?起诉|诉讼)/u,
    values: report => allow(dispute(report, 'litigationAfterReconsideration')),
  },
  {
    id: 'litigationDirect',
    name: '未经复议直接起诉',
    words: /未经复议(?:直接)?(?:提?起诉|诉讼)/u,
    values: report => allow(dispute(report, 'litigation')),
  },
  {
    id: 'reconsideration',
    name: '行政复议',
    words: /行政复议|(?:被?申请|提起)复议/u,
    not: /复议后|未经复议|复议(?:机关|委员会|法|办)/u,
    values: report => allow(dispute(report, 'reconsideration')),
  },
  {
    id: 'litigation',
    name: '行政诉讼',
    words: /行政诉讼|提起诉讼/u,
    not: /诉讼法|复议后|未经复议/u,
    values: report => allow(sum(dispute(report, 'litigation'), dispute(report, 'litigationAfterReconsideration'))),
  },
  {
    id: 'handled',
    name: '办理结果总计',
    words: new RegExp(`(?:办结|答复|办理(?:完毕|完结))了?(?:${NEAR}申请)?`, 'u'),
    not: /公开答复|补正|网民|来信|留言|咨询|热线|工单|复议|诉讼/u,
    ofApplications: true,
    // An answer of next year's first days, or one not counted as an answer, is no contradiction: only the totals are.
    values: report =>
      allow(
        total(report, 'resultTotal'),
        total(report, 'new'),
        sum(total(report, 'new'), total(report, 'carriedIn')),
        difference(total(report, 'resultTotal'), groupTotal(report, 'other')),
        difference(total(report, 'new'), total(report, 'carriedOut')),
      ),
  },
  {
    id: 'received',
    name: '收到的申请',
    words: new RegExp(
      `(?:收到|新收|受理|接收|接到|收件|新增|登记|办理|处理)${NEAR}申请|依申请公开(?:的)?(?:政府信息|信息|申请|事项|办件|件)*|政府信息公开申请`,
      'u',
    ),
    not: /行政许可|救助|低保|补贴|入党|复议|诉讼|执行|社保|更正|留言|来信|信件|热线|工单|咨询|答复书|告知书|申请表/u,
    values: report => allow(total(report, 'new'), sum(total(report, 'new'), total(report, 'carriedIn'))),
  },
  {
    id: 'normativeInForce',
    name: '现行有效的行政规范性文件',
    words: /现行有效[^，。；、]{0,10}规范性文件|规范性文件[^，。；、]{0,6}现行有效/u,
    values: report => allow(proactive(report, 'normativeDocuments', 'inForce')),
  },
  {
    id: 'normativeRepealed',
    name: '本年废止的行政规范性文件',
    words: /(?:废止)[^，。；、]{0,10}规范性文件|规范性文件[^，。；、]{0,6}废止/u,
    not: /修改|失效/u,
    values: report => allow(proactive(report, 'normativeDocuments', 'repealed')),
  },
  {
    id: 'normativeIssued',
    name: '本年制发的行政规范性文件',
    words: /(?:制发|制定|印发|出台|发布)[^，。；、]{0,10}规范性文件/u,
    not: /党内|党委|转发|现行有效|废止|失效|清理/u,
    values: report =>
      allow(
        proactive(report, 'normativeDocuments', 'issued'),
        proactive(report, 'normativeDocuments', 'made'),
        proactive(report, 'normativeDocuments', 'published'),
      ),
  },
  {
    id: 'penalties',
    name: '行政处罚',
    words: /(?:作出|实施|办结)[^，。；、]{0,8}行政处罚(?:决定|案件)?/u,
    values: report => allow(proactive(report, 'penalties', 'decisions')),
  },
  {
    id: 'coercion',
    name: '行政强制',
    words: /(?:作出|实施)[^，。；、]{0,8}行政强制(?:措施|执行|决定)?/u,
    values: report => allow(proactive(report, 'coercion', 'decisions')),
  },
  {
    id: 'licensing',
    name: '行政许可',
    words: /(?:作出)[^，。；、]{0,8}行政许可(?:决定)?/u,
    values: report => allow(proactive(report, 'licensing', 'decisions')),
  },
  {
    id: 'fees',
    name: '行政事业性收费',
    unit: 'money',
    words: /行政事业性收费/u,
    not: /预算|减免|取消|停征/u,
    values(report) {
      const amount = proactive(report, 'fees', 'amount');
      if (amount === null) return null;
      return allow(inTenThousands(amount, report.cells['proactive.fees.amount']?.unit ?? '万元'));
    },
  },
];

function difference(one: Value, other: Value): Value {
  return one === null || other === null ? null : one - other;
}

const wordsOf = (...wanted: readonly ('count' | 'money')[]) =>
  new RegExp(
    topics
      .filter(({ unit }) => wanted.includes(unit ?? 'count'))
      .map(({ words }) => words.source)
      .join('|'),
    'u',
  );
/** Whether any topic is named at all: most sentences name none, and are done with. */
export const ANY_TOPIC = wordsOf('count', 'money');
