import { Body } from './body.ts';
import {
  writeAward,
  writeBudget,
  writeFees,
  writeProcurement,
  writeProgress,
  writeProjectList,
} from './money-and-projects.ts';
import {
  amount,
  type DocumentKind,
  ourOffice,
  percent,
  type Scene,
  signOff,
  type WrittenDocument,
  wholeArea,
} from './scene.ts';

const OFFICES = ['county', 'department', 'township'] as const;

/** Plans, figures, money, projects. */
export const economyKinds: readonly DocumentKind[] = [
  { id: 'plan', category: 'planning', by: OFFICES, months: [2], write: writePlan },
  {
    id: 'special-plan',
    category: 'planning',
    by: ['fagai', 'ziran', 'jiaotong', 'shuili'],
    months: [9],
    chance: 60,
    write: writeSpecialPlan,
  },
  { id: 'quarter', category: 'statistics', by: ['fagai'], months: [1, 4, 7, 10], write: writeQuarter },
  { id: 'bulletin', category: 'statistics', by: ['county'], months: [3], write: writeBulletin },
  {
    id: 'township-figures',
    category: 'statistics',
    by: ['township'],
    months: [7],
    chance: 60,
    write: writeTownshipFigures,
  },
  { id: 'budget', category: 'budget', by: OFFICES, months: [2], write: scene => writeBudget(scene, '预算') },
  { id: 'accounts', category: 'budget', by: OFFICES, months: [9], write: scene => writeBudget(scene, '决算') },
  {
    id: 'fees',
    category: 'administrative-fees',
    by: ['fagai', 'caizheng', 'jiaoyu', 'ziran', 'zhujian'],
    months: [4],
    write: writeFees,
  },
  {
    id: 'procurement',
    category: 'procurement',
    by: ['department'],
    months: [3, 8],
    chance: 45,
    write: writeProcurement,
  },
  {
    id: 'award',
    category: 'procurement',
    by: ['caizheng', 'jiaoyu', 'weijian', 'jiaotong'],
    months: [5, 10],
    chance: 70,
    write: writeAward,
  },
  { id: 'project-list', category: 'major-projects', by: ['fagai'], months: [3], write: writeProjectList },
  {
    id: 'project-progress',
    category: 'major-projects',
    by: ['zhujian', 'jiaotong', 'shuili', 'jiaoyu'],
    months: [6, 11],
    chance: 75,
    write: writeProgress,
  },
];

function writePlan(scene: Scene): WrittenDocument {
  const { office, year, random } = scene;
  const body = new Body()
    .p(`${year}年，${office.name}坚持稳中求进工作总基调，聚焦高质量发展和民生改善，重点抓好以下工作。`)
    .h2('一、主要目标')
    .list(
      `${wholeArea(scene)}重点民生实事完成率100%，群众满意度达到${percent(random, 900, 980)}以上。`,
      `固定资产项目年度投资完成${amount(random, 800, 9600)}万元。`,
      '政府信息主动公开及时率、准确率保持100%，依申请公开按期办结率100%。',
    )
    .h2('二、重点任务')
    .p('（一）抓项目促投资。建立重点项目清单，逐月调度，完善要素保障，推动项目早开工、早见效。')
    .p('（二）抓民生补短板。围绕就业、教育、医疗、养老、饮水、道路等群众关心的事项，办好年度民生实事。')
    .p('（三）抓安全守底线。常态化开展隐患排查，完善应急预案，确保不发生较大以上安全事故。')
    .p('（四）抓作风提效能。推进政务服务事项“一窗受理”，压减办理时限，主动接受社会监督。')
    .h2('三、任务分解')
    .table(
      '重点任务分解表',
      ['序号', '任务', '责任单位', '完成时限'],
      [
        [1, '年度民生实事清单公布和调度', office.workingBody, `${year}年3月底`],
        [2, '安全生产和防汛准备检查', '应急管理工作机构', `${year}年4月底`],
        [3, '上半年工作评估', office.workingBody, `${year}年7月底`],
        [4, '规范性文件清理结果公布', '法制审核机构', `${year}年10月底`],
        [5, '年度任务完成情况公开', office.workingBody, `${year}年12月底`],
      ],
    );
  return {
    title: `${office.name}${year}年工作要点`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `${ourOffice(scene)}${year}年主要目标、重点任务和责任分解。`,
    keywords: ['工作要点', '年度计划'],
  };
}

