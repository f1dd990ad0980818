import { RESERVOIRS, RIVERS } from '../words/places.data.ts';
import { Body } from './body.ts';
import { writePenalties, writePenaltyBasis, writePermits, writeServiceGuide } from './permits-and-penalties.ts';
import {
  amount,
  chineseDate,
  type DocumentKind,
  ourOffice,
  type Scene,
  signOff,
  type WrittenDocument,
  wholeArea,
} from './scene.ts';

/** Permits, penalties, emergencies, inspections, and what the government says of its own lawfulness. */
export const supervisionKinds: readonly DocumentKind[] = [
  {
    id: 'permits',
    category: 'permits-and-services',
    by: ['ziran', 'zhujian', 'jiaotong', 'weijian', 'shichang', 'jiaoyu', 'shuili', 'nongye'],
    months: [2, 5, 8, 11],
    chance: 70,
    write: writePermits,
  },
  {
    id: 'service-guide',
    category: 'permits-and-services',
    by: ['township', 'gongan', 'minzheng', 'renshe'],
    months: [4],
    chance: 70,
    write: writeServiceGuide,
  },
  {
    id: 'penalties',
    category: 'penalties-and-coercion',
    by: ['shichang', 'jiaotong', 'weijian', 'yingji', 'nongye', 'ziran'],
    months: [3, 6, 9, 12],
    chance: 70,
    write: writePenalties,
  },
  {
    id: 'penalty-basis',
    category: 'penalties-and-coercion',
    by: ['shichang', 'gongan', 'yingji', 'zhujian'],
    months: [1],
    years: [0],
    write: writePenaltyBasis,
  },
  {
    id: 'plan-of-emergency',
    category: 'emergencies',
    by: ['yingji', 'shuili', 'weijian', 'township'],
    months: [4],
    chance: 45,
    write: writeEmergencyPlan,
  },
  { id: 'flood-warning', category: 'emergencies', by: ['yingji', 'shuili'], months: [6, 7], write: writeFloodWarning },
  {
    id: 'food',
    category: 'inspections',
    by: ['shichang'],
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    write: writeFood,
  },
  { id: 'water', category: 'inspections', by: ['shuili'], months: [1, 4, 7, 10], write: writeWater },
  {
    id: 'safety',
    category: 'inspections',
    by: ['yingji', 'jiaotong', 'zhujian', 'township'],
    months: [6, 11],
    chance: 50,
    write: writeSafety,
  },
  {
    id: 'lawfulness',
    category: 'other-statutory',
    by: ['county', 'department', 'township'],
    months: [3],
    chance: 60,
    write: writeLawfulness,
  },
  {
    id: 'enforcement',
    category: 'other-statutory',
    by: ['shichang', 'jiaotong', 'ziran', 'weijian'],
    months: [1],
    write: writeEnforcement,
  },
  {
    id: 'committee',
    category: 'other-documents',
    by: ['fuban', 'township'],
    months: [5],
    chance: 55,
    write: writeCommittee,
  },
  {
    id: 'campaign',
    category: 'other-documents',
    by: ['fuban', 'nongye', 'yingji', 'minzheng', 'weijian'],
    months: [3, 8],
    chance: 80,
    write: writeCampaign,
  },
];

function writeEmergencyPlan(scene: Scene): WrittenDocument {
  const { office, year } = scene;
  const topics: Record<string, string> = { yingji: '生产安全事故', shuili: '水旱灾害', weijian: '突发公共卫生事件' };
  const topic = topics[office.key] ?? '防汛抗旱';
  const place = office.kind === 'township' ? office.shortName : '云岭县';
  const body = new Body()
    .h2('一、总则')
    .p(
      `为有效预防和及时处置${topic}，最大限度减少人员伤亡和财产损失，根据《中华人民共和国突发事件应对法》，制定本预案。工作原则：人民至上、生命至上，统一领导、分级负责，预防为主、快速反应。`,
    )
    .h2('二、组织体系')
    .p(
      `${place}成立${topic}应急指挥机构，由主要负责同志任指挥长，下设综合协调、抢险救援、转移安置、医疗防疫、信息发布等工作组。`,
    )
    .h2('三、预警和响应')
    .table(
      '响应分级',
      ['级别', '条件', '响应措施'],
      [
        ['Ⅳ级', '一般', '加强值守，开展巡查'],
        ['Ⅲ级', '较大', '预置队伍，准备转移'],
        ['Ⅱ级', '重大', '转移危险区域人员，停工停课'],
        ['Ⅰ级', '特别重大', '全面动员，请求支援'],
      ],
    )
    .h2('四、信息报告')
    .p('突发事件发生后，事发单位应当立即报告，书面报告不得超过2小时，不得迟报、谎报、瞒报、漏报。')
    .h2('五、保障措施')
    .p(`落实队伍、物资、通信、资金保障，每年至少组织一次综合演练。本预案自印发之日起施行，由${office.name}负责解释。`);
  return {
    title: `${office.name}关于印发《${place}${topic}应急预案（${year}年修订）》的通知`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `${topic}应急组织体系、预警响应和保障措施。`,
    keywords: ['应急预案', topic],
  };
}

