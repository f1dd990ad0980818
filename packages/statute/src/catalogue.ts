/**
 * 法定主动公开内容: the columns of the unified platform (国办公开办函〔2019〕61号) and the items of 条例 art. 20 and 21.
 * A category is stored by its id; labels and order live here only.
 */
export type Column = 'guide' | 'institutions' | 'statutory' | 'annual-report';

export const columns = {
  guide: { label: '政府信息公开指南', basis: '条例第十二条' },
  institutions: { label: '政府信息公开制度', basis: '国办公开办函〔2019〕61号' },
  statutory: { label: '法定主动公开内容', basis: '条例第二十条、第二十一条' },
  'annual-report': { label: '政府信息公开年报', basis: '条例第四十九条、第五十条' },
} as const satisfies Record<Column, { label: string; basis: string }>;

export interface Category {
  readonly label: string;
  readonly column: Column;
  readonly basis: string;
  /** Bodies that must keep the column: everyone, county governments and departments, or townships (art. 21). */
  readonly for: 'all' | 'county' | 'township';
  /** A document whose 有效性 is shown: rules and normative documents. */
  readonly hasValidity?: true;
  /** Shown under 政策. */
  readonly isPolicy?: true;
  /** ColumnType of the page's meta tags (国办发〔2017〕47号). */
  readonly columnType: string;
}

export const categories = {
  guide: { label: '政府信息公开指南', column: 'guide', basis: '条例第十二条', for: 'all', columnType: '信息公开指南' },
  institution: {
    label: '政府信息公开制度',
    column: 'institutions',
    basis: '国办公开办函〔2019〕61号',
    for: 'all',
    columnType: '信息公开制度',
  },
  'normative-documents': {
    label: '行政法规、规章和规范性文件',
    column: 'statutory',
    basis: '条例第二十条第（一）项',
    for: 'all',
    hasValidity: true,
    isPolicy: true,
    columnType: '政策文件',
  },
  'policy-interpretation': {
    label: '政策解读',
    column: 'statutory',
    basis: '国办发〔2017〕47号',
    for: 'all',
    isPolicy: true,
    columnType: '政策解读',
  },
  'other-documents': {
    label: '其他政策文件',
    column: 'statutory',
    basis: '条例第二十条第（十五）项',
    for: 'all',
    isPolicy: true,
    columnType: '政策文件',
  },
  organisation: {
    label: '机构职能、设置、负责人',
    column: 'statutory',
    basis: '条例第二十条第（二）项',
    for: 'all',
    columnType: '机构职能',
  },
  planning: {
    label: '规划及相关政策',
    column: 'statutory',
    basis: '条例第二十条第（三）项',
    for: 'all',
    columnType: '规划计划',
  },
  statistics: {
    label: '统计信息',
    column: 'statutory',
    basis: '条例第二十条第（四）项',
    for: 'all',
    columnType: '统计信息',
  },
  'permits-and-services': {
    label: '行政许可和对外管理服务',
    column: 'statutory',
    basis: '条例第二十条第（五）项',
    for: 'all',
    columnType: '行政许可',
  },
  'penalties-and-coercion': {
    label: '行政处罚、行政强制',
    column: 'statutory',
    basis: '条例第二十条第（六）项',
    for: 'all',
    columnType: '行政处罚',
  },
  budget: {
    label: '财政预算、决算',
    column: 'statutory',
    basis: '条例第二十条第（七）项',
    for: 'all',
    columnType: '财政预决算',
  },
  'administrative-fees': {
    label: '行政事业性收费',
    column: 'statutory',
    basis: '条例第二十条第（八）项',
    for: 'all',
    columnType: '行政事业性收费',
  },
  procurement: {
    label: '政府集中采购',
    column: 'statutory',
    basis: '条例第二十条第（九）项',
    for: 'all',
    columnType: '政府采购',
  },
  'major-projects': {
    label: '重大建设项目',
    column: 'statutory',
    basis: '条例第二十条第（十）项',
    for: 'all',
    columnType: '重大项目',
  },
  livelihood: {
    label: '扶贫、教育、医疗、社会保障、就业',
    column: 'statutory',
    basis: '条例第二十条第（十一）项',
    for: 'all',
    columnType: '民生信息',
  },
  emergencies: {
    label: '突发公共事件应急',
    column: 'statutory',
    basis: '条例第二十条第（十二）项',
    for: 'all',
    columnType: '应急管理',
  },
  inspections: {
    label: '环保、卫生、安全、食药、质量监督检查',
    column: 'statutory',
    basis: '条例第二十条第（十三）项',
    for: 'all',
    columnType: '监督检查',
  },
  recruitment: {
    label: '公务员招考',
    column: 'statutory',
    basis: '条例第二十条第（十四）项',
    for: 'all',
    columnType: '人事信息',
  },
  'other-statutory': {
    label: '法律法规规定的其他信息',
    column: 'statutory',
    basis: '条例第二十条第（十五）项',
    for: 'all',
    columnType: '其他信息',
  },
  'urban-services': {
    label: '市政建设、公共服务、公益事业',
    column: 'statutory',
    basis: '条例第二十一条',
    for: 'county',
    columnType: '公共服务',
  },
  'land-and-housing': {
    label: '土地征收、房屋征收',
    column: 'statutory',
    basis: '条例第二十一条',
    for: 'all',
    columnType: '征地拆迁',
  },
  'social-assistance': {
    label: '治安管理、社会救助',
    column: 'statutory',
    basis: '条例第二十一条',
    for: 'all',
    columnType: '社会救助',
  },
  'rural-policy': {
    label: '农业农村政策、农田水利',
    column: 'statutory',
    basis: '条例第二十一条',
    for: 'township',
    columnType: '三农信息',
  },
  'rural-land': {
    label: '土地承包流转、宅基地审核',
    column: 'statutory',
    basis: '条例第二十一条',
    for: 'township',
    columnType: '三农信息',
  },
  'rural-levies': {
    label: '筹资筹劳',
    column: 'statutory',
    basis: '条例第二十一条',
    for: 'township',
    columnType: '三农信息',
  },
  'annual-report': {
    label: '政府信息公开年报',
    column: 'annual-report',
    basis: '条例第四十九条',
    for: 'all',
    columnType: '信息公开年报',
  },
} as const satisfies Record<string, Category>;

export type CategoryId = keyof typeof categories;
export const categoryIds = Object.keys(categories) as CategoryId[];

export function findCategory(id: string): Category | null {
  return Object.hasOwn(categories, id) ? categories[id as CategoryId] : null;
}

/** Grounds on which information is not published proactively; `withheld` needs one of them (条例 art. 13–16). */
export const withholdingGrounds = {
  'state-secret': { label: '国家秘密', article: '条例第十四条' },
  'forbidden-by-law': { label: '法律、行政法规禁止公开', article: '条例第十四条' },
  'three-securities': { label: '公开后可能危及国家安全、公共安全、经济安全、社会稳定', article: '条例第十四条' },
  'third-party': { label: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害', article: '条例第十五条' },
  'internal-affairs': { label: '内部事务信息（人事管理、后勤管理、内部工作流程）', article: '条例第十六条第一款' },
  'process-information': { label: '过程性信息（讨论记录、过程稿、磋商信函、请示报告）', article: '条例第十六条第二款' },
  'enforcement-files': { label: '行政执法案卷信息', article: '条例第十六条第二款' },
} as const satisfies Record<string, { label: string; article: string }>;

/** 条例 art. 26: published within 20 working days from the day the information is formed or changed. */
export const PUBLICATION_LIMIT_WORKING_DAYS = 20;
