import { listCells, reportForms } from '@gongkai/statute';
import type { Report } from '../../model/report.ts';

/** What a sentence may state a figure of, with the words that say so and the cells that hold it. */
export interface Topic {
  readonly id: string;
  /** As people call it, in a finding. */
  readonly name: string;
  /** Told by words before the figure (予以公开3件) or behind it (3件予以公开). */
  readonly words: RegExp;
  /** Words that make it something else. */
  readonly not?: RegExp;
  /** Only where the sentence is about applications. */
  readonly ofApplications?: true;
  /** Values that the tables allow; null when the report leaves the cells open. */
  readonly values: (report: Report) => readonly number[] | null;
}

const cell = (report: Report, table: 'proactive' | 'applications' | 'remedies', row: string, column: string) =>
  report[table][row]?.[column];
const total = (report: Report, row: string) => cell(report, 'applications', row, 'total');
const all = (values: readonly (number | null | undefined)[]) =>
  values.length > 0 && values.every(value => typeof value === 'number')
    ? values.reduce((sum: number, value) => sum + value!, 0)
    : null;
const some = (...values: readonly (number | null)[]) => {
  const known = values.filter(value => value !== null);
  return known.length > 0 ? known : null;
};
const group = (report: Report, prefix: string) =>
  all(
    Object.keys(report.applications)
      .filter(row => row === prefix || row.startsWith(`${prefix}.`))
      .map(row => total(report, row)),
  );

const rowTopic = (row: string, name: string, words: RegExp): Topic => ({
  id: row,
  name,
  words,
  ofApplications: true,
  values: report => some(all([total(report, row)])),
});

/** Reasons first: 因属于内部事务信息不予公开 is the reason's figure, not the group's. */
export const topics: readonly Topic[] = [
  rowTopic('denied.stateSecret', '属于国家秘密', /国家秘密/u),
  rowTopic('denied.threeSecurities', '危及“三安全一稳定”', /三安全一稳定/u),
  rowTopic('denied.thirdParty', '保护第三方合法权益', /第三方/u),
  rowTopic('denied.internalAffairs', '三类内部事务信息', /内部事务/u),
  rowTopic('denied.process', '四类过程性信息', /过程性/u),
  rowTopic('denied.enforcementFile', '行政执法案卷', /执法案卷/u),
  rowTopic('denied.adminInquiry', '行政查询事项', /行政查询/u),
  rowTopic('unavailable.notHeld', '本机关不掌握', /不掌握|不存在|非本机关|不属于本(?:机关|单位)/u),
  rowTopic('unavailable.needsCreation', '没有现成信息', /没有现成|另行制作/u),
  rowTopic('unavailable.stillUnclear', '补正后仍不明确', /补正后/u),
  rowTopic('notProcessed.petition', '信访举报投诉类申请', /信访/u),
  rowTopic('notProcessed.duplicate', '重复申请', /重复申请/u),
  {
    id: 'partial',
    name: '部分公开',
    words: /部分公开/u,
    ofApplications: true,
    values: report => some(all([total(report, 'partial')])),
  },
  {
    id: 'denied',
    name: '不予公开',
    words: /不予公开/u,
    ofApplications: true,
    values: report => some(group(report, 'denied')),
  },
  {
    id: 'unavailable',
    name: '无法提供',
    words: /无法提供/u,
    ofApplications: true,
    values: report => some(group(report, 'unavailable')),
  },
  {
    id: 'notProcessed',
    name: '不予处理',
    words: /不予处理/u,
    ofApplications: true,
    values: report => some(group(report, 'notProcessed')),
  },
  {
    id: 'granted',
    name: '予以公开',
    words: /予以公开|同意公开|已?公开答复|全部公开/u,
    not: /不予公开|部分|主动公开/u,
    ofApplications: true,
    values: report => some(all([total(report, 'granted')])),
  },
  {
    id: 'carriedOut',
    name: '结转下年度继续办理',
    words: /结转(?:至|到)?(?:下|次|20\d{2})年/u,
    values: report => some(all([total(report, 'carriedOut')])),
  },
  {
    id: 'carriedIn',
    name: '上年结转',
    words: /(?:上年度?|去年|20\d{2}年度?)结转(?!至|到|下)/u,
    values: report => some(all([total(report, 'carriedIn')])),
  },
  {
    id: 'reconsideration',
    name: '行政复议',
    words: /行政复议|被?申请复议/u,
    not: /复议后|未经复议|复议(?:机关|委员会|法|办)/u,
    values: report => some(all([cell(report, 'remedies', 'reconsideration', 'total')])),
  },
  {
    id: 'litigation',
    name: '行政诉讼',
    words: /行政诉讼|提起诉讼/u,
    not: /诉讼法/u,
    values: report =>
      some(
        all([
          cell(report, 'remedies', 'litigation', 'total'),
          cell(report, 'remedies', 'litigationAfterReconsideration', 'total'),
        ]),
      ),
  },
  {
    id: 'received',
    name: '收到的申请',
    words: /(?:收到|新收|受理|接收|接到)[^，。；、]{0,24}申请|依申请公开(?:政府信息|信息|申请|办理)?/u,
    not: /行政许可|救助|低保|补贴|入党|复议|诉讼|执行|社保|更正/u,
    values: report => some(all([total(report, 'new')]), all([total(report, 'new'), total(report, 'carriedIn')])),
  },
  {
    id: 'normativeIssued',
    name: '本年制发的行政规范性文件',
    words: /(?:制发|制定|印发|出台|发布)[^，。；、]{0,10}规范性文件/u,
    values: report =>
      some(
        all([cell(report, 'proactive', 'normativeDocuments', 'issued')]),
        all([cell(report, 'proactive', 'normativeDocuments', 'made')]),
        all([cell(report, 'proactive', 'normativeDocuments', 'published')]),
      ),
  },
  {
    id: 'normativeInForce',
    name: '现行有效的行政规范性文件',
    words: /现行有效[^，。；、]{0,10}规范性文件|规范性文件[^，。；、]{0,6}现行有效/u,
    values: report => some(all([cell(report, 'proactive', 'normativeDocuments', 'inForce')])),
  },
  {
    id: 'penalties',
    name: '行政处罚',
    words: /(?:作出|办理|实施)[^，。；、]{0,8}行政处罚/u,
    values: report => some(all([cell(report, 'proactive', 'penalties', 'decisions')])),
  },
  {
    id: 'licensing',
    name: '行政许可',
    words: /(?:作出|办理|受理)[^，。；、]{0,8}行政许可/u,
    values: report => some(all([cell(report, 'proactive', 'licensing', 'decisions')])),
  },
];

/** Kept honest by a test: every row that a topic names is one of the form. */
export const formRows = new Set(
  Object.values(reportForms)
    .flatMap(listCells)
    .map(({ row }) => row),
);