function writeFloodWarning(scene: Scene): WrittenDocument {
  const { office, random, formedOn } = scene;
  const body = new Body()
    .p(
      `据气象、水文部门监测，受强降雨影响，${random.pick(RIVERS)}水位上涨较快，预计未来24小时全县累计雨量60—110毫米，局部超过150毫米。${office.name}于${chineseDate(formedOn)}发布预警。`,
    )
    .table(
      '水库水位（演示数据）',
      ['水库', '当前水位（米）', '汛限水位（米）'],
      RESERVOIRS.map(name => [name, amount(random, 118, 126), '126.50']),
    )
    .list(
      '低洼易涝、地质灾害隐患点和涉河施工区域人员及时转移。',
      '各乡镇严格执行24小时值班和领导带班制度。',
      '群众不要涉水行车、下河游泳、围观洪水。',
    )
    .p('后续情况将及时发布，请关注官方渠道，不信谣、不传谣。');
  return {
    title: `关于做好强降雨防范工作的预警通报（${chineseDate(formedOn)}）`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['防汛', '预警', '强降雨'],
  };
}

function writeFood(scene: Scene): WrittenDocument {
  const { random, year, month } = scene;
  const each = random.integer(15, 45);
  const total = each * 4;
  const failed = random.integer(0, 4);
  const kinds = random.sample(
    ['粮食加工品', '食用农产品', '糕点', '豆制品', '餐饮食品', '肉制品', '茶叶及相关制品', '调味品'],
    4,
  );
  const rows = kinds.map((kind, at) => [kind, each, at < failed ? 1 : 0]);
  const body = new Body()
    .p(
      `近期，县市场监督管理局组织食品安全监督抽检${total}批次，抽检项目全部合格${total - failed}批次，不合格${failed}批次，合格率${(((total - failed) / total) * 100).toFixed(1)}%。`,
    )
    .table('抽检情况（演示数据）', ['食品类别', '抽检批次', '不合格批次'], rows)
    .p(
      failed > 0
        ? '对抽检不合格食品，已依法采取下架、召回措施，并对生产经营者立案调查，核查处置情况另行公布。'
        : '本期未发现不合格产品。',
    )
    .p('消费者发现违法食品生产经营行为的，可以拨打投诉举报电话。');
  return {
    title: `云岭县食品安全监督抽检信息通告（${year}年第${month}期）`,
    body: signOff(body, scene),
    summary: `抽检${total}批次，不合格${failed}批次。`,
    keywords: ['食品安全', '监督抽检'],
  };
}

function writeWater(scene: Scene): WrittenDocument {
  const { random, year } = scene;
  const quarter = scene.month === 1 ? 4 : (scene.month - 1) / 3;
  const which = `${scene.month === 1 ? year - 1 : year}年第${['', '一', '二', '三', '四'][quarter]}季度`;
  const rows = RESERVOIRS.map(name => [name, random.pick(['Ⅱ类', 'Ⅱ类', 'Ⅲ类']), '达标']);
  const body = new Body()
    .p(`${which}，全县集中式饮用水水源地水质监测结果如下：`)
    .table('饮用水水源地水质（演示数据）', ['水源地', '水质类别', '达标情况'], rows)
    .p('监测项目为《地表水环境质量标准》规定的基本项目和集中式生活饮用水地表水源地补充项目，全部达到或者优于Ⅲ类标准。');
  return {
    title: `云岭县${which}集中式饮用水水源水质状况`,
    body: signOff(body, scene),
    summary: '全县集中式饮用水水源水质全部达标。',
    keywords: ['水质监测', '饮用水', '环境保护'],
  };
}

function writeSafety(scene: Scene): WrittenDocument {
  const { office, random, year, month } = scene;
  const found = random.integer(12, 86);
  const mended = found - random.integer(0, 6);
  const body = new Body()
    .p(`为落实安全生产责任，${ourOffice(scene)}于${year}年${month}月组织开展安全生产检查，现将情况通报如下：`)
    .h2('一、检查情况')
    .p(
      `共检查企业、工地、学校、市场等${random.integer(20, 120)}家（处），发现隐患${found}处，已整改${mended}处，其余${found - mended}处已落实整改责任、措施和时限。`,
    )
    .h2('二、主要问题')
    .list('个别单位消防通道堆放杂物。', '部分特种作业人员证件管理不规范。', '应急演练记录不完整。')
    .h2('三、工作要求')
    .p(`${wholeArea(scene)}各责任单位要举一反三，建立隐患台账，实行闭环管理，检查结果依法向社会公开。`);
  return {
    title: `${office.name}关于${year}年${month}月安全生产检查情况的通报`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `发现隐患${found}处，已整改${mended}处。`,
    keywords: ['安全生产', '监督检查'],
  };
}

