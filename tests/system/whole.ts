import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@gongkai/contract';
import { type SeededCounty, seedCounty } from './accounts.ts';
import type { Desk } from './item-way.ts';
import { type SystemNode, startNode } from './node.ts';
import { type Staff, signIn } from './staff.ts';

/** Everything in one node on the embedded database, with the small county in it. */
export interface Whole {
  readonly node: SystemNode;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly county: SeededCounty;
  signIn(role: Role): Promise<Staff>;
  desk(): Promise<Desk>;
  end(): Promise<void>;
}

export async function startWhole(environment: Readonly<Record<string, string>> = {}): Promise<Whole> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-whole-'));
  const given = { DATA_DIR: dataDir, ...environment };
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  let node: SystemNode | null = null;
  try {
    node = await startNode({ environment: given });
    const running = node;
    const county = await seedCounty(given);
    const open = (role: Role) => signIn(running.officeUrl, county.account(role));
    return {
      node,
      dataDir,
      environment: given,
      county,
      signIn: open,
      desk: () => openDesk(open, county),
      async end() {
        await running.stop();
        remove();
      },
    };
  } catch (fault) {
    await node?.stop();
    remove();
    throw fault;
  }
}

/** Four people of one office; each signs in once. */
export async function openDesk(open: (role: Role) => Promise<Staff>, county: SeededCounty): Promise<Desk> {
  return {
    clerk: await open('clerk'),
    reviewer: await open('reviewer'),
    secrecy: await open('secrecy-reviewer'),
    publisher: await open('publisher'),
    agencyId: county.account('clerk').agencyId,
  };
}
