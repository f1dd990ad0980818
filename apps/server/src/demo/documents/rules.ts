import { COUNTY } from '../words/agencies.data.ts';
import { COUNTY_RULES, type RuleTopic, TOWNSHIP_RULES } from '../words/rules.data.ts';
import { Body } from './body.ts';
import { type DocumentKind, ourOffice, type Scene, signOff, type WrittenDocument } from './scene.ts';

/** Places in COUNTY_RULES. */
const TOPICS_OF_DEPARTMENTS: Readonly<Record<string, number>> = {
  zhujian: 1,
  minzheng: 2,
  nongye: 3,
  renshe: 6,
  jiaoyu: 7,
  jiaotong: 8,
};

/** 规范性文件 with its 有效性, and the interpretation that goes with it (国办发〔2017〕47号). */
export const ruleKinds: readonly DocumentKind[] = [
  {
    id: 'county-rule',
    category: 'normative-documents',
    by: ['county'],
    months: [2, 5, 9, 11],
    write: scene => writeRule(scene, COUNTY_RULES[scene.serial % COUNTY_RULES.length]!),
  },
  {
    id: 'department-rule',
    category: 'normative-documents',
    by: Object.keys(TOPICS_OF_DEPARTMENTS),
    months: [6],
    years: [1],
    write: scene => writeRule(scene, asProcedure(COUNTY_RULES[TOPICS_OF_DEPARTMENTS[scene.office.key]!]!)),
  },
  {
    id: 'township-rule',
    category: 'normative-documents',
    by: ['qingshi', 'liuxi', 'meiwu', 'gudu', 'yuncheng'],
    months: [7],
    write: scene => writeRule(scene, TOWNSHIP_RULES[(scene.serial + scene.office.key.length) % TOWNSHIP_RULES.length]!),
  },
];

/** A department says in detail how its part of a county rule is done. */
function asProcedure(topic: RuleTopic): RuleTopic {
  const name = topic.name.replace(/(管理|和监督管理)?(办法|细则|规定)$/, '').replace(/实施$/, '');
  return { ...topic, name: `${name}操作规程`, kind: '规程', purpose: `细化办理标准，${topic.purpose}` };
}

function writeRule(scene: Scene, topic: RuleTopic): WrittenDocument {
  const { office, year } = scene;
  const place = office.kind === 'township' ? office.shortName : COUNTY.name;
  const name = `${place}${topic.name}`;
  const beginsOn = `${scene.month === 12 ? year + 1 : year}年${(scene.month % 12) + 1}月1日`;
  const validYears = 5;
  const body = new Body().p(
    office.kind === 'township' ? '各村（社区），各站所：' : '各乡镇人民政府、街道办事处，县政府各部门，各有关单位：',
    `《${name}》已经${office.kind === 'township' ? '班子会议' : '常务会议'}研究同意，现印发给你们，请认真贯彻执行。`,
  );
  signOff(body, scene).p('（此件公开发布）').h2(name).h3('第一章　总则');
  const articles = [
    `为了${topic.purpose}，根据${topic.law}等有关规定，结合${place}实际，制定本${topic.kind}。`,
    `本${topic.kind}适用于${place}行政区域内${topic.scope}。`,
    ...topic.duties,
  ];
  const total = articles.length + topic.measures.length;
  articles.forEach((text, at) => body.p(`第${hanNumber(at + 1)}条　${text}`));
  body.h3('第二章　管理与服务');
  topic.measures.forEach((text, at) => body.p(`第${hanNumber(articles.length + at + 1)}条　${text}`));
  body
    .h3('第三章　附则')
    .p(
      `第${hanNumber(total + 1)}条　本${topic.kind}由${office.name}负责解释。`,
      `第${hanNumber(total + 2)}条　本${topic.kind}自${beginsOn}起施行，有效期${validYears}年。`,
    );
  return {
    title: `${office.name}关于印发《${name}》的通知`,
    body,
    isNumbered: true,
    validity: 'in-force',
    summary: `为了${topic.purpose}，${ourOffice(scene)}制定《${name}》，自${beginsOn}起施行。`,
    keywords: topic.keywords,
    interpretation: interpret(scene, name, topic, beginsOn),
  };
}

function interpret(
  scene: Scene,
  name: string,
  topic: RuleTopic,
  beginsOn: string,
): NonNullable<WrittenDocument['interpretation']> {
  const body = new Body()
    .p(`近日，${scene.office.name}印发了《${name}》（以下简称《${topic.kind}》）。现将有关内容解读如下。`)
    .h2('一、为什么制定')
    .p(
      `${topic.background}为了${topic.purpose}，${ourOffice(scene)}在调查研究、公开征求意见的基础上制定了《${topic.kind}》。`,
    )
    .h2('二、依据是什么')
    .p(`主要依据${topic.law}。`)
    .h2('三、主要内容有哪些')
    .list(...topic.measures.slice(0, 3))
    .h2('四、什么时候开始施行')
    .p(`《${topic.kind}》自${beginsOn}起施行，有效期5年。`)
    .h2('五、到哪里咨询')
    .p(`解读机关：${scene.office.name}；解读人：${scene.office.workingBody}工作人员；咨询时间：工作日办公时间。`);
  return {
    title: `《${name}》政策解读`,
    body,
    summary: `从制定背景、依据、主要内容和施行时间等方面解读《${name}》。`,
    keywords: ['政策解读', ...topic.keywords.slice(0, 2)],
  };
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

export function hanNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`}${DIGITS[ones]}`;
}
