/** Permits, service guides and penalties, as a county writes them. All invented (虚构). */
import { PARTIES } from '../words/places.data.ts';
import { Body } from './body.ts';
import { monthBefore, type Scene, signOff, type WrittenDocument } from './scene.ts';

const PERMITS: Record<string, string> = {
  ziran: '建设用地规划许可',
  zhujian: '建筑工程施工许可',
  jiaotong: '道路货物运输经营许可',
  weijian: '公共场所卫生许可',
  shichang: '食品经营许可',
  jiaoyu: '民办学校设立许可',
  shuili: '取水许可',
  nongye: '农药经营许可',
};

export function writePermits(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const { year, month } = monthBefore(scene);
  const item = PERMITS[office.key]!;
  const first = month * 12 + random.integer(1, 6);
  const rows = random
    .sample(PARTIES[office.key]!, random.integer(3, 6))
    .map((name, at) => [
      at + 1,
      name,
      item,
      `${office.sign}许〔${year}〕${first + at}号`,
      random.pick(['准予许可', '准予许可', '准予许可', '准予变更', '准予延续']),
    ]);
  const body = new Body()
    .p(
      `根据《中华人民共和国行政许可法》和《中华人民共和国政府信息公开条例》，现将${office.name}${year}年${month}月行政许可办理结果公示如下：`,
    )
    .table('行政许可办理结果（演示数据）', ['序号', '申请人', '许可事项', '决定书文号', '结果'], rows)
    .p(`全月共办理${item}${rows.length}件，按期办结率100%。办理依据、条件、程序见办事指南。`);
  return {
    title: `${office.name}${year}年${month}月行政许可结果公示`,
    body: signOff(body, scene),
    summary: `${item}办理结果${rows.length}件。`,
    keywords: ['行政许可', item],
    sheet: {
      name: `${year}年${month}月行政许可结果.xlsx`,
      rows: [['序号', '申请人', '许可事项', '决定书文号', '结果'], ...rows.map(row => row.map(String))],
    },
  };
}

export function writeServiceGuide(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const items: Record<string, string[]> = {
    gongan: ['居民身份证换领、补领', '户口迁移', '机动车驾驶证期满换证'],
    minzheng: ['最低生活保障申请', '婚姻登记', '社会团体成立登记'],
    renshe: ['失业登记', '城乡居民养老保险参保登记', '劳动保障监察投诉'],
  };
  const item = random.pick(
    items[office.key] ?? ['生育登记', '农村宅基地申请', '临时救助申请', '林木采伐许可代办', '老年人优待证办理'],
  );
  const body = new Body()
    .h2('一、办理依据')
    .p('法律、法规、规章和上级规定对本事项的办理有明确要求，具体条文见政务服务平台事项清单。')
    .h2('二、申请条件')
    .p(`具有本县户籍或者持有本县居住证，符合“${item}”事项规定条件的公民。`)
    .h2('三、申请材料')
    .table(
      null,
      ['材料', '份数', '要求'],
      [
        ['申请人居民身份证', 1, '出示原件，能够通过数据共享获取的不再提交'],
        ['申请表', 1, '窗口领取或者网上下载'],
        ['相关证明材料', 1, '可以实行告知承诺'],
      ],
    )
    .h2('四、办理流程和时限')
    .p(`申请—受理—审核—办结。法定时限20个工作日，承诺时限${random.integer(1, 7)}个工作日。`)
    .h2('五、收费')
    .p('不收费。')
    .h2('六、办理地点')
    .p(`云岭县${office.street}（虚构）便民服务窗口。`);
  return {
    title: `${office.shortName.replace(/^县/, '县')}“${item}”办事指南`,
    body,
    summary: '办理依据、条件、材料、流程、时限和地点。',
    keywords: ['办事指南', item],
  };
}

const OFFENCES: Record<string, [string, string][]> = {
  shichang: [
    ['经营超过保质期的食品', '《中华人民共和国食品安全法》'],
    ['未按规定明码标价', '《中华人民共和国价格法》'],
    ['使用未经检定的计量器具', '《中华人民共和国计量法》'],
  ],
  jiaotong: [
    ['未取得道路运输经营许可擅自经营', '《中华人民共和国道路运输条例》'],
    ['车辆超限运输', '《公路安全保护条例》'],
  ],
  weijian: [
    ['公共场所未按规定进行卫生检测', '《公共场所卫生管理条例》'],
    ['未按规定处置医疗废物', '《医疗废物管理条例》'],
  ],
  yingji: [
    ['未按规定开展安全生产教育培训', '《中华人民共和国安全生产法》'],
    ['特种作业人员无证上岗', '《中华人民共和国安全生产法》'],
  ],
  nongye: [
    ['经营假劣种子', '《中华人民共和国种子法》'],
    ['违规使用禁用渔具', '《中华人民共和国渔业法》'],
  ],
  ziran: [
    ['未经批准占用土地', '《中华人民共和国土地管理法》'],
    ['未按规划许可建设', '《中华人民共和国城乡规划法》'],
  ],
};

export function writePenalties(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const { year, month } = monthBefore(scene);
  const first = month * 9 + random.integer(1, 5);
  const rows = random.sample(PARTIES[office.key]!, random.integer(2, 5)).map((name, at) => {
    const [offence, law] = random.pick(OFFENCES[office.key]!);
    return [
      at + 1,
      name,
      `${office.sign}罚〔${year}〕${first + at}号`,
      offence,
      law,
      random.pick(['警告', '罚款2000元', '罚款5000元', '没收违法所得，罚款10000元']),
    ];
  });
  const body = new Body()
    .p(
      `根据《中华人民共和国行政处罚法》第四十八条，现将${office.name}依法作出的具有一定社会影响的行政处罚决定公开如下：`,
    )
    .table('行政处罚决定（演示数据）', ['序号', '当事人', '决定书文号', '违法事实', '处罚依据', '处罚内容'], rows)
    .p('公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，本机关将在三日内撤回处罚决定信息并公开说明理由。');
  return {
    title: `${office.name}行政处罚决定信息公开（${year}年${month}月）`,
    body: signOff(body, scene),
    summary: `公开行政处罚决定${rows.length}件。`,
    keywords: ['行政处罚', '执法公示'],
  };
}

export function writePenaltyBasis(scene: Scene): WrittenDocument {
  const { office } = scene;
  const body = new Body()
    .h2('一、依据')
    .p('《中华人民共和国行政处罚法》《中华人民共和国行政强制法》以及本领域法律、法规、规章。')
    .h2('二、程序')
    .list(
      '普通程序：立案、调查取证、审查、告知（听证）、决定、送达、执行、结案。',
      '简易程序：对公民处二百元以下、对法人或者其他组织处三千元以下罚款或者警告的，可以当场作出。',
      '行政强制措施：须经行政机关负责人批准，由两名以上执法人员实施，当场告知理由、依据和救济途径。',
    )
    .h2('三、当事人权利')
    .p(
      '当事人享有陈述权、申辩权；符合条件的，享有要求听证的权利；对处罚、强制不服的，可以依法申请行政复议或者提起行政诉讼。',
    );
  return {
    title: `${office.name}行政处罚、行政强制的依据、条件和程序`,
    body: signOff(body, scene),
    summary: null,
    keywords: ['行政处罚', '行政强制', '程序'],
  };
}
