import { ROADS, SCHOOLS } from '../words/places.data.ts';
import { Body } from './body.ts';
import {
  amount,
  chineseDate,
  type DocumentKind,
  halfYearBefore,
  type Scene,
  signOff,
  type WrittenDocument,
  wholeArea,
} from './scene.ts';

/** Schools, health, security, work, help; water and buses of the county town. */
export const livelihoodKinds: readonly DocumentKind[] = [
  { id: 'enrolment', category: 'livelihood', by: ['jiaoyu'], months: [6], write: writeEnrolment },
  { id: 'insurance', category: 'livelihood', by: ['renshe', 'weijian'], months: [9], write: writeInsurance },
  { id: 'jobs', category: 'livelihood', by: ['renshe'], months: [2, 5, 8, 11], write: writeJobs },
  { id: 'vaccination', category: 'livelihood', by: ['weijian'], months: [3, 10], write: writeVaccination },
  { id: 'subsidy', category: 'livelihood', by: ['rural'], months: [5], chance: 70, write: writeSubsidy },
  { id: 'allowance', category: 'social-assistance', by: ['minzheng'], months: [1, 4, 7, 10], write: writeAllowance },
  {
    id: 'township-allowance',
    category: 'social-assistance',
    by: ['township'],
    months: [1, 7],
    chance: 60,
    write: writeTownshipAllowance,
  },
  { id: 'safety-tip', category: 'social-assistance', by: ['gongan'], months: [2, 9], write: writeSecurity },
  { id: 'water-stop', category: 'urban-services', by: ['zhujian'], months: [3, 7, 11], write: writeWaterStop },
  { id: 'bus', category: 'urban-services', by: ['jiaotong'], months: [4, 9], write: writeBus },
  { id: 'street-light', category: 'urban-services', by: ['zhujian', 'fuban'], months: [8], write: writeStreetLight },
  { id: 'recruit', category: 'recruitment', by: ['renshe'], months: [3, 7], write: writeRecruitment },
  {
    id: 'recruit-result',
    category: 'recruitment',
    by: ['renshe', 'weijian', 'jiaoyu'],
    months: [9],
    write: writeRecruitResult,
  },
];

function writeEnrolment(scene: Scene): WrittenDocument {
  const { random, year } = scene;
  const body = new Body()
    .p(`为做好${year}年秋季义务教育学校招生入学工作，保障适龄儿童少年依法接受义务教育，制定本方案。`)
    .h2('一、招生对象')
    .p(`小学一年级：${year}年8月31日前年满6周岁的适龄儿童。初中一年级：本县小学应届毕业生和符合条件的随迁子女。`)
    .h2('二、学区划分')
    .table(
      '城区小学学区（演示数据）',
      ['学校', '学区范围', '计划班级'],
      [
        ['县实验小学', `${ROADS[0]}以北、${ROADS[2]}以西`, 8],
        ['县城南小学', `${ROADS[0]}以南、${ROADS[3]}以东`, 6],
        ['县第二小学', `${ROADS[10]}两侧`, 6],
      ],
    )
    .h2('三、办理时间和方式')
    .list(
      `网上登记：${year}年6月25日至7月5日。`,
      `现场审核：${year}年7月8日至10日，仅限网上无法核验的家庭。`,
      `结果公布：${year}年7月20日。`,
    )
    .h2('四、工作要求')
    .p('全面实行免试就近入学和阳光分班，严禁以任何形式的考试、竞赛成绩作为入学依据，严禁收取与入学挂钩的费用。')
    .p(`预计招收小学新生${random.integer(4_100, 4_600)}人、初中新生${random.integer(4_300, 4_900)}人。`);
  return {
    title: `云岭县${year}年义务教育学校招生入学工作方案`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: '招生对象、学区划分、办理时间和工作要求。',
    keywords: ['招生入学', '学区', '义务教育'],
  };
}

