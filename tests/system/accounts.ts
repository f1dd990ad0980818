import type { Role } from '@gongkai/contract';
import { DEMO_PASSWORD, totpSecretOf } from '@gongkai/server/demo/county/accounts.ts';
import { runCommand } from './node.ts';

export interface Account {
  readonly role: Role;
  readonly loginName: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly agencyId: number;
}

export interface SeededCounty {
  readonly agencies: readonly { readonly id: number; readonly name: string; readonly parentId: number | null }[];
  readonly accounts: readonly Account[];
  account(role: Role): Account;
  /** Somebody of another office, by login name; the county's people share one password. */
  neighbour(loginName: string): Omit<Account, 'role' | 'agencyId'>;
}

/** The small invented county, one account for each role, made by the command an evaluator uses. */
export async function seedCounty(environment: Readonly<Record<string, string>>): Promise<SeededCounty> {
  const ran = await runCommand(['seed', '--profile=acceptance', '--json'], { MODE: 'acceptance', ...environment });
  if (ran.code !== 0) throw new Error(`seed ended with ${ran.code}: ${ran.err.slice(-2_000)}`);
  const { agencies, accounts } = JSON.parse(ran.out) as Pick<SeededCounty, 'agencies' | 'accounts'>;
  return {
    agencies,
    accounts,
    account: role => accounts.find(account => account.role === role)!,
    neighbour: loginName => ({ loginName, password: DEMO_PASSWORD, totpSecret: totpSecretOf(loginName) }),
  };
}
