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

export const wordings: readonly Wording[] = [
  {
    wrong: /截止(?=\d|20|[一二三四五六七八九十]+月|目前|年底|本?年末|12月)/gu,
    right: '截至',
    why: '后面是时间，应用“截至”',
  },
  { wrong: /法制(?=政府|建设|意识|思维|社会|化轨道)/gu, right: '法治', why: '建设的是“法治”' },
  { wrong: /登陆(?=网站|平台|系统|门户|政府网|我)/gu, right: '登录', why: '进入网站应用“登录”' },
  { wrong: /其它(?=需要|事项|方面|情况|行政|申请)/gu, right: '其他', why: '公文统一用“其他”', severity: 'notice' },
  { wrong: /公开帐|帐目|帐号/gu, right: '账', why: '应用“账”' },
  { wrong: /做为(?!的)/gu, right: '作为', why: '应用“作为”', severity: 'notice' },
  {
    wrong: /按排|布署|既使|松驰|凑和|渡过难关期|必需要|在接再厉|再接再励|贯彻落时|己经|己于/gu,
    right: '',
    why: '错别字',
  },
  { wrong: /信息公开条列|信息公开条例列|政务信息公开条例/gu, right: '信息公开条例', why: '条例的名称写错' },
  {
    wrong: /防控新型冠状病毒肺炎|新冠肺炎/gu,
    right: '新型冠状病毒感染',
    why: '2022 年 12 月 26 日起已更名',
    from: 2023,
  },
  {
    wrong: /十九届[一二三四五六]中全会(?!.{0,12}二十)/gu,
    right: '党的二十大及以后的提法',
    why: '沿用往年的提法',
    from: 2024,
    severity: 'notice',
  },
  { wrong: /三需要/gu, right: '', why: '2019 年修订后的条例已取消“三需要”', from: 2019 },
];
