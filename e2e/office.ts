import type { Role } from '@gongkai/contract';
import type { Desk } from '../tests/system/item-way.ts';
import { Staff } from '../tests/system/staff.ts';
import { type Exhibits, makeExhibits } from './exhibits.ts';
import { type Sessions, sessionOf, signEveryoneIn } from './sign-everyone-in.ts';
import type { RunningSystem, Seed } from './system.ts';

/** What journeys are told of the running system; it goes through the environment, so it is plain data. */
export interface OpenOffice {
  readonly portalUrl: string;
  readonly officeUrl: string;
  readonly seed: Seed;
  readonly sessions: Sessions;
  readonly exhibits: Exhibits;
}

export async function openOffice({ portalUrl, officeUrl, seed }: RunningSystem): Promise<OpenOffice> {
  const sessions = await signEveryoneIn(officeUrl, seed);
  const exhibits = await makeExhibits(deskOf({ officeUrl, seed, sessions }));
  return { portalUrl, officeUrl, seed, sessions, exhibits };
}

type Signed = Pick<OpenOffice, 'officeUrl' | 'seed' | 'sessions'>;

/** The four people through whose hands an item of the county office goes. */
export function deskOf({ officeUrl, seed, sessions }: Signed): Desk {
  const staff = (role: Role) => Staff.resume(officeUrl, sessionOf(role, seed, sessions));
  return {
    clerk: staff('clerk'),
    reviewer: staff('reviewer'),
    secrecy: staff('secrecy-reviewer'),
    publisher: staff('publisher'),
    agencyId: seed.accounts.find(account => account.role === 'clerk')!.agencyId,
  };
}

/** A township has three people for all of this: one of them reviews and answers for secrecy. */
export function townshipDesk({ officeUrl, seed, sessions }: Signed): Desk {
  const staff = (loginName: string) => Staff.resume(officeUrl, sessions[loginName]!);
  const head = staff('qingshi.head');
  return {
    clerk: staff('qingshi.clerk'),
    reviewer: head,
    secrecy: head,
    publisher: staff('qingshi.deputy'),
    agencyId: seed.agencies.find(({ name }) => name.endsWith('青石镇人民政府'))!.id,
  };
}
