import { type AgencyKind, type AgencyLevel, agencyKinds, agencyLevels } from '@gongkai/contract';
import { type LocalDate, parseLocalDate } from '@gongkai/statute';
import type { Column, SheetProblem, TableRow } from '../../../platform/xlsx/read-table.ts';
import { type AgencyContact, type AgencyFacts, wholeContact } from '../agency.ts';
import { isCreditCode, normaliseCreditCode } from '../rules/credit-code.ts';

export const agencyColumns = [
  { key: 'name', titles: ['机构名称', '单位名称', '名称'], required: true },
  { key: 'shortName', titles: ['简称', '单位简称'] },
  { key: 'parent', titles: ['上级机构', '上级单位', '主管单位'] },
  { key: 'kind', titles: ['类别', '机构类别', '单位性质'], required: true },
  { key: 'level', titles: ['层级', '行政层级', '级别'], required: true },
  { key: 'creditCode', titles: ['统一社会信用代码', '信用代码'] },
  { key: 'regionCode', titles: ['行政区划代码', '区划代码'] },
  { key: 'foundedOn', titles: ['成立日期'] },
  { key: 'workingBody', titles: ['工作机构', '工作机构名称'] },
  { key: 'address', titles: ['办公地址', '地址'] },
  { key: 'officeHours', titles: ['办公时间'] },
  { key: 'telephone', titles: ['联系电话', '电话'] },
  { key: 'fax', titles: ['传真', '传真号码'] },
  { key: 'postcode', titles: ['邮政编码', '邮编'] },
  { key: 'email', titles: ['电子邮箱', '邮箱'] },
  { key: 'website', titles: ['互联网联系方式', '网址'] },
] as const satisfies readonly Column<string>[];

export type AgencyColumn = (typeof agencyColumns)[number]['key'];

/** One row, read; who stands above is still a name. */
export interface AgencyEntry {
  readonly row: number;
  readonly facts: Omit<AgencyFacts, 'parentId'>;
  readonly parentName: string | null;
}

const KIND_WORDS: Readonly<Record<string, AgencyKind>> = {
  ...invert(agencyKinds),
  政府: 'government',
  部门: 'department',
  乡镇: 'township',
  乡镇人民政府: 'township',
  街道: 'township',
  街道办事处: 'township',
  村: 'village',
  村委会: 'village',
  村民委员会: 'village',
  社区: 'village',
  居委会: 'village',
  居民委员会: 'village',
  公共企事业单位: 'public-institution',
};
const LEVEL_WORDS: Readonly<Record<string, AgencyLevel>> = {
  ...invert(agencyLevels),
  省: 'province',
  市: 'city',
  县: 'county',
  区: 'county',
  乡: 'township',
  镇: 'township',
  乡镇级: 'township',
  村: 'village',
};

function invert<Key extends string>(labels: Readonly<Record<Key, string>>): Record<string, Key> {
  return Object.fromEntries(Object.entries(labels).map(([key, label]) => [label, key])) as Record<string, Key>;
}

/** Lengths as the form has them (packages/contract/src/agencies.ts). */
const LONGEST: Partial<Record<AgencyColumn, number>> = {
  name: 100,
  shortName: 40,
  workingBody: 100,
  address: 200,
  officeHours: 200,
  telephone: 60,
  fax: 60,
  postcode: 12,
  email: 120,
  website: 200,
};

export function readAgencyRow(
  { row, values }: TableRow<AgencyColumn>,
  today: LocalDate,
): { entry: AgencyEntry | null; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const complain = (key: AgencyColumn, message: string) => {
    const column = agencyColumns.find(one => one.key === key)!.titles[0];
    problems.push({ row, column, text: values[key].slice(0, 60), message });
  };
  for (const [key, longest] of Object.entries(LONGEST) as [AgencyColumn, number][])
    if ([...values[key]].length > longest) complain(key, `不能超过 ${longest} 个字`);
  const kind = KIND_WORDS[values.kind];
  if (values.kind && !kind) complain('kind', `类别只能是：${Object.values(agencyKinds).join('、')}`);
  const level = LEVEL_WORDS[values.level];
  if (values.level && !level) complain('level', `层级只能是：${Object.values(agencyLevels).join('、')}`);
  const creditCode = values.creditCode ? normaliseCreditCode(values.creditCode) : null;
  if (creditCode !== null && !isCreditCode(creditCode)) complain('creditCode', '应为 18 位，末位校验码不符');
  if (values.regionCode && !/^\d{2,12}$/.test(values.regionCode)) complain('regionCode', '应为 2 至 12 位数字');
  const foundedOn = values.foundedOn ? readDay(values.foundedOn) : null;
  if (values.foundedOn && !foundedOn) complain('foundedOn', '应写成 2026-11-21 这样的日期');
  if (foundedOn && foundedOn > today) complain('foundedOn', '成立日期不能晚于今天');
  if (problems.length > 0 || !kind || !level || !values.name) return { entry: null, problems };
  const {
    name,
    shortName,
    parent,
    regionCode,
    kind: _k,
    level: _l,
    creditCode: _c,
    foundedOn: _f,
    ...contact
  } = values;
  return {
    entry: {
      row,
      parentName: parent || null,
      facts: {
        name,
        shortName: shortName || [...name].slice(0, 40).join(''),
        kind,
        level,
        creditCode,
        regionCode: regionCode || null,
        foundedOn,
        contact: wholeContact(blankToNull(contact)),
      },
    },
    problems,
  };
}

/** 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日 */
export function readDay(text: string): LocalDate | null {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC'));
  return match ? parseLocalDate(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`) : null;
}

function blankToNull(contact: Record<keyof AgencyContact, string>): Record<keyof AgencyContact, string | null> {
  return Object.fromEntries(Object.entries(contact).map(([key, text]) => [key, text || null])) as Record<
    keyof AgencyContact,
    string | null
  >;
}
