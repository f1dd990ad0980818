import type { Role } from '@gongkai/contract';
import { Random } from '../random.ts';
import { COUNTY_AGENCIES, TOWNSHIPS } from '../words/agencies.data.ts';
import { GIVEN_NAMES, NAME_MARK, SURNAMES } from '../words/people.data.ts';

export interface PlannedPost {
  readonly agency: string;
  readonly role: Role;
  /** AB角: the standing substitute. */
  readonly isDeputy?: true;
}

export interface PlannedPerson {
  readonly loginName: string;
  readonly name: string;
  readonly posts: readonly PlannedPost[];
}

export interface PlannedDelegation {
  readonly from: string;
  readonly to: string;
  readonly post: PlannedPost;
  readonly days: number;
  readonly reason: string;
}

/** Where one person stands for each role; everywhere else three or four people hold several. */
export const MODEL_OFFICE = 'fuban';
const COUNTY = 'xian';

type Unnamed = Omit<PlannedPerson, 'name'>;

/** Everybody, in the order of their ids; `agencies` are the keys that exist in this profile. */
export function planPeople(agencies: ReadonlySet<string>): PlannedPerson[] {
  const offices = [...COUNTY_AGENCIES, ...TOWNSHIPS].filter(({ key }) => agencies.has(key));
  const unnamed = offices.flatMap(({ key, kind }): Unnamed[] => {
    if (key === COUNTY) return installation;
    if (key === MODEL_OFFICE) return countyOffice;
    return kind === 'township' ? townshipHall(key) : countyDepartment(key);
  });
  const names = drawNames(unnamed.length);
  return unnamed.map((person, at) => ({ ...person, name: names[at]! }));
}

/** 三员分立, and the leaders of the county. */
const installation: Unnamed[] = [
  { loginName: 'admin.system', posts: [{ agency: COUNTY, role: 'system-administrator' }] },
  { loginName: 'admin.security', posts: [{ agency: COUNTY, role: 'security-administrator' }] },
  { loginName: 'admin.audit', posts: [{ agency: COUNTY, role: 'security-auditor' }] },
];

/** What the county government publishes goes through the hands of its office. */
const both = (role: Role, isDeputy?: true): PlannedPost[] =>
  [MODEL_OFFICE, COUNTY].map(agency => ({ agency, role, ...(isDeputy && { isDeputy }) }));

const countyOffice: Unnamed[] = [
  { loginName: 'fuban.clerk', posts: both('clerk') },
  { loginName: 'fuban.reviewer', posts: both('reviewer') },
  { loginName: 'fuban.secrecy', posts: both('secrecy-reviewer') },
  { loginName: 'fuban.publisher', posts: both('publisher') },
  { loginName: 'fuban.applications', posts: both('application-handler') },
  { loginName: 'fuban.head', posts: both('office-head') },
  { loginName: 'fuban.deputy', posts: both('deputy-leader') },
  { loginName: 'fuban.leader', posts: both('leader') },
  { loginName: 'county.office', posts: [{ agency: COUNTY, role: 'county-office' }] },
  { loginName: 'fuban.clerk-b', posts: both('clerk', true) },
];

/** A township has three people for all of this, and the one who answers for everything. */
function townshipHall(key: string): Unnamed[] {
  const hold = (...roles: Role[]): PlannedPost[] => roles.map(role => ({ agency: key, role }));
  return [
    { loginName: `${key}.clerk`, posts: hold('clerk', 'application-handler') },
    { loginName: `${key}.head`, posts: hold('reviewer', 'secrecy-reviewer', 'office-head') },
    { loginName: `${key}.deputy`, posts: hold('deputy-leader') },
    { loginName: `${key}.leader`, posts: hold('leader') },
  ];
}

function countyDepartment(key: string): Unnamed[] {
  const hold = (...roles: Role[]): PlannedPost[] => roles.map(role => ({ agency: key, role }));
  return [
    { loginName: `${key}.clerk`, posts: hold('clerk', 'application-handler') },
    { loginName: `${key}.head`, posts: hold('reviewer', 'secrecy-reviewer', 'office-head') },
    { loginName: `${key}.deputy`, posts: hold('deputy-leader', 'publisher') },
  ];
}

/** 青石镇's deputy leader is away for a fortnight. */
export const DELEGATION: PlannedDelegation = {
  from: 'qingshi.deputy',
  to: 'qingshi.leader',
  post: { agency: 'qingshi', role: 'deputy-leader' },
  days: 14,
  reason: '外出学习，由主要领导代行终审。',
};

function drawNames(count: number): string[] {
  const surnames = [...SURNAMES];
  const all = surnames.flatMap(surname => GIVEN_NAMES.map(given => `${NAME_MARK}${surname}${given}`));
  return new Random('people').sample(all, count);
}
