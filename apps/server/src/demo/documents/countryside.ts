import { Body } from './body.ts';
import {
  amount,
  chineseDate,
  type DocumentKind,
  halfYearBefore,
  type Scene,
  signOff,
  type WrittenDocument,
} from './scene.ts';

/** Land, houses, and what 条例 art. 21 asks of townships. */
export const countrysideKinds: readonly DocumentKind[] = [
  {
    id: 'expropriation',
    category: 'land-and-housing',
    by: ['ziran'],
    months: [2, 5, 9, 11],
    write: writeExpropriation,
  },
  {
    id: 'compensation',
    category: 'land-and-housing',
    by: ['zhujian', 'gudu', 'shuangqiao', 'yuncheng'],
    months: [8],
    write: writeCompensation,
  },
  { id: 'farm-policy', category: 'rural-policy', by: ['rural'], months: [3], write: writeFarmPolicy },
  { id: 'waterworks', category: 'rural-policy', by: ['rural'], months: [10], chance: 55, write: writeWaterworks },
  { id: 'land-lease', category: 'rural-land', by: ['rural'], months: [1, 7], chance: 55, write: writeLandLease },
  { id: 'homestead', category: 'rural-land', by: ['rural'], months: [8], chance: 75, write: writeHomesteads },
  { id: 'levies', category: 'rural-levies', by: ['rural'], months: [9], chance: 60, write: writeLevies },
];

const TOWNS = ['青石镇', '柳溪乡', '双桥镇', '古渡镇', '稻香镇', '白鹭镇'] as const;

function writeExpropriation(scene: Scene): WrittenDocument {
  const { random, year } = scene;
  const town = random.pick(TOWNS);
  const area = amount(random, 1, 9);
  const body = new Body()
    .p(
      `根据《中华人民共和国土地管理法》及其实施条例，因${random.pick(['公路改建', '水利设施', '学校扩建', '保障性住房'])}项目建设需要，拟征收${town}部分集体土地，现预公告如下：`,
    )
    .h2('一、征收范围')
    .p(`${town}有关村民小组集体土地，总面积约${area}公顷，具体以勘测定界成果为准。`)
    .h2('二、征收目的')
    .p('政府组织实施的基础设施、公共事业建设。')
    .h2('三、土地现状调查安排')
    .p(
      `自${chineseDate(scene.formedOn)}起，由县自然资源局会同乡镇人民政府开展土地现状调查和社会稳定风险评估，请农村集体经济组织、农户予以配合。`,
    )
    .h2('四、其他')
    .p(
      '自本公告发布之日起，任何单位和个人不得在拟征收范围内抢栽抢建；违反规定抢栽抢建的，对抢栽抢建部分不予补偿。公告期限为10个工作日。',
    );
  return {
    title: `云岭县土地征收预公告（${year}年第${scene.serial + 1}号）`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `拟征收${town}集体土地约${area}公顷。`,
    keywords: ['土地征收', '预公告', town],
  };
}

function writeCompensation(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const body = new Body()
    .p('根据《国有土地上房屋征收与补偿条例》，现将房屋征收补偿方案主要内容公告如下：')
    .h2('一、补偿方式')
    .p('被征收人可以选择货币补偿，也可以选择房屋产权调换。')
    .h2('二、补偿标准')
    .table(
      '补偿标准（演示数据）',
      ['项目', '标准'],
      [
        ['砖混结构住宅', `每平方米${random.integer(2_600, 3_400)}元`],
        ['搬迁费', '每户1200元'],
        ['临时安置费', '每平方米每月8元，按12个月计算'],
        ['签约奖励', '规定期限内签约每户10000元'],
      ],
    )
    .h2('三、征求意见')
    .p('征求意见期限30日。被征收人可以书面提出意见，修改情况及时公布。');
  return {
    title: `${office.name}${year}年度房屋征收补偿方案公告`,
    body: signOff(body, scene),
    summary: '补偿方式、补偿标准和征求意见期限。',
    keywords: ['房屋征收', '补偿'],
  };
}

