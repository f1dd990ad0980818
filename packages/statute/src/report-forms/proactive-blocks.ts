import type { FormColumn, FormRow, ProactiveBlock } from './form.ts';

const regulations: FormRow = { id: 'regulations', path: ['规章'] };
const normativeDocuments: FormRow = {
  id: 'normativeDocuments',
  path: ['行政规范性文件'],
  alsoPrinted: ['规范性文件'],
};
const licensing: FormRow = { id: 'licensing', path: ['行政许可'] };
const otherServices: FormRow = { id: 'otherServices', path: ['其他对外管理服务事项'] };
const penalties: FormRow = { id: 'penalties', path: ['行政处罚'] };
const coercion: FormRow = { id: 'coercion', path: ['行政强制'] };
const fees: FormRow = { id: 'fees', path: ['行政事业性收费'] };
const procurement: FormRow = { id: 'procurement', path: ['政府集中采购'] };

const decisions2021: FormColumn = { id: 'decisions', label: '本年处理决定数量', kind: 'count' };

/** Table 2 from report year 2021 on: 10 cells. */
export const proactiveBlocks2021: readonly ProactiveBlock[] = [
  {
    article: '第二十条第（一）项',
    columns: [
      { id: 'issued', label: '本年制发件数', kind: 'count' },
      { id: 'repealed', label: '本年废止件数', kind: 'count', misprints: ['本年度止件数'] },
      { id: 'inForce', label: '现行有效件数', kind: 'count' },
    ],
    rows: [regulations, normativeDocuments],
  },
  { article: '第二十条第（五）项', columns: [decisions2021], rows: [licensing] },
  { article: '第二十条第（六）项', columns: [decisions2021], rows: [penalties, coercion] },
  {
    article: '第二十条第（八）项',
    columns: [{ id: 'amount', label: '本年收费金额（单位：万元）', kind: 'amount', alsoPrinted: ['本年收费金额'] }],
    rows: [fees],
  },
];

const itemColumns: readonly FormColumn[] = [
  { id: 'previousItems', label: '上一年项目数量', kind: 'count' },
  { id: 'change', label: '本年增/减', kind: 'change', misprints: ['本年增/'] },
];
const itemAndDecisionColumns: readonly FormColumn[] = [
  ...itemColumns,
  { id: 'decisions', label: '处理决定数量', kind: 'count' },
];

/** Table 2 of report years 2019 and 2020: 22 cells. */
export const proactiveBlocks2019: readonly ProactiveBlock[] = [
  {
    article: '第二十条第（一）项',
    columns: [
      { id: 'made', label: '本年新制作数量', kind: 'count', misprints: ['本年新'] },
      { id: 'published', label: '本年新公开数量', kind: 'count' },
      { id: 'totalPublished', label: '对外公开总数量', kind: 'count' },
    ],
    rows: [regulations, { ...normativeDocuments, path: ['规范性文件'], alsoPrinted: ['行政规范性文件'] }],
  },
  { article: '第二十条第（五）项', columns: itemAndDecisionColumns, rows: [licensing, otherServices] },
  { article: '第二十条第（六）项', columns: itemAndDecisionColumns, rows: [penalties, coercion] },
  { article: '第二十条第（八）项', columns: itemColumns, rows: [fees] },
  {
    article: '第二十条第（九）项',
    columns: [
      { id: 'items', label: '采购项目数量', kind: 'count' },
      { id: 'amount', label: '采购总金额', kind: 'amount' },
    ],
    rows: [procurement],
  },
];
