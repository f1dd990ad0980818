/** The six sections of the form, in its order (国办公开办函〔2021〕30号, 〔2019〕60号). */
export interface ReportSection {
  readonly id: string;
  readonly numeral: string;
  readonly title: string;
  /** Other titles under which the section is printed. */
  readonly alsoPrinted: readonly string[];
}

export const reportSections = [
  {
    id: 'overview',
    numeral: '一',
    title: '总体情况',
    alsoPrinted: ['总体概述', '总体公开情况', '概述', '工作开展情况'],
  },
  {
    id: 'proactive',
    numeral: '二',
    title: '主动公开政府信息情况',
    alsoPrinted: ['行政机关主动公开政府信息情况', '主动公开信息情况', '主动公开情况'],
  },
  { id: 'applications', numeral: '三', title: '收到和处理政府信息公开申请情况', alsoPrinted: [] },
  {
    id: 'remedies',
    numeral: '四',
    title: '政府信息公开行政复议、行政诉讼情况',
    alsoPrinted: ['因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
  },
  {
    id: 'problems',
    numeral: '五',
    title: '存在的主要问题及改进情况',
    alsoPrinted: ['存在问题及改进情况', '存在的主要问题及下一步计划'],
  },
  { id: 'other', numeral: '六', title: '其他需要报告的事项', alsoPrinted: [] },
] as const satisfies readonly ReportSection[];

export type ReportSectionId = (typeof reportSections)[number]['id'];

/** The five parts of 总体情况 from 2021 on. */
export const overviewParts = ['主动公开', '依申请公开', '政府信息管理', '平台建设', '监督保障'] as const;
export type OverviewPart = (typeof overviewParts)[number];
