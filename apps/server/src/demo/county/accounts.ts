import { createHash } from 'node:crypto';
import { type Role, roleIds, roles } from '@gongkai/contract';
import { COUNTY_AGENCIES, TOWNSHIPS } from '../words/agencies.data.ts';
import { MODEL_OFFICE, type PlannedPerson, planPeople } from './people.ts';

/**
 * One password for everybody and secrets that follow from the login names. They are in this file for the whole world to
 * read, and may be, because the modes that use them listen on this machine alone and production refuses to be seeded
 * (docs/guides/demo.md).
 */
export const DEMO_PASSWORD = 'Yunling-2026';

/** 160 bits in base32, as authenticators take them. */
export function totpSecretOf(loginName: string): string {
  const bytes = createHash('sha256').update(`gongkai demonstration ${loginName}`).digest();
  return Array.from({ length: 32 }, (_, at) => BASE32[bytes[at]! & 31]).join('');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface DemoAccount {
  readonly role: Role;
  readonly roleLabel: string;
  readonly loginName: string;
  readonly password: string;
  readonly totpSecret: string;
  /** Says that the person is invented. */
  readonly name: string;
  readonly agencyKey: string;
  readonly agencyName: string;
}

/** One account for each role, in the order of the roles: what the banner of `npm start` and the seed print. */
export function demoAccounts(): DemoAccount[] {
  const people = planPeople(new Set([...COUNTY_AGENCIES, ...TOWNSHIPS].map(({ key }) => key)));
  return roleIds.map(role => accountOf(role, people));
}

function accountOf(role: Role, people: readonly PlannedPerson[]): DemoAccount {
  const agencyKey = people.some(person => holds(person, role, MODEL_OFFICE)) ? MODEL_OFFICE : 'xian';
  const { loginName, name } = people.find(person => holds(person, role, agencyKey))!;
  return {
    role,
    roleLabel: roles[role].label,
    loginName,
    password: DEMO_PASSWORD,
    totpSecret: totpSecretOf(loginName),
    name,
    agencyKey,
    agencyName: COUNTY_AGENCIES.find(({ key }) => key === agencyKey)!.name,
  };
}

function holds({ posts }: PlannedPerson, role: Role, agency: string): boolean {
  return posts.some(post => post.role === role && post.agency === agency && !post.isDeputy);
}
