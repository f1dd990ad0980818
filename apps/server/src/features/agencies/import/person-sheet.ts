import { type Role, roleIds, roles } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import type { Column, SheetProblem, TableRow } from '../../../platform/xlsx/read-table.ts';
import { parseEmail, parseMobile } from '../rules/contact-values.ts';
import { readDay } from './agency-sheet.ts';

export const personColumns = [
  { key: 'name', titles: ['姓名'], required: true },
  { key: 'loginName', titles: ['登录名', '账号', '用户名'], required: true },
  { key: 'mobile', titles: ['手机', '手机号码', '手机号'] },
  { key: 'email', titles: ['电子邮箱', '邮箱'] },
  { key: 'agency', titles: ['机构', '所在机构', '单位', '单位名称'] },
  { key: 'roles', titles: ['岗位', '角色'] },
  { key: 'fromOn', titles: ['起始日期', '任职日期'] },
  { key: 'untilOn', titles: ['截止日期'] },
  { key: 'deputy', titles: ['AB角', 'AB岗'] },
] as const satisfies readonly Column<string>[];

export type PersonColumn = (typeof personColumns)[number]['key'];

/** One row: a person, and perhaps posts in one agency. Further rows of the same login name bring further posts. */
export interface PersonRow {
  readonly row: number;
  readonly name: string;
  readonly loginName: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly agencyName: string | null;
  readonly roles: readonly Role[];
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly isDeputy: boolean;
}

const ROLE_WORDS: Readonly<Record<string, Role>> = Object.fromEntries(roleIds.map(role => [roles[role].label, role]));

export function readPersonRow(
  { row, values }: TableRow<PersonColumn>,
  today: LocalDate,
): { entry: PersonRow | null; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const complain = (key: PersonColumn, message: string) => {
    const column = personColumns.find(one => one.key === key)!.titles[0];
    problems.push({ row, column, text: values[key].slice(0, 60), message });
  };
  const loginName = values.loginName.toLowerCase();
  if ([...values.name].length > 40) complain('name', '不能超过 40 个字');
  if (loginName && !/^[a-z][a-z0-9._-]{2,39}$/.test(loginName))
    complain('loginName', '以小写字母开头，3 至 40 位小写字母、数字、点、横线');
  const mobile = values.mobile ? parseMobile(values.mobile) : null;
  if (values.mobile && !mobile) complain('mobile', '应为 11 位手机号码');
  const email = values.email ? parseEmail(values.email) : null;
  if (values.email && !email) complain('email', '电子邮箱的写法有误');
  const words = values.roles.split(/[、,，;；/\s]+/).filter(word => word !== '');
  const unknown = words.filter(word => !ROLE_WORDS[word]);
  if (unknown.length > 0) complain('roles', `没有“${unknown[0]}”这个岗位；可填：${Object.keys(ROLE_WORDS).join('、')}`);
  if (words.length > 0 && !values.agency) complain('agency', '填了岗位，须写明机构');
  if (words.length === 0 && values.agency) complain('roles', '填了机构，须写明岗位');
  const fromOn = values.fromOn ? readDay(values.fromOn) : today;
  if (!fromOn) complain('fromOn', '应写成 2026-11-21 这样的日期');
  const untilOn = values.untilOn ? readDay(values.untilOn) : null;
  if (values.untilOn && !untilOn) complain('untilOn', '应写成 2026-11-21 这样的日期');
  if (!/^(A角?|B角?|是|否)?$/i.test(values.deputy)) complain('deputy', '只能填 A角 或者 B角');
  if (problems.length > 0 || !values.name || !loginName || !fromOn) return { entry: null, problems };
  const isDeputy = /^(B角?|是)$/i.test(values.deputy);
  const given = { row, name: values.name, loginName, mobile, email, fromOn, untilOn, isDeputy };
  return {
    entry: { ...given, agencyName: values.agency || null, roles: words.map(word => ROLE_WORDS[word]!) },
    problems,
  };
}