function writeInsurance(scene: Scene): WrittenDocument {
  const { office, year } = scene;
  const isPension = office.key === 'renshe';
  const name = isPension ? '城乡居民基本养老保险' : '城乡居民基本医疗保险';
  const body = new Body()
    .p(`${year + 1}年度${name}集中缴费工作即将开始，现将有关事项通告如下：`)
    .h2('一、参保对象')
    .p(
      isPension
        ? '年满16周岁、未参加职工基本养老保险的本县户籍居民（在校学生除外）。'
        : '未参加职工基本医疗保险的本县户籍居民、在本县就读的学生和持居住证人员。',
    )
    .h2('二、缴费标准')
    .p(
      isPension
        ? '缴费档次每年200元至6000元，由参保人自愿选择，多缴多得、长缴多得。'
        : '个人缴费标准为每人每年400元，财政补助不低于每人每年670元。',
    )
    .h2('三、缴费时间')
    .p(`${year}年10月1日至12月31日。逾期缴费的，按照规定设置待遇等待期。`)
    .h2('四、困难群众资助')
    .p('对特困人员、最低生活保障对象、返贫致贫人口等按照规定给予全额或者定额资助。')
    .p('咨询电话：各乡镇便民服务中心。');
  return {
    title: `关于做好${year + 1}年度${name}参保缴费工作的通告`,
    body: signOff(body, scene),
    summary: `${name}参保对象、缴费标准、缴费时间和资助政策。`,
    keywords: ['社会保障', name, '缴费'],
  };
}

function writeJobs(scene: Scene): WrittenDocument {
  const { random, year, month } = scene;
  const rows = ['缝纫工', '电子装配工', '幼儿园教师', '护理员', '货车驾驶员', '茶叶加工技术员', '客服专员'].map(
    (job, at) => [
      at + 1,
      job,
      random.integer(3, 40),
      `${random.integer(32, 48) * 100}—${random.integer(50, 78) * 100}元/月`,
      random.pick(['云岭经济开发区', '云城街道', '双桥镇', '古渡镇']),
    ],
  );
  const total = rows.reduce((sum, row) => sum + Number(row[2]), 0);
  const body = new Body()
    .p(`为促进城乡劳动者就业，县人力资源和社会保障局收集了${year}年${month}月企业用工信息，现予发布。`)
    .table('岗位信息（演示数据）', ['序号', '岗位', '人数', '薪酬', '工作地点'], rows)
    .p(`本期共提供岗位${total}个。求职者可以到县人力资源市场或者各乡镇就业服务站登记，服务全程免费。`);
  return {
    title: `云岭县${year}年${month}月就业岗位信息`,
    body: signOff(body, scene),
    summary: `本期提供就业岗位${total}个。`,
    keywords: ['就业', '岗位信息', '招聘'],
  };
}

function writeVaccination(scene: Scene): WrittenDocument {
  const season = scene.month < 6 ? '春季' : '秋冬季';
  const body = new Body()
    .p(`为做好${season}传染病防控工作，现将预防接种服务有关事项公告如下：`)
    .h2('一、接种单位')
    .p('县疾病预防控制中心、各乡镇卫生院和社区卫生服务中心，共19个接种门诊。')
    .h2('二、服务时间')
    .p('接种门诊每周至少开放3天，具体时间在各接种门诊公示，可以电话或者现场预约。')
    .h2('三、温馨提示')
    .list(
      '免疫规划疫苗免费接种，非免疫规划疫苗知情、自愿、自费。',
      '接种前如实告知健康状况，接种后在现场留观30分钟。',
      '前往接种请携带预防接种证。',
    );
  return {
    title: `关于做好${scene.year}年${season}预防接种工作的公告`,
    body: signOff(body, scene),
    summary: '接种单位、服务时间和注意事项。',
    keywords: ['预防接种', '公共卫生'],
  };
}

function writeSubsidy(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const acres = random.integer(9_000, 21_000);
  const money = ((acres * 92.4) / 10_000).toFixed(2);
  const body = new Body()
    .p(`根据县农业农村局、县财政局工作安排，${office.shortName}组织开展了${year}年耕地地力保护补贴面积核实和公示工作。`)
    .table(
      '补贴情况汇总（演示数据）',
      ['项目', '数量'],
      [
        ['核定面积（亩）', acres],
        ['补贴标准（元/亩）', '92.40'],
        ['补贴资金（万元）', money],
        ['受益农户（户）', random.integer(2_100, 5_200)],
      ],
    )
    .p(
      '各村分户清册已在村务公开栏公示不少于7日，公示中隐去身份证号码、银行账号等个人信息。补贴资金通过“一卡通”发放到户。',
    );
  return {
    title: `${office.shortName}${year}年耕地地力保护补贴发放情况`,
    body: signOff(body, scene),
    summary: `核定面积${acres}亩，发放补贴资金${money}万元。`,
    keywords: ['惠农补贴', '耕地地力保护'],
  };
}