const SPECIAL: Record<string, string> = {
  fagai: '国民经济和社会发展规划实施情况中期评估报告',
  ziran: '国土空间生态修复规划',
  jiaotong: '综合交通运输发展规划',
  shuili: '水安全保障规划',
};

function writeSpecialPlan(scene: Scene): WrittenDocument {
  const name = `云岭县${SPECIAL[scene.office.key]}`;
  const { random, year } = scene;
  const body = new Body()
    .p(`${name}已经县政府同意，现予公布。`)
    .h2('一、发展基础')
    .p(
      `“十四五”以来，相关领域累计完成投资${amount(random, 2, 30)}亿元，实施项目${random.integer(20, 90)}个，主要指标达到预期。同时，区域之间发展不平衡、设施管护薄弱等问题仍然存在。`,
    )
    .h2('二、总体目标')
    .p(`到${year + 3}年，基础设施明显改善，服务能力稳步提升，群众获得感进一步增强。`)
    .table(
      '主要指标',
      ['指标', '单位', '基期值', '目标值', '属性'],
      [
        ['累计完成投资', '亿元', amount(random, 3, 9), amount(random, 10, 20), '预期性'],
        ['设施完好率', '%', random.integer(80, 88), random.integer(92, 96), '约束性'],
        ['服务覆盖行政村比例', '%', random.integer(85, 92), 100, '约束性'],
        ['群众满意度', '%', random.integer(86, 90), random.integer(93, 97), '预期性'],
      ],
    )
    .h2('三、重点工程')
    .list('骨干网络提升工程。', '乡村基础设施补短板工程。', '数字化管理平台建设工程。', '生态保护和安全保障工程。')
    .h2('四、保障措施')
    .p('加强组织领导，统筹资金渠道，强化用地、环评等要素保障，建立年度评估机制，评估结果向社会公开。');
  return {
    title: name,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `公布${name}的总体目标、主要指标和重点工程。`,
    keywords: ['规划', '主要指标', '重点工程'],
  };
}

function writeQuarter(scene: Scene): WrittenDocument {
  const { random, year, month } = scene;
  const [name, quarters] =
    month === 1
      ? [`${year - 1}年`, 4]
      : [`${year}年${['', '一季度', '上半年', '前三季度'][(month - 1) / 3]}`, (month - 1) / 3];
  const gdp = (41 + (year - 2023) * 2.3) * quarters;
  const share = (part: number) => (gdp * part).toFixed(2);
  const rows = [
    ['地区生产总值', '亿元', gdp.toFixed(2), percent(random, 42, 66)],
    ['第一产业增加值', '亿元', share(0.21), percent(random, 28, 45)],
    ['第二产业增加值', '亿元', share(0.34), percent(random, 40, 78)],
    ['第三产业增加值', '亿元', share(0.45), percent(random, 45, 72)],
    ['固定资产投资', '—', '—', percent(random, 20, 90)],
    ['社会消费品零售总额', '亿元', share(0.38), percent(random, 35, 75)],
    ['地方一般公共预算收入', '亿元', share(0.06), percent(random, 15, 60)],
    ['城镇居民人均可支配收入', '元', random.integer(8_200, 8_900) * quarters, percent(random, 40, 55)],
    ['农村居民人均可支配收入', '元', random.integer(4_300, 4_800) * quarters, percent(random, 55, 75)],
  ];
  const body = new Body()
    .p(
      `${name}，全县经济运行总体平稳、稳中有进。根据地区生产总值统一核算结果，全县实现地区生产总值${gdp.toFixed(2)}亿元，按不变价格计算，同比增长${rows[0]![3]}。`,
    )
    .table(`${name}主要经济指标（演示数据）`, ['指标', '单位', '绝对量', '同比增长'], rows)
    .p(
      `农业生产形势较好，粮食播种面积稳定，茶叶、水产品产量同比分别增长${percent(random, 20, 60)}和${percent(random, 15, 50)}。`,
    )
    .p(
      `工业生产保持增长，规模以上工业增加值同比增长${percent(random, 50, 90)}。消费市场持续恢复，限额以上单位网上零售额增长${percent(random, 80, 180)}。`,
    )
    .p('下一步，将继续抓好项目建设和惠企政策落实，推动经济持续回升向好。');
  return {
    title: `云岭县${name}经济运行情况`,
    body: signOff(body, scene),
    summary: `${name}全县实现地区生产总值${gdp.toFixed(2)}亿元，同比增长${rows[0]![3]}。`,
    keywords: ['经济运行', '地区生产总值', '统计'],
    sheet: {
      name: `${name}主要经济指标.xlsx`,
      rows: [['指标', '单位', '绝对量', '同比增长'], ...rows.map(row => row.map(String))],
    },
  };
}

