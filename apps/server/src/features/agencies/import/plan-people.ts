import type { LocalDate } from '@gongkai/statute';
import type { SheetProblem } from '../../../platform/xlsx/read-table.ts';
import type { StoredAgency } from '../agency.ts';
import { findPostFault, type PostFault, type PostTerms } from '../rules/posts.ts';
import type { PersonRow } from './person-sheet.ts';

export interface PlannedPerson {
  readonly name: string;
  readonly loginName: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly posts: readonly (PostTerms & { readonly isDeputy: boolean })[];
}

const FAULTS: Readonly<Record<PostFault, string>> = {
  'term-backwards': '截止日期不能早于起始日期',
  'term-over': '截止日期已经过去',
  'separated-roles': '系统管理员、安全管理员、安全审计员应为三人，且不得兼任其他岗位',
  'post-held-already': '同一期间的同一岗位重复',
};

/** Rows of one login name make one person. `isTaken` knows what the system holds already. */
export function planPeople(
  rows: readonly PersonRow[],
  open: readonly StoredAgency[],
  isTaken: { loginName(name: string): boolean; mobile(mobile: string): boolean },
  today: LocalDate,
): { planned: PlannedPerson[]; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const complain = (row: number, column: string, text: string, message: string) =>
    problems.push({ row, column, text, message });
  const openByName = Map.groupBy(open, agency => agency.name);
  const firstByMobile = new Map<string, PersonRow>();
  const planned = [...Map.groupBy(rows, row => row.loginName).values()].map(planPerson);
  return { planned: problems.length > 0 ? [] : planned, problems };

  function planPerson(own: readonly PersonRow[]): PlannedPerson {
    const first = own[0]!;
    if (isTaken.loginName(first.loginName)) complain(first.row, '登录名', first.loginName, '登录名已有人使用');
    for (const row of own.slice(1)) {
      if (row.name !== first.name) complain(row.row, '姓名', row.name, `登录名与第 ${first.row} 行相同，姓名却不同`);
      if (row.mobile !== null && row.mobile !== first.mobile)
        complain(row.row, '手机', row.mobile, `登录名与第 ${first.row} 行相同，手机却不同`);
    }
    if (first.mobile !== null) checkMobile(first, first.mobile);
    const posts: (PostTerms & { isDeputy: boolean })[] = [];
    for (const row of own) addPosts(row, posts);
    const { name, loginName, mobile, email } = first;
    return { name, loginName, mobile, email, posts };
  }

  function checkMobile(person: PersonRow, mobile: string): void {
    const other = firstByMobile.get(mobile);
    if (other) complain(person.row, '手机', mobile, `与第 ${other.row} 行相同；一人只设一个账号`);
    else if (isTaken.mobile(mobile)) complain(person.row, '手机', mobile, '已登记在其他人员名下；一人只设一个账号');
    else firstByMobile.set(mobile, person);
  }

  function addPosts(row: PersonRow, posts: (PostTerms & { isDeputy: boolean })[]): void {
    if (row.agencyName === null) return;
    const named = openByName.get(row.agencyName) ?? [];
    const agency = named[0];
    if (named.length > 1) complain(row.row, '机构', row.agencyName, '有多个同名机构，请先在系统中改为可区分的全称');
    if (!agency) {
      complain(row.row, '机构', row.agencyName, '系统中没有这个机构（或者已撤销），请先导入机构');
      return;
    }
    for (const role of row.roles) {
      const post = { agencyId: agency.id, role, fromOn: row.fromOn, untilOn: row.untilOn, isDeputy: row.isDeputy };
      const fault = findPostFault(post, posts, today);
      if (fault) complain(row.row, fault.startsWith('term') ? '截止日期' : '岗位', row.agencyName, FAULTS[fault]);
      posts.push(post);
    }
  }
}