function writeAllowance(scene: Scene): WrittenDocument {
  const { random } = scene;
  const quarter = scene.month === 1 ? 4 : (scene.month - 1) / 3;
  const year = scene.month === 1 ? scene.year - 1 : scene.year;
  const rows = [
    ['城市最低生活保障', random.integer(1_050, 1_300), amount(random, 170, 240)],
    ['农村最低生活保障', random.integer(8_600, 9_700), amount(random, 880, 1_150)],
    ['特困人员救助供养', random.integer(1_480, 1_620), amount(random, 420, 520)],
    ['临时救助', random.integer(180, 460), amount(random, 28, 96)],
    ['孤儿和事实无人抚养儿童基本生活', random.integer(150, 210), amount(random, 40, 66)],
  ];
  const body = new Body()
    .p(`现将${year}年第${['', '一', '二', '三', '四'][quarter]}季度全县社会救助资金发放情况公布如下：`)
    .table('社会救助资金发放情况（演示数据）', ['救助类别', '人数（人次）', '资金（万元）'], rows)
    .p('为保护救助对象隐私，本公告只公布汇总数据。对救助对象认定有异议的，可以向乡镇人民政府或者县民政局反映。');
  return {
    title: `云岭县${year}年第${['', '一', '二', '三', '四'][quarter]}季度社会救助资金发放情况`,
    body: signOff(body, scene),
    summary: '城乡低保、特困供养、临时救助等人数和资金汇总。',
    keywords: ['社会救助', '低保', '临时救助'],
    sheet: {
      name: '社会救助资金发放情况.xlsx',
      rows: [['救助类别', '人数（人次）', '资金（万元）'], ...rows.map(row => row.map(String))],
    },
  };
}

function writeTownshipAllowance(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const half = halfYearBefore(scene);
  const body = new Body()
    .p(
      `${half}，${office.shortName}严格落实社会救助政策，共受理临时救助申请${random.integer(6, 28)}件，经调查审核确认${random.integer(4, 24)}件，发放救助金${amount(random, 1, 9)}万元；新增最低生活保障对象${random.integer(2, 14)}户，退出${random.integer(1, 10)}户。`,
    )
    .p(`${wholeArea(scene)}对困难群众实行动态监测，做到应保尽保、应退尽退。社会救助政策咨询和监督电话见本机关页面。`);
  return {
    title: `${office.shortName}${half}社会救助工作情况`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['社会救助', office.shortName],
  };
}

function writeSecurity(scene: Scene): WrittenDocument {
  const topic = scene.month < 6 ? '烟花爆竹安全管理' : '防范电信网络诈骗';
  const body =
    scene.month < 6
      ? new Body()
          .p('为保障公共安全和人身、财产安全，根据《烟花爆竹安全管理条例》，现就烟花爆竹安全管理有关事项通告如下：')
          .list(
            '县城建成区、加油站、医院、学校、林区等重点区域禁止燃放烟花爆竹。',
            '禁止个人携带、邮寄烟花爆竹，禁止无证经营。',
            '举报违法行为请拨打报警电话，经查属实的给予奖励。',
          )
      : new Body()
          .p('近期，冒充客服退款、虚假投资理财、刷单返利类诈骗案件时有发生，县公安局提醒广大群众：')
          .list(
            '不轻信陌生来电、短信，不点击陌生链接，不向陌生账户转账。',
            '公安机关不会通过电话做笔录，不设“安全账户”。',
            '发现被骗，立即拨打报警电话，并保存转账凭证。',
          );
  return {
    title: `云岭县公安局关于${topic}的通告（${scene.year}年）`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['治安管理', topic],
  };
}

function writeWaterStop(scene: Scene): WrittenDocument {
  const { random } = scene;
  const road = random.pick(ROADS);
  const body = new Body()
    .p(`因${road}供水主管道改造施工，需要临时停水，现将有关事项公告如下：`)
    .table(
      null,
      ['项目', '安排'],
      [
        ['停水时间', `${chineseDate(scene.formedOn)}起第3日22:00至次日6:00`],
        ['停水范围', `${road}及其以南区域`],
        ['影响用户', `约${random.integer(6, 28) * 100}户`],
      ],
    )
    .p('请用户提前做好储水准备，恢复供水初期可能出现短时浑浊，请放水后使用。如遇降雨等情况施工顺延，另行公告。');
  return {
    title: `关于${road}供水管道改造临时停水的公告`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['停水公告', '公共服务'],
  };
}