function writeBulletin(scene: Scene): WrittenDocument {
  const { random } = scene;
  const year = scene.year - 1;
  const people = random.integer(412, 419) / 10;
  const body = new Body()
    .h2('一、综合')
    .p(
      `初步核算，全年全县地区生产总值${(168 + (year - 2023) * 9).toFixed(2)}亿元，比上年增长${percent(random, 45, 65)}。年末全县户籍人口${people}万人，城镇化率${percent(random, 480, 520)}。`,
    )
    .h2('二、农业')
    .p(
      `全年粮食种植面积${random.integer(38, 40)}.${random.integer(1, 9)}万亩，粮食总产量${random.integer(15, 17)}.${random.integer(1, 9)}万吨；茶叶产量${random.integer(5_200, 5_900)}吨；水产品产量${random.integer(8_800, 9_600)}吨。`,
    )
    .h2('三、工业和建筑业')
    .p(`年末规模以上工业企业${random.integer(66, 82)}家，全年规模以上工业增加值比上年增长${percent(random, 50, 90)}。`)
    .h2('四、教育、卫生和社会保障')
    .table(
      '社会事业主要指标（演示数据）',
      ['指标', '单位', '数量'],
      [
        ['普通中学', '所', 21],
        ['小学', '所', 48],
        ['义务教育在校学生', '人', random.integer(38_000, 41_000)],
        ['医疗卫生机构床位', '张', random.integer(2_300, 2_600)],
        ['基本养老保险参保人数', '万人', (people * 0.72).toFixed(1)],
        ['城乡居民最低生活保障对象', '人', random.integer(9_800, 10_900)],
      ],
    )
    .p('注：本公报数据均为虚构的演示数据。');
  return {
    title: `云岭县${year}年国民经济和社会发展统计公报`,
    body: signOff(body, scene),
    summary: `${year}年全县经济、农业、工业、教育、卫生和社会保障主要统计数据。`,
    keywords: ['统计公报', '国民经济'],
  };
}

function writeTownshipFigures(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const body = new Body()
    .p(`${year}年上半年，${office.shortName}经济社会保持平稳发展。`)
    .table(
      `${office.shortName}上半年主要指标（演示数据）`,
      ['指标', '单位', '数量', '同比'],
      [
        ['固定资产投资', '万元', amount(random, 2_000, 9_000), percent(random, 10, 120)],
        ['农作物播种面积', '亩', random.integer(12_000, 26_000), percent(random, 1, 15)],
        ['村级集体经济收入', '万元', amount(random, 120, 560), percent(random, 50, 160)],
        ['城乡居民医保参保率', '%', random.integer(95, 99), '—'],
      ],
    )
    .p('下半年将重点抓好秋粮生产、人居环境整治和重点项目建设。');
  return {
    title: `${office.shortName}${year}年上半年经济社会发展情况`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['统计信息', office.shortName],
  };
}
