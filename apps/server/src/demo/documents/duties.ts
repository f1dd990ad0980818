import { contactOf } from '../county/agencies.ts';
import { COUNTY } from '../words/agencies.data.ts';
import { Body } from './body.ts';
import { type DocumentKind, ourOffice, type Scene, signOff, type WrittenDocument } from './scene.ts';

const OFFICES = ['county', 'department', 'township'] as const;

/** What an organ says of itself: guide, institutions, organisation. */
export const dutyKinds: readonly DocumentKind[] = [
  { id: 'guide', category: 'guide', by: OFFICES, months: [1], years: [0], write: writeGuide },
  { id: 'institution', category: 'institution', by: ['county'], months: [3, 8], write: writeInstitution },
  { id: 'functions', category: 'organisation', by: OFFICES, months: [1], years: [0], write: writeFunctions },
  { id: 'division', category: 'organisation', by: ['county', 'township'], months: [3], write: writeDivision },
];

/** 条例 art. 12, item by item. */
function writeGuide(scene: Scene): WrittenDocument {
  const { office } = scene;
  const contact = contactOf(office.key);
  const body = new Body()
    .p(
      `为了方便公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，${office.name}编制本指南。本指南每年更新一次，需要获得本机关政府信息公开服务的，建议先阅读本指南。`,
    )
    .h2('一、政府信息的分类和编排体系')
    .p('本机关主动公开的信息分为政府信息公开指南、政府信息公开制度、法定主动公开内容、政府信息公开年报四个栏目。')
    .p('公开目录列明索引号、名称、内容概述、生成日期。索引号由统一社会信用代码、公开年份和流水号组成。')
    .h2('二、主动公开')
    .p('公开范围：《条例》第二十条、第二十一条规定应当主动公开的政府信息。')
    .p(`公开渠道：政府信息公开平台、县档案馆、县图书馆、县政务服务中心的政府信息查阅场所（均在云岭县云城街道，虚构）。`)
    .p('公开时限：自政府信息形成或者变更之日起20个工作日内。法律、法规另有规定的，从其规定。')
    .h2('三、依申请公开')
    .p(
      '公民、法人或者其他组织可以通过平台在线提交、邮寄、传真或者当面提交的方式申请获取政府信息。采用书面形式确有困难的，可以口头提出，由工作人员代为填写申请表。',
    )
    .list(
      '申请应当包括申请人的姓名或者名称、身份证明、联系方式；申请公开的政府信息的名称、文号或者便于查询的其他特征性描述；申请公开的政府信息的形式要求。',
      '申请内容不明确的，本机关自收到申请之日起7个工作日内一次性告知补正。',
      '本机关能够当场答复的，当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经同意延长不超过20个工作日。',
      '提供政府信息不收取费用；申请数量、频次明显超过合理范围的，按照国家规定收取信息处理费。',
    )
    .h2('四、工作机构')
    .table(
      null,
      ['项目', '内容'],
      [
        ['机构名称', office.workingBody],
        ['办公地址', `云岭县${office.street}（虚构）`],
        ['办公时间', '工作日上午8:30—12:00，下午14:30—17:30'],
        ['联系电话', contact.telephone ?? '—'],
        ['传真', contact.fax ?? '—'],
        ['邮政编码', contact.postcode ?? '—'],
        ['互联网联系方式', `${office.key}@yunling.example`],
      ],
    )
    .h2('五、监督和救济')
    .p(
      '公民、法人或者其他组织认为本机关未按照要求主动公开政府信息或者对申请不依法答复处理的，可以向县政务公开办提出；认为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。',
    );
  return {
    title: `${office.name}政府信息公开指南`,
    body: signOff(body, scene),
    summary: '信息分类、获取方式、依申请公开程序、工作机构联系方式和救济途径。',
    keywords: ['政府信息公开指南', '依申请公开', '工作机构'],
    letter: {
      name: '政府信息公开申请表.docx',
      paragraphs: [
        '政府信息公开申请表',
        '申请人信息：姓名（名称）　　　　　证件名称及号码　　　　　',
        '联系方式：通信地址　　　　　邮政编码　　　　　联系电话　　　　　',
        '所需政府信息：名称、文号或者其他特征性描述　　　　　',
        '获取信息的方式（可多选）：邮寄　电子邮件　当面领取　',
        '信息的载体形式：纸质　电子　',
        '申请人签名（盖章）：　　　　　申请时间：　　　　　',
      ],
    },
  };
}