function writeFarmPolicy(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const body = new Body()
    .p(`为抓好${year}年春耕生产，落实粮食安全责任，${office.shortName}结合实际制定以下措施：`)
    .list(
      `稳定粮食面积，全年粮食播种面积不少于${random.integer(9, 21)}000亩，其中早稻${random.integer(3, 7)}000亩。`,
      '开展统防统治，对连片50亩以上的种植大户免费提供绿色防控物资。',
      `支持茶叶、油茶等特色产业，对新建标准化基地每亩补助${random.integer(3, 8)}00元。`,
      '严禁耕地撂荒，对连续两年撂荒的，由村集体经济组织统一托管代种。',
    )
    .table(
      '农时安排',
      ['时间', '主要工作'],
      [
        ['3月', '农资供应、沟渠清淤、农机检修'],
        ['4月', '育秧插秧、茶叶采摘'],
        ['5月', '病虫害监测、山塘蓄水'],
      ],
    );
  return {
    title: `${office.shortName}${year}年春耕生产和惠农政策落实工作方案`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: null,
    keywords: ['春耕生产', '惠农政策', '粮食'],
  };
}

function writeWaterworks(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const body = new Body()
    .p(`${year}年，${office.shortName}实施农田水利项目${random.integer(2, 9)}个，现将建设和运营情况公布如下：`)
    .table(
      '农田水利工程（演示数据）',
      ['工程', '数量', '资金（万元）'],
      [
        ['山塘清淤加固', `${random.integer(3, 14)}口`, amount(random, 12, 80)],
        ['渠道衬砌', `${random.integer(2, 18)}.${random.integer(1, 9)}公里`, amount(random, 30, 160)],
        ['机耕道', `${random.integer(1, 9)}.${random.integer(1, 9)}公里`, amount(random, 20, 90)],
      ],
    )
    .p('工程已经村民代表、监理共同验收，移交所在村管护，管护人和监督电话已在现场公示。');
  return {
    title: `${office.shortName}${year}年农田水利工程建设运营情况`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['农田水利', '山塘', '渠道'],
  };
}

function writeLandLease(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const half = halfYearBefore(scene);
  const body = new Body()
    .p(`${half}，${office.shortName}农村土地承包经营权流转情况如下：`)
    .table(
      '流转情况（演示数据）',
      ['项目', '数量'],
      [
        ['流转合同（份）', random.integer(20, 160)],
        ['流转面积（亩）', random.integer(400, 3_600)],
        ['平均价格（元/亩·年）', random.integer(280, 620)],
        ['合同备案率', '100%'],
      ],
    )
    .p('流转双方应当签订书面合同，工商企业流转土地的须经乡镇审查。合同范本可以在便民服务中心免费领取。');
  return {
    title: `${office.shortName}${half}农村土地承包经营权流转情况`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['土地流转', '承包经营权'],
  };
}

function writeHomesteads(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const received = random.integer(12, 48);
  const granted = received - random.integer(1, 6);
  const body = new Body()
    .p(
      `现将${office.shortName}${year}年宅基地使用情况审核结果公布如下：共受理申请${received}宗，批准${granted}宗，不予批准${received - granted}宗。`,
    )
    .table(
      '审核情况（演示数据）',
      ['类型', '宗数', '面积（平方米）'],
      [
        ['原址翻建', granted - 5, (granted - 5) * 118],
        ['新址建房', 5, 5 * 120],
      ],
    )
    .p(
      '不予批准的主要原因：不符合“一户一宅”规定、选址位于永久基本农田或者地质灾害隐患区。分户结果在所在村公示栏公示，公示时已隐去身份证号码。',
    );
  return {
    title: `${office.shortName}${year}年宅基地使用情况审核结果`,
    body: signOff(body, scene),
    summary: `受理${received}宗，批准${granted}宗。`,
    keywords: ['宅基地', '审核结果'],
  };
}

function writeLevies(scene: Scene): WrittenDocument {
  const { office, random, year } = scene;
  const villages = random.integer(2, 6);
  const body = new Body()
    .p(`按照村民一事一议筹资筹劳管理规定，${office.shortName}${year}年共审核${villages}个村的筹资筹劳方案，现予公布：`)
    .table(
      '筹资筹劳方案（演示数据）',
      ['项目', '数量'],
      [
        ['筹资总额（万元）', amount(random, 3, 18)],
        ['人均筹资（元）', random.integer(5, 15)],
        ['筹劳总数（工日）', random.integer(200, 1_500)],
        ['财政奖补（万元）', amount(random, 12, 60)],
      ],
    )
    .p('筹资筹劳事项均经村民会议或者村民代表会议讨论通过，坚持自愿、直接受益、量力而行，对五保户、困难家庭予以减免。');
  return {
    title: `${office.shortName}${year}年村民一事一议筹资筹劳情况`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['筹资筹劳', '一事一议'],
  };
}