function writeLawfulness(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const year = scene.year - 1;
  const body = new Body()
    .p(`${year}年，${office.name}深入学习贯彻习近平法治思想，扎实推进依法行政，现将法治政府建设情况报告如下。`)
    .h2('一、主要举措和成效')
    .list(
      `落实重大行政决策程序，合法性审核各类文件、合同${random.integer(12, 160)}件。`,
      `开展行政执法培训${random.integer(2, 9)}次，执法人员持证上岗率100%。`,
      `办理行政复议、行政诉讼案件${random.integer(0, 6)}件，负责人出庭应诉率100%。`,
    )
    .h2('二、存在的不足')
    .p('基层执法力量偏弱，普法宣传的针对性有待增强。')
    .h2('三、下一步打算')
    .p('加强规范性文件管理，完善行政执法公示制度，提升依法办事能力。');
  return {
    title: `${office.name}${year}年法治政府建设年度报告`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['法治政府', '年度报告'],
  };
}

function writeEnforcement(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const year = scene.year - 1;
  const body = new Body().p(`现将${office.name}${year}年度行政执法数据公布如下：`).table(
    '行政执法数据（演示数据）',
    ['执法类别', '数量（件）'],
    [
      ['行政许可', random.integer(120, 2_400)],
      ['行政处罚', random.integer(18, 190)],
      ['行政强制', random.integer(0, 12)],
      ['行政检查', random.integer(200, 2_600)],
    ],
  );
  return {
    title: `${office.name}${year}年度行政执法统计年报`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['行政执法', '统计年报'],
  };
}

function writeCommittee(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const name = random.pick([
    '政务公开工作领导小组',
    '安全生产委员会',
    '防汛抗旱指挥部',
    '食品安全委员会',
    '根治拖欠农民工工资工作领导小组',
  ]);
  const place = office.kind === 'township' ? office.shortName : '云岭县';
  const body = new Body()
    .p(`因人员变动和工作需要，决定对${place}${name}成员单位进行调整，现通知如下：`)
    .list(
      '组长：政府主要负责同志。',
      '副组长：分管负责同志。',
      '成员：办公室、财政、应急、农业农村、市场监管等单位负责同志。',
    )
    .p(
      '领导小组下设办公室，负责日常工作。今后成员因工作变动需要调整的，由成员单位提出，报领导小组批准，不再另行发文。',
    );
  return {
    title: `${office.name}关于调整${place}${name}组成人员的通知`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: null,
    keywords: ['议事协调机构', '通知'],
  };
}

const CAMPAIGNS: Record<string, string[]> = {
  fuban: ['政务公开工作要点任务分解', '政务服务“高效办成一件事”'],
  nongye: ['高标准农田建设', '农村人居环境整治提升'],
  yingji: ['安全生产治本攻坚三年行动', '森林防灭火专项整治'],
  minzheng: ['农村留守老年人关爱服务', '困难群众救助补助资金专项治理'],
  weijian: ['爱国卫生运动', '基层医疗机构服务能力提升'],
};

function writeCampaign(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const name = CAMPAIGNS[office.key]![scene.serial % 2]!;
  const body = new Body()
    .p(
      '各乡镇人民政府、街道办事处，各有关单位：',
      `现将《云岭县${year}年${name}工作方案》印发给你们，请结合实际认真组织实施。`,
    )
    .h2('一、工作目标')
    .p(`到${year}年底，${name}各项任务全面完成，建立健全长效机制，群众满意度明显提升。`)
    .h2('二、重点任务')
    .list(
      '摸清底数，建立工作台账和问题清单。',
      '突出重点，集中解决群众反映强烈的突出问题。',
      '完善制度，明确责任分工和办理时限。',
      '加强宣传，主动公开工作进展和结果。',
    )
    .h2('三、实施步骤')
    .table(
      null,
      ['阶段', '时间', '内容'],
      [
        ['动员部署', `${scene.month}月`, '制定方案，明确责任'],
        ['组织实施', `${scene.month + 1}—11月`, '推进任务，跟踪督导'],
        ['总结评估', '12月', '开展评估，公布结果'],
      ],
    )
    .h2('四、保障措施')
    .p(`县财政安排专项资金${amount(random, 20, 300)}万元。各单位每季度报送进展情况，工作不力的予以通报。`);
  return {
    title: `${office.name}关于印发《云岭县${year}年${name}工作方案》的通知`,
    body: signOff(body, scene).p('（此件公开发布）'),
    isNumbered: true,
    summary: `${year}年${name}的工作目标、重点任务和实施步骤。`,
    keywords: [name.slice(0, 12), '工作方案'],
  };
}
