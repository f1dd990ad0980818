/** A wording that reviewers send back. Dated: phrases of a year grow stale, others come. */
export interface Wording {
  readonly wrong: RegExp;
  readonly right: string;
  readonly why: string;
  /** Report years in which it counts. */
  readonly from?: number;
  readonly until?: number;
  readonly severity?: 'warning' | 'notice';
}

/** In the order of weight: grave slips, wrong words, stale phrases. */
export const wordings: readonly Wording[] = [
  {
    wrong: /习进平|习近乎|习近平总书计|习近平主度|习近平(?:新时代)?(?:中国)?特色社会主意|中国特色社会主意/gu,
    right: '',
    why: '严重表述错误',
  },
  {
    wrong: /习近平新时代中国特色社会主义(?![\u4e00-\u9fff]{0,4}思想)/gu,
    right: '习近平新时代中国特色社会主义思想',
    why: '表述不完整',
  },
  { wrong: /中华人民共各国|中华人民共合国|中国共产觉|共产档|为人民服务务/gu, right: '', why: '严重表述错误' },
  {
    wrong: /截止(?=到|至|\s*20\d{2}|\s*\d{1,2}月|[一二三四五六七八九十]+月|目前|年底|本?年末|本年|今年|报告期)/gu,
    right: '截至',
    why: '后面是时间，应用“截至”',
  },
  { wrong: /法制(?=政府|建设|意识|思维|社会|化轨道)/gu, right: '法治', why: '建设的是“法治”', from: 2014 },
  { wrong: /登陆(?=[^，。；]{0,10}(?:网站|平台|系统|门户|网))/gu, right: '登录', why: '进入网站应用“登录”' },
  {
    wrong: /其它(?=需要|事项|方面|情况|行政|申请|法律|组织|处理|结果|信息)/gu,
    right: '其他',
    why: '公文统一用“其他”',
    severity: 'notice',
  },
  { wrong: /帐(?=[号户目])|(?<=台)帐/gu, right: '账', why: '应用“账”' },
  { wrong: /(?<![当看叫称办多少])做为(?=[^民了期农群企人])/gu, right: '作为', why: '应用“作为”', severity: 'notice' },
  {
    wrong:
      /按排(?![名序放量污列查])|布署|松驰|(?<!拼)凑和|必需要|在接再厉|再接再励|贯彻落时|(?<![自知利])己经(?![常过])|公幵/gu,
    right: '',
    why: '错别字',
  },
  { wrong: /信息公开条列|信息公开条例列|政务信息公开条例/gu, right: '信息公开条例', why: '条例的名称写错' },
  { wrong: /复议后起述|行政诉颂|行政复意|依申请公开开/gu, right: '', why: '错别字' },
  {
    wrong: /[“"]三需要[”"]|(?<![第一二四五])三需要(?=原则|条件|限制|审查|证明)/gu,
    right: '',
    why: '2019 年修订后的条例已取消“三需要”',
    from: 2019,
  },
  {
    wrong: /防控新型冠状病毒肺炎|新冠肺炎/gu,
    right: '新型冠状病毒感染',
    why: '2022 年 12 月 26 日起已更名',
    from: 2023,
  },
  { wrong: /常态化疫情防控|疫情防控常态化/gu, right: '', why: '沿用往年的提法', from: 2023, severity: 'notice' },
  {
    wrong: /(?:喜迎|迎接)党的(?:二十大|十九大)(?!.{0,6}以来)/gu,
    right: '',
    why: '沿用往年的提法',
    from: 2023,
    severity: 'notice',
  },
  {
    wrong: /决胜全面建成小康社会|决战决胜脱贫攻坚/gu,
    right: '',
    why: '沿用往年的提法',
    from: 2021,
    severity: 'notice',
  },
  {
    wrong: /十九届[一二三四五六七中、]{1,20}全会/gu,
    right: '党的二十大及以后的提法',
    why: '沿用往年的提法',
    from: 2024,
    severity: 'notice',
  },
];
