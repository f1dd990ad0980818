import { BUILDERS, RIVERS, ROADS, SCHOOLS } from '../words/places.data.ts';
import { Body } from './body.ts';
import {
  amount,
  chineseDate,
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

function writeBudget(scene: Scene, what: '预算' | '决算'): WrittenDocument {
  const { office, random } = scene;
  const year = what === '预算' ? scene.year : scene.year - 1;
  const who = office.kind === 'government' ? '云岭县' : office.name;
  const scale = office.kind === 'government' ? 200_000 : office.kind === 'township' ? 1_800 : 2_600;
  const total = random.integer(scale * 80, scale * 160) / 100;
  const parts = [0.46, 0.21, 0.19, 0.14].map(part => Math.round(total * part * 100) / 100);
  parts[3] = Math.round((total - parts[0]! - parts[1]! - parts[2]!) * 100) / 100;
  const three = [0.004, 0.003, 0.0015].map(part => (total * part).toFixed(2));
  const body = new Body()
    .h2(`第一部分　${office.kind === 'government' ? '县级财政' : '单位'}概况`)
    .p(`${who}主要职责、机构设置见“机构职能”栏目。纳入本次公开范围的预算单位${random.integer(1, 6)}个。`)
    .h2(`第二部分　${year}年${what}情况说明`)
    .p(`${year}年收入${what}${total.toFixed(2)}万元，支出${what}${total.toFixed(2)}万元，收支平衡。`)
    .table(
      `${year}年支出${what}表（单位：万元）`,
      ['功能分类', '金额'],
      [
        ['一般公共服务支出', parts[0]!.toFixed(2)],
        ['社会保障和就业支出', parts[1]!.toFixed(2)],
        ['农林水支出', parts[2]!.toFixed(2)],
        ['其他支出', parts[3]!.toFixed(2)],
        ['合计', total.toFixed(2)],
      ],
    )
    .h2('第三部分　“三公”经费')
    .table(
      `“三公”经费${what}表（单位：万元）`,
      ['项目', '金额'],
      [
        ['公务用车购置及运行维护费', three[0]!],
        ['公务接待费', three[1]!],
        ['因公出国（境）费', '0.00'],
      ],
    )
    .p(`“三公”经费比上年下降${percent(random, 10, 80)}，主要原因是继续落实过紧日子要求，压减一般性支出。`)
    .h2('第四部分　名词解释')
    .p('“三公”经费：指单位用一般公共预算财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。');
  const title =
    office.kind === 'government' ? `云岭县${year}年财政${what}公开` : `${office.name}${year}年度部门${what}公开`;
  return {
    title,
    body: signOff(body, scene),
    summary: `${year}年收支${what}${total.toFixed(2)}万元，公布支出结构和“三公”经费。`,
    keywords: [what, '三公经费', '财政'],
    sheet: {
      name: `${year}年${what}公开表.xlsx`,
      rows: [
        ['功能分类', '金额（万元）'],
        ['一般公共服务支出', parts[0]!.toFixed(2)],
        ['社会保障和就业支出', parts[1]!.toFixed(2)],
        ['农林水支出', parts[2]!.toFixed(2)],
        ['其他支出', parts[3]!.toFixed(2)],
        ['合计', total.toFixed(2)],
      ],
    },
  };
}

function writeFees(scene: Scene): WrittenDocument {
  const { office, year } = scene;
  const all: Record<string, [string, string, string][]> = {
    jiaoyu: [
      ['公办幼儿园保教费', '按等级每生每月180元至320元', '县发展和改革局批复'],
      ['普通高中住宿费', '每生每学期120元', '省定标准'],
    ],
    ziran: [
      ['不动产登记费', '住宅类每件80元，非住宅类每件550元', '国家统一标准'],
      ['耕地开垦费', '按耕地等别执行', '省定标准'],
    ],
    zhujian: [
      ['城镇垃圾处理费', '居民每户每月6元', '县发展和改革局批复'],
      ['城市道路占用、挖掘修复费', '按结构类型执行', '省定标准'],
    ],
  };
  const rows = all[office.key] ?? [
    ['不动产登记费', '住宅类每件80元，非住宅类每件550元', '国家统一标准'],
    ['城镇垃圾处理费', '居民每户每月6元', '县发展和改革局批复'],
    ['公办幼儿园保教费', '按等级每生每月180元至320元', '县发展和改革局批复'],
  ];
  const body = new Body()
    .p(
      `根据《中华人民共和国政府信息公开条例》第二十条第（八）项，现将${year}年行政事业性收费项目及其依据、标准公布如下。未列入目录的，不得收取。`,
    )
    .table(null, ['收费项目', '标准', '依据'], rows)
    .p('对享受城乡最低生活保障的家庭，按照规定减免。监督电话见本机关页面。');
  return {
    title: `${office.name}${year}年行政事业性收费目录清单`,
    body: signOff(body, scene),
    summary: '公布收费项目、标准和依据。',
    keywords: ['行政事业性收费', '收费目录'],
  };
}

const GOODS: Record<string, string> = {
  jiaoyu: '中小学多媒体教学设备',
  weijian: '基层医疗机构彩色超声诊断设备',
  jiaotong: '农村公路养护机械',
  gongan: '道路交通信号设施',
  shuili: '水雨情自动监测设备',
  nongye: '病虫害绿色防控物资',
  yingji: '应急救援装备',
};

function writeProcurement(scene: Scene): WrittenDocument {
  const { office, random, year, month } = scene;
  const goods = GOODS[office.key] ?? '办公设备和物业管理服务';
  const money = amount(random, 38, 420);
  const body = new Body()
    .p(
      `为了便于供应商及时了解政府采购信息，根据政府采购意向公开有关规定，现将${office.name}${year}年${month}月至${Math.min(month + 2, 12)}月采购意向公开如下：`,
    )
    .table(
      null,
      ['序号', '采购项目名称', '采购需求概况', '预算金额（万元）', '预计采购时间'],
      [[1, `${goods}采购项目`, `${goods}，含安装、调试和三年质保`, money, `${year}年${Math.min(month + 1, 12)}月`]],
    )
    .p('本次公开的采购意向是本单位政府采购工作的初步安排，具体采购项目情况以相关采购公告和采购文件为准。');
  return {
    title: `${office.name}${year}年${month}月政府采购意向公开`,
    body: signOff(body, scene),
    summary: `${goods}采购项目，预算${money}万元。`,
    keywords: ['政府采购', '采购意向'],
  };
}

function writeAward(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const goods = GOODS[office.key] ?? '信息化运行维护服务';
  const bids = random
    .sample(BUILDERS, 3)
    .map(name => [name, amount(random, 90, 260)] as const)
    .sort((a, b) => Number(a[1]) - Number(b[1]));
  const code = `YLCG${year}-${String(random.integer(1, 180)).padStart(3, '0')}`;
  const body = new Body()
    .p(`项目编号：${code}`, `项目名称：${goods}采购项目`)
    .h2('一、中标（成交）信息')
    .table(
      null,
      ['供应商', '报价（万元）', '排名'],
      bids.map(([name, money], at) => [name, money, at + 1]),
    )
    .p(`中标供应商：${bids[0]![0]}；中标金额：${bids[0]![1]}万元。`)
    .h2('二、公告期限')
    .p(
      '自本公告发布之日起1个工作日。供应商认为采购过程、中标结果使自己的权益受到损害的，可以在中标结果公告期限届满之日起7个工作日内提出质疑。',
    );
  return {
    title: `${office.name}${goods}采购项目中标公告`,
    body: signOff(body, scene),
    summary: `中标金额${bids[0]![1]}万元。`,
    keywords: ['中标公告', '政府采购'],
  };
}

function writeProjectList(scene: Scene): WrittenDocument {
  const { random, year } = scene;
  const names = [
    '县城第二水厂及配套管网工程',
    `${random.pick(RIVERS)}综合治理工程`,
    '城南片区老旧小区改造工程',
    '双桥至古渡公路改建工程',
    '县人民医院传染病区建设工程',
    '高标准农田建设项目（北片）',
    `${random.pick(SCHOOLS)}扩建工程`,
    '县城区雨污分流改造工程',
  ];
  const rows = names.map((name, at) => [
    at + 1,
    name,
    random.pick(['新建', '续建']),
    random.integer(2_600, 46_000),
    random.integer(1_000, 12_000),
  ]);
  const body = new Body()
    .p(`经县政府研究同意，现将${year}年县级重点建设项目名单公布如下，请各责任单位倒排工期、加快推进。`)
    .table('重点建设项目名单（单位：万元）', ['序号', '项目名称', '性质', '总投资', '年度计划投资'], rows);
  return {
    title: `云岭县${year}年重点建设项目名单`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `${rows.length}个重点建设项目的总投资和年度计划投资。`,
    keywords: ['重大项目', '重点项目'],
    sheet: {
      name: `${year}年重点建设项目名单.xlsx`,
      rows: [['序号', '项目名称', '性质', '总投资', '年度计划投资'], ...rows.map(row => row.map(String))],
    },
  };
}

const PROJECTS: Record<string, string> = {
  zhujian: '城南片区老旧小区改造工程',
  jiaotong: '双桥至古渡公路改建工程',
  shuili: '云河干流防洪治理工程',
  jiaoyu: '县第二中学综合楼建设工程',
};

function writeProgress(scene: Scene): WrittenDocument {
  const { office, random, year, month } = scene;
  const name = PROJECTS[office.key]!;
  const done = random.integer(20, 95);
  const body = new Body()
    .h2('一、项目基本情况')
    .p(
      `${name}位于云岭县${random.pick(ROADS)}一带（虚构），批准总投资${random.integer(3_000, 28_000)}万元，建设单位为${office.name}，施工单位为${random.pick(BUILDERS)}。`,
    )
    .h2('二、批准情况')
    .list('可行性研究报告批复、初步设计批复已在本栏目公开。', '施工许可证、环境影响评价文件已按规定办理。')
    .h2('三、实施进展')
    .p(
      `截至${chineseDate(scene.formedOn)}，累计完成投资占总投资的${done}%，主体工程${done > 60 ? '基本完成，正在进行附属设施施工' : '按计划推进'}，质量和安全受控。`,
    )
    .h2('四、下一步安排')
    .p('加强现场管理，落实扬尘、噪声控制措施，减少对群众出行的影响，力争按期竣工。');
  return {
    title: `${name}建设进展情况（${year}年${month}月）`,
    body: signOff(body, scene),
    summary: `累计完成投资占总投资的${done}%。`,
    keywords: ['重大建设项目', '进展'],
  };
}