const INSTITUTIONS = [
  ['政府信息公开工作制度', '政府信息公开工作坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。'],
  ['政府信息主动公开审核制度', '信息公开前应当经过起草人初审、科室负责人复审、分管领导终审，并同步进行保密审查。'],
  ['政府信息依申请公开办理规程', '依申请公开按照登记、审查、征求意见、拟办、审核、答复、归档的程序办理。'],
  ['政府信息公开保密审查制度', '保密审查坚持“谁公开、谁审查”“先审查、后公开”“一事一审”的原则。'],
  ['政府信息公开属性源头认定制度', '公文起草时应当同步确定公开属性，拟定为依申请公开或者不予公开的，应当注明理由。'],
  ['政务公开工作考核办法', '考核采取日常监测、季度通报和年终评议相结合的方式，结果纳入年度综合绩效考核。'],
] as const;

function writeInstitution(scene: Scene): WrittenDocument {
  const [name, principle] = INSTITUTIONS[scene.serial % INSTITUTIONS.length]!;
  const body = new Body()
    .p(`第一条　为了规范${COUNTY.name}政府信息公开工作，根据《中华人民共和国政府信息公开条例》，制定本制度。`)
    .p(`第二条　${principle}`)
    .p(
      '第三条　县政务公开办负责全县政府信息公开工作的推进、指导、协调和监督。各乡镇、各部门指定机构负责本机关的日常工作。',
    )
    .p('第四条　各乡镇、各部门应当明确分管领导和信息员，实行AB角，人员变动的应当在5个工作日内报县政务公开办备案。')
    .p('第五条　应当公开而未公开、不应公开而公开，造成不良影响的，依照《条例》第五十三条处理。')
    .p('第六条　本制度自印发之日起施行。');
  return {
    title: `${COUNTY.name}${name}`,
    body: signOff(body, scene),
    summary: principle,
    keywords: ['政府信息公开制度', '政务公开'],
  };
}

function writeFunctions(scene: Scene): WrittenDocument {
  const { office } = scene;
  const units =
    office.kind === 'township'
      ? ['党政办公室', '经济发展办公室', '社会事务办公室', '农业综合服务中心', '便民服务中心']
      : ['办公室', '政策法规股', '综合业务股', '行政审批股', '财务股'];
  const body = new Body()
    .h2('一、主要职责')
    .list(
      '贯彻执行国家法律、法规、规章和上级的决定，依法履行法定职责。',
      office.kind === 'township'
        ? '编制并组织实施本辖区经济社会发展规划，管理农业农村、民政、财政、村镇建设、应急管理等行政工作。'
        : '拟订本领域发展规划、年度计划和政策措施，并组织实施和监督检查。',
      '负责本领域行政许可、公共服务事项的办理，依法公开办理依据、条件、程序和结果。',
      '负责本机关政府信息公开、信访、安全生产和应急管理工作。',
      '完成上级机关交办的其他任务。',
    )
    .h2('二、内设机构')
    .table(
      null,
      ['内设机构', '主要工作', '办公电话'],
      units.map((unit, at) => [
        unit,
        [
          '综合协调、政务公开、文电',
          '依法行政、综合经济',
          '业务指导、社会事务',
          '事项办理、技术服务',
          '财务、窗口服务',
        ][at]!,
        `0000-82${String(scene.random.integer(10_000, 99_999))}`,
      ]),
    )
    .h2('三、办公地址和时间')
    .p(`云岭县${office.street}（虚构）。工作日上午8:30—12:00，下午14:30—17:30。`);
  return {
    title: `${office.name}机构职能和内设机构`,
    body,
    summary: `${office.name}主要职责、内设机构、办公地址、办公时间和联系方式。`,
    keywords: ['机构职能', '内设机构', '联系方式'],
  };
}

function writeDivision(scene: Scene): WrittenDocument {
  const { office, random } = scene;
  const surnames = random.sample([...'李王张刘陈杨赵黄周吴徐孙'], 5);
  const head =
    office.kind === 'government'
      ? '县长'
      : office.shortName.endsWith('街道')
        ? '主任'
        : `${office.shortName.slice(-1)}长`;
  const duties = [
    `主持全面工作，负责财政、审计、机构编制工作。`,
    '负责常务工作，分管发展改革、应急管理、政务公开、统计工作。',
    '分管农业农村、水利、乡村建设、防汛抗旱工作。',
    '分管教育、卫生健康、民政、人力资源和社会保障工作。',
    '分管自然资源、住房城乡建设、交通运输、生态环境工作。',
  ];
  const body = new Body()
    .p(`根据工作需要，经研究，现将${office.name}领导同志工作分工公布如下：`)
    .table(
      '领导分工',
      ['姓名', '职务', '分工'],
      surnames.map((surname, at) => [`演示·${surname}某`, at === 0 ? head : `副${head}`, duties[at]!]),
    )
    .p('实行AB角工作制，一方外出时由对应的另一方代为处理公务。');
  return {
    title: `${office.name}领导同志工作分工（${scene.year}年）`,
    body: signOff(body, scene),
    isNumbered: true,
    summary: `公布${ourOffice(scene)}领导同志${scene.year}年工作分工。`,
    keywords: ['领导分工', '机构负责人'],
  };
}
