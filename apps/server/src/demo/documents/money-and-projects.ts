/** Budgets, fees, procurement and major projects, as a county writes them. All invented (虚构). */
import { BUILDERS, RIVERS, ROADS, SCHOOLS } from '../words/places.data.ts';
import { Body } from './body.ts';
import { amount, chineseDate, percent, type Scene, signOff, type WrittenDocument } from './scene.ts';

export function writeBudget(scene: Scene, what: '预算' | '决算'): WrittenDocument {
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

export function writeFees(scene: Scene): WrittenDocument {
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

export function writeProcurement(scene: Scene): WrittenDocument {
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

export function writeAward(scene: Scene): WrittenDocument {
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

export function writeProjectList(scene: Scene): WrittenDocument {
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

export function writeProgress(scene: Scene): WrittenDocument {
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
