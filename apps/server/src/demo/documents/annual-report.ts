import { Random } from '../random.ts';
import type { AgencyWords } from '../words/agencies.data.ts';
import { Body } from './body.ts';
import { ruleKinds } from './rules.ts';
import { type DocumentKind, ourOffice, type Scene, type WrittenDocument } from './scene.ts';

/** 政府信息公开工作年度报告 in the form of 2021 (国办公开办函〔2021〕30号); its tables keep the form's own arithmetic. */
export const annualReportKinds: readonly DocumentKind[] = [
  {
    id: 'annual-report',
    category: 'annual-report',
    by: ['county', 'department', 'township'],
    months: [1],
    // Published by 31 January (条例 art. 49).
    latestDay: 14,
    write: writeReport,
  },
];

function writeReport(scene: Scene): WrittenDocument {
  const { office } = scene;
  const year = scene.year - 1;
  const figures = drawApplications(office, year);
  const rules = countRules(office);
  const inForce = 4 + rules * (3 + (year - 2022));
  const received = figures.at(0)!.total;
  const body = new Body()
    .p(
      `本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自${year}年1月1日起，至${year}年12月31日止。`,
    )
    .h2('一、总体情况')
    .p(
      `（一）主动公开。${year}年，${ourOffice(scene)}坚持以公开为常态、不公开为例外，通过政府信息公开平台主动公开政府信息，重点公开规划计划、财政预决算、民生保障、监督检查等内容。`,
    )
    .p(
      `（二）依申请公开。${received === 0 ? '全年未收到政府信息公开申请。' : `全年新收政府信息公开申请${received}件，均在法定期限内办理。`}`,
    )
    .p(
      '（三）政府信息管理。严格执行起草人初审、科室负责人复审、分管领导终审和保密审查制度，定期开展已公开信息“回头看”。',
    )
    .p('（四）平台建设。规范政府信息公开平台栏目设置，完善检索、查阅、下载功能，更新依申请公开渠道。')
    .p(
      '（五）监督保障。将政务公开纳入年度考核，开展业务培训2次，公布监督电话，全年未发生因政府信息公开被追究责任的情形。',
    )
    .h2('二、主动公开政府信息情况')
    .table(
      '第二十条第（一）项',
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      [
        ['规章', 0, 0, 0],
        ['行政规范性文件', rules, 0, inForce],
      ],
    )
    .table(
      '第二十条第（五）（六）（八）项',
      ['信息内容', '本年处理决定数量（本年收费金额，万元）'],
      [
        ['行政许可', office.kind === 'department' ? scene.random.integer(60, 900) : 0],
        ['行政处罚', office.kind === 'department' ? scene.random.integer(0, 90) : 0],
        ['行政强制', 0],
        ['行政事业性收费', 0],
      ],
    )
    .h2('三、收到和处理政府信息公开申请情况')
    .table(
      null,
      ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
      figures.map(({ label, natural, company, legal, total }) => [label, natural, company, 0, 0, legal, 0, total]),
    )
    .h2('四、政府信息公开行政复议、行政诉讼情况')
    .table(
      null,
      ['类别', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
      [
        ['行政复议', 0, 0, 0, 0, 0],
        ['行政诉讼：未经复议直接起诉', 0, 0, 0, 0, 0],
        ['行政诉讼：复议后起诉', 0, 0, 0, 0, 0],
      ],
    )
    .h2('五、存在的主要问题及改进情况')
    .p('存在的问题：政策解读形式还不够丰富，个别信息公开不够及时。')
    .p(
      '改进情况：上一年度指出的栏目更新不及时问题已经整改；下一步将加强业务培训，完善信息发布提醒机制，多用图表、问答等方式解读政策。',
    )
    .h2('六、其他需要报告的事项')
    .p(`${year}年，${office.name}未收取政府信息公开信息处理费。`);
  return {
    title: `${office.name}${year}年政府信息公开工作年度报告`,
    body,
    summary: `${office.name}${year}年主动公开、依申请公开、行政复议和行政诉讼情况。`,
    keywords: ['年度报告', '政府信息公开'],
  };
}

/** How many normative documents an office makes in every year of this county. */
function countRules(office: AgencyWords): number {
  const key = office.key === 'xian' ? 'county' : office.key;
  return ruleKinds
    .filter(kind => kind.by.includes(key) && !kind.years)
    .reduce((sum, kind) => sum + kind.months.length, 0);
}

interface Row {
  readonly label: string;
  readonly natural: number;
  readonly company: number;
  readonly legal: number;
  readonly total: number;
}

const RESULTS = [
  '三、本年度办理结果（一）予以公开',
  '（二）部分公开',
  '（三）不予公开 1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '5.属于三类内部事务信息',
  '6.属于四类过程性信息',
  '7.属于行政执法案卷',
  '8.属于行政查询事项',
  '（四）无法提供 1.本机关不掌握相关政府信息',
  '2.没有现成信息需要另行制作',
  '3.补正后申请内容仍不明确',
  '（五）不予处理 1.信访举报投诉类申请',
  '2.重复申请',
  '3.要求提供公开出版物',
  '4.无正当理由大量反复申请',
  '5.要求行政机关确认或重新出具已获取信息',
  '（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  '3.其他',
] as const;
/** Where replies of an ordinary year stand: granted, partial, not held, to be made first. */
const LIKELY = [0, 0, 0, 1, 10, 10, 11];

/** 一 + 二 = 三（七） + 四 in every column; what one year carries over, the next one begins with. */
function drawApplications(office: AgencyWords, year: number): Row[] {
  const random = new Random(`applications/${office.key}/${year}`);
  const most = office.kind === 'township' ? 3 : office.kind === 'government' ? 12 : 7;
  const fresh = { natural: random.integer(0, most), company: random.integer(0, 1), legal: random.chance(30) ? 1 : 0 };
  const [carriedIn, carriedOut] = [carriedOver(office, year - 1), carriedOver(office, year)];
  const natural = Math.max(fresh.natural, carriedOut);
  const results = RESULTS.map(() => ({ natural: 0, company: 0, legal: 0 }));
  const place = (column: 'natural' | 'company' | 'legal', count: number) => {
    for (let at = 0; at < count; at++) results[random.pick(LIKELY)]![column] += 1;
  };
  place('natural', natural + carriedIn - carriedOut);
  place('company', fresh.company);
  place('legal', fresh.legal);
  const total = (row: Omit<Row, 'label' | 'total'>) => row.natural + row.company + row.legal;
  const row = (label: string, counts: Omit<Row, 'label' | 'total'>): Row => ({
    label,
    ...counts,
    total: total(counts),
  });
  const sum = { natural: natural + carriedIn - carriedOut, company: fresh.company, legal: fresh.legal };
  return [
    row('一、本年新收政府信息公开申请数量', { ...fresh, natural }),
    row('二、上年结转政府信息公开申请数量', { natural: carriedIn, company: 0, legal: 0 }),
    ...RESULTS.map((label, at) => row(label, results[at]!)),
    row('（七）总计', sum),
    row('四、结转下年度继续办理', { natural: carriedOut, company: 0, legal: 0 }),
  ];
}

function carriedOver(office: AgencyWords, year: number): number {
  return office.kind !== 'township' && new Random(`carried/${office.key}/${year}`).chance(35) ? 1 : 0;
}