function writeBus(scene: Scene): WrittenDocument {
  const { random } = scene;
  const line = random.integer(1, 12);
  const body = new Body()
    .p(`为方便群众出行，经公开征求意见并报县政府同意，自次月1日起对县城${line}路公交线路作如下调整：`)
    .list(
      `起讫站点：汽车客运站—${random.pick(SCHOOLS)}。`,
      `新增停靠站：${random.sample(ROADS, 2).join('站、')}站。`,
      '首末班时间：6:20—20:30；高峰时段发车间隔12分钟。',
      '票价1元，65周岁以上老年人、残疾人、现役军人凭有效证件免费乘车。',
    );
  return {
    title: `关于调整县城${line}路公交线路的公告`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['公交', '公共服务'],
  };
}

function writeStreetLight(scene: Scene): WrittenDocument {
  const { random, year } = scene;
  const body = new Body()
    .p(`${year}年城区市政设施改造项目已经完成，现将实施情况公布如下：`)
    .table(
      '实施情况（演示数据）',
      ['内容', '数量', '位置'],
      [
        ['更换节能路灯', `${random.integer(120, 640)}盏`, random.pick(ROADS)],
        ['修复人行道', `${random.integer(2_000, 9_000)}平方米`, random.pick(ROADS)],
        ['新增无障碍坡道', `${random.integer(8, 40)}处`, '城区主要路口'],
        ['改造公共厕所', `${random.integer(2, 9)}座`, '农贸市场、公园'],
      ],
    )
    .p('设施损坏可以通过政务服务便民热线反映，接到反映后24小时内到场处置。');
  return {
    title: `${year}年城区市政设施改造完成情况`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['市政建设', '路灯', '无障碍'],
  };
}

function writeRecruitment(scene: Scene): WrittenDocument {
  const { random, year } = scene;
  const body = new Body()
    .p(
      `根据上级公务员主管部门统一部署，现将云岭县${year}年${scene.month < 6 ? '公务员招录' : '事业单位公开招聘'}有关事项公告如下：`,
    )
    .table(
      '职位和名额（演示数据）',
      ['招录单位', '职位', '名额', '学历要求'],
      [
        ['乡镇机关', '综合管理岗', random.integer(8, 22), '本科及以上'],
        ['县直机关', '法制审核岗', random.integer(1, 4), '本科及以上，法学类'],
        ['县直机关', '财务岗', random.integer(1, 4), '本科及以上，会计类'],
        ['基层服务单位', '农业技术岗', random.integer(3, 9), '大专及以上'],
      ],
    )
    .h2('报考条件')
    .list(
      '具有中华人民共和国国籍，拥护宪法。',
      '年龄为18周岁以上、35周岁以下，面向基层的岗位可以适当放宽。',
      '具有正常履行职责的身体条件和符合职位要求的文化程度。',
    )
    .h2('报名方式')
    .p('采取网上报名方式进行，不收取报名费以外的任何费用，不举办也不委托任何机构举办考试辅导培训班。');
  return {
    title: `云岭县${year}年${scene.month < 6 ? '考试录用公务员' : '事业单位公开招聘工作人员'}公告`,
    body: signOff(body, scene),
    summary: '职位、名额、报考条件和报名方式。',
    keywords: ['招考', '职位', '公告'],
  };
}

function writeRecruitResult(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const body = new Body()
    .p(`根据${year}年公开招聘公告，经笔试、面试、体检、考察，现将拟聘用人员情况公示如下：`)
    .table(
      '拟聘用情况（演示数据）',
      ['岗位', '招聘人数', '拟聘用人数', '最低综合成绩'],
      [
        ['岗位一', random.integer(3, 8), random.integer(2, 3), amount(random, 68, 76)],
        ['岗位二', random.integer(2, 5), random.integer(1, 2), amount(random, 70, 79)],
      ],
    )
    .p('公示期为5个工作日。拟聘用人员名单在招聘单位公示栏同步公示。对公示内容有异议的，请以书面形式实名反映。');
  return {
    title: `${office.name}${year}年公开招聘拟聘用人员公示`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['录用结果', '公示'],
  };
}
