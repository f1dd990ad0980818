import type { AgencyKind, AgencyLevel } from '@gongkai/contract';

/** 云岭县 is invented: no county of this name, no division code that begins with 99. */
export const COUNTY = { name: '云岭县', region: '999921', postcode: '000000' } as const;

/** What stands on every public page. */
export const NOTICE = '演示数据：云岭县及其机构、人物、文件、数据均为虚构。';

export interface AgencyWords {
  /** The agency's part of login names: `qingshi.clerk`. */
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  readonly parent: string | null;
  /** 机关代字 of document numbers. */
  readonly sign: string;
  readonly workingBody: string;
  readonly street: string;
  readonly foundedOn: `${number}-${number}-${number}`;
}

const department = (
  key: string,
  shortName: string,
  sign: string,
  workingBody: string,
  street: string,
): AgencyWords => ({
  key,
  name: `云岭县${shortName.replace(/^县(政府)?/, (_, government: string | undefined) => (government ? '人民政府' : ''))}`,
  shortName,
  kind: 'department',
  level: 'county',
  parent: 'xian',
  sign,
  workingBody,
  street,
  foundedOn: '2019-01-15',
});

export const COUNTY_AGENCIES: readonly AgencyWords[] = [
  {
    key: 'xian',
    name: '云岭县人民政府',
    shortName: '县政府',
    kind: 'government',
    level: 'county',
    parent: null,
    sign: '云政',
    workingBody: '云岭县人民政府办公室（县政务公开办）',
    street: '云城街道人民路1号',
    foundedOn: '1987-03-01',
  },
  department('fuban', '县政府办公室', '云政办', '县政务公开办', '云城街道人民路1号'),
  department('fagai', '县发展和改革局', '云发改', '办公室', '云城街道人民路8号'),
  department('jiaoyu', '县教育局', '云教', '办公室', '云城街道文昌街12号'),
  department('gongan', '县公安局', '云公', '指挥中心', '云城街道平安路3号'),
  department('minzheng', '县民政局', '云民', '办公室', '云城街道惠民巷6号'),
  department('caizheng', '县财政局', '云财', '办公室', '云城街道人民路16号'),
  department('renshe', '县人力资源和社会保障局', '云人社', '政策法规股', '云城街道惠民巷9号'),
  department('ziran', '县自然资源局', '云自然资', '办公室', '云城街道规划路2号'),
  department('zhujian', '县住房和城乡建设局', '云建', '办公室', '云城街道规划路5号'),
  department('jiaotong', '县交通运输局', '云交', '办公室', '云城街道站前路18号'),
  department('nongye', '县农业农村局', '云农', '政策与改革股', '云城街道稻香路7号'),
  department('shuili', '县水利局', '云水', '办公室', '云城街道滨河路21号'),
  department('weijian', '县卫生健康局', '云卫', '办公室', '云城街道健康路4号'),
  department('yingji', '县应急管理局', '云应急', '办公室', '云城街道平安路10号'),
  department('shichang', '县市场监督管理局', '云市监', '法规股', '云城街道诚信路11号'),
];

const township = (key: string, shortName: string, sign: string, street: string, terrain: Terrain): TownshipWords => ({
  key,
  name: shortName.endsWith('街道') ? `云岭县${shortName}办事处` : `云岭县${shortName}人民政府`,
  shortName,
  kind: 'township',
  level: 'township',
  parent: 'xian',
  sign,
  workingBody: '党政办公室',
  street,
  foundedOn: '1992-06-18',
  terrain,
});

/** What its villages are named after and its people live on. */
export type Terrain = 'town' | 'river' | 'hill' | 'tea';
export interface TownshipWords extends AgencyWords {
  readonly terrain: Terrain;
}

export const TOWNSHIPS: readonly TownshipWords[] = [
  township('yuncheng', '云城街道', '云街办', '云城街道中和路66号', 'town'),
  township('qingshi', '青石镇', '青政', '青石镇老街28号', 'hill'),
  township('liuxi', '柳溪乡', '柳政', '柳溪乡集镇1号', 'river'),
  township('meiwu', '梅坞镇', '梅政', '梅坞镇迎春路9号', 'tea'),
  township('shiliang', '石梁镇', '石政', '石梁镇东大街15号', 'hill'),
  township('zhuxi', '竹溪乡', '竹政', '竹溪乡竹海路2号', 'hill'),
  township('bailu', '白鹭镇', '白政', '白鹭镇沿河路31号', 'river'),
  township('fenglin', '枫林乡', '枫政', '枫林乡红枫街5号', 'hill'),
  township('shuangqiao', '双桥镇', '双政', '双桥镇桥南路40号', 'river'),
  township('chaping', '茶坪乡', '茶政', '茶坪乡茶市路3号', 'tea'),
  township('songling', '松岭镇', '松政', '松岭镇政府街11号', 'hill'),
  township('gudu', '古渡镇', '古政', '古渡镇码头路7号', 'river'),
  township('xinghua', '杏花乡', '杏政', '杏花乡春晓路6号', 'tea'),
  township('daoxiang', '稻香镇', '稻政', '稻香镇丰收路19号', 'river'),
  township('luming', '鹿鸣乡', '鹿政', '鹿鸣乡集镇12号', 'hill'),
];

/** Of each pair of characters one village; the walk through both lists never meets the same pair twice. */
export const VILLAGE_HEADS = '东西南北上下大小新老前后高平长双清白红青金龙凤和兴永安太';
export const VILLAGE_TAILS = {
  town: '华康泰丰宁苑园',
  river: '湾塘洲堤圩桥渡滩',
  hill: '坪冲坝沟岗坡岩垭',
  tea: '坞岭岕坑培田店墩',
} as const satisfies Record<Terrain, string>;

const institution = (key: string, name: string, parent: string, workingBody: string, street: string): AgencyWords => ({
  key,
  name: `云岭县${name}`,
  shortName: `县${name}`,
  kind: 'public-institution',
  level: 'county',
  parent,
  sign: '',
  workingBody,
  street,
  foundedOn: '2003-09-01',
});

export const INSTITUTIONS: readonly AgencyWords[] = [
  institution('yizhong', '第一中学', 'jiaoyu', '学校办公室', '云城街道文昌街30号'),
  institution('yiyuan', '人民医院', 'weijian', '院办公室', '云城街道健康路20号'),
  institution('gongshui', '自来水公司', 'zhujian', '客户服务部', '云城街道滨河路50号'),
  institution('gongjiao', '公共汽车公司', 'jiaotong', '营运服务部', '云城街道站前路2号'),
  institution('dengji', '不动产登记中心', 'ziran', '综合窗口', '云城街道规划路2号政务服务中心'),
  institution('ziyuan', '公共资源交易中心', 'fuban', '综合科', '云城街道人民路1号政务服务中心'),
];
