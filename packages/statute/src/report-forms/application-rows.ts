import type { ApplicationRow, FormColumn } from './form.ts';

const RESULTS = '三、本年度办理结果';
const DENIED = '（三）不予公开';
const UNAVAILABLE = '（四）无法提供';
const NOT_PROCESSED = '（五）不予处理';
const OTHER = '（六）其他处理';

/** 申请人情况: who applies, 条例 art. 27; the five kinds of organisation of the form. */
export const applicantColumns = [
  { id: 'natural', label: '自然人', kind: 'count' },
  { id: 'commercial', label: '商业企业', kind: 'count' },
  { id: 'research', label: '科研机构', kind: 'count' },
  { id: 'welfare', label: '社会公益组织', kind: 'count', alsoPrinted: ['社会公益'] },
  { id: 'legal', label: '法律服务机构', kind: 'count' },
  { id: 'other', label: '其他', kind: 'count', misprints: ['其它'] },
  { id: 'total', label: '总计', kind: 'count', misprints: ['合计'] },
] as const satisfies readonly FormColumn[];

const beforeOther = [
  { id: 'new', role: 'incoming', path: ['一、本年新收政府信息公开申请数量'] },
  { id: 'carriedIn', role: 'incoming', path: ['二、上年结转政府信息公开申请数量'] },
  { id: 'granted', role: 'result', path: [RESULTS, '（一）予以公开'] },
  {
    id: 'partial',
    role: 'result',
    path: [RESULTS, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    alsoPrinted: ['部分公开'],
    misprints: ['部分公开（区分处理的，只记这一情形，不记其他情形）'],
  },
  { id: 'denied.stateSecret', role: 'result', path: [RESULTS, DENIED, '1.属于国家秘密'] },
  { id: 'denied.otherLaw', role: 'result', path: [RESULTS, DENIED, '2.其他法律行政法规禁止公开'] },
  { id: 'denied.threeSecurities', role: 'result', path: [RESULTS, DENIED, '3.危及“三安全一稳定”'] },
  { id: 'denied.thirdParty', role: 'result', path: [RESULTS, DENIED, '4.保护第三方合法权益'] },
  { id: 'denied.internalAffairs', role: 'result', path: [RESULTS, DENIED, '5.属于三类内部事务信息'] },
  { id: 'denied.process', role: 'result', path: [RESULTS, DENIED, '6.属于四类过程性信息'] },
  { id: 'denied.enforcementFile', role: 'result', path: [RESULTS, DENIED, '7.属于行政执法案卷'] },
  { id: 'denied.adminInquiry', role: 'result', path: [RESULTS, DENIED, '8.属于行政查询事项'] },
  { id: 'unavailable.notHeld', role: 'result', path: [RESULTS, UNAVAILABLE, '1.本机关不掌握相关政府信息'] },
  { id: 'unavailable.needsCreation', role: 'result', path: [RESULTS, UNAVAILABLE, '2.没有现成信息需要另行制作'] },
  { id: 'unavailable.stillUnclear', role: 'result', path: [RESULTS, UNAVAILABLE, '3.补正后申请内容仍不明确'] },
  {
    id: 'notProcessed.petition',
    role: 'result',
    path: [RESULTS, NOT_PROCESSED, '1.信访举报投诉类申请'],
    alsoPrinted: ['信访投诉举报类申请'],
  },
  { id: 'notProcessed.duplicate', role: 'result', path: [RESULTS, NOT_PROCESSED, '2.重复申请'] },
  { id: 'notProcessed.publication', role: 'result', path: [RESULTS, NOT_PROCESSED, '3.要求提供公开出版物'] },
  { id: 'notProcessed.excessive', role: 'result', path: [RESULTS, NOT_PROCESSED, '4.无正当理由大量反复申请'] },
  {
    id: 'notProcessed.reconfirm',
    role: 'result',
    path: [RESULTS, NOT_PROCESSED, '5.要求行政机关确认或重新出具已获取信息'],
  },
] as const satisfies readonly ApplicationRow[];

const afterOther = [
  { id: 'resultTotal', role: 'result-total', path: [RESULTS, '（七）总计'], misprints: ['合计'] },
  { id: 'carriedOut', role: 'carried-out', path: ['四、结转下年度继续办理'] },
] as const satisfies readonly ApplicationRow[];

/** （六） as one row: the form of 2019, and reports that mix the forms. */
export const otherAsOneRow = {
  id: 'other',
  role: 'result',
  path: [RESULTS, OTHER],
  misprints: ['其它处理'],
} as const satisfies ApplicationRow;

export const applicationRows2019: readonly ApplicationRow[] = [...beforeOther, otherAsOneRow, ...afterOther];

export const applicationRows2021: readonly ApplicationRow[] = [
  ...beforeOther,
  {
    id: 'other.correctionOverdue',
    role: 'result',
    path: [RESULTS, OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    alsoPrinted: ['逾期不补正'],
  },
  {
    id: 'other.feeOverdue',
    role: 'result',
    path: [RESULTS, OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    alsoPrinted: ['逾期不缴费'],
  },
  { id: 'other.other', role: 'result', path: [RESULTS, OTHER, '3.其他'], misprints: ['其它'] },
  ...afterOther,
];
