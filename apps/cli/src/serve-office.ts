import { demoAccounts } from '@gongkai/server/demo/county/accounts.ts';
import type { PortalProcess } from '@gongkai/server/office/portal-process.ts';
import { startOffice } from '@gongkai/server/office/start-office.ts';
import type { Config } from '@gongkai/server/platform/config.ts';
import type { DatabaseAddresses } from '@gongkai/server/platform/database/addresses.ts';
import type { Log } from '@gongkai/server/platform/log.ts';

export interface OfficeOrder {
  readonly config: Config;
  readonly addresses: DatabaseAddresses;
  readonly log: Log;
  readonly portal: PortalProcess | null;
  readonly listen: boolean;
  readonly work: boolean;
}

export interface OpenedOffice {
  /** Lines for the person at the terminal: accounts of a demonstration. */
  readonly firstSteps: readonly string[];
  /** What may come after the first pages. */
  beginWork(): Promise<void>;
  close(): Promise<void>;
}

/** The office and what stands on it. A module of its own: reading all of it takes as long as the database needs to start. */
export async function openOffice({ portal, ...order }: OfficeOrder): Promise<OpenedOffice> {
  const office = await startOffice({
    ...order,
    flushPortal: async () => portal?.flush(),
    ...(portal ? { portalFamilies: () => portal.families() } : {}),
  });
  let stopSeed = async () => {};
  return {
    firstSteps: order.config.mode === 'demo' ? describeAccounts() : [],
    async beginWork() {
      if (order.config.mode !== 'demo' || !order.work) return;
      const { seedInBackground } = await import('@gongkai/server/demo/seed-in-background.ts');
      stopSeed = seedInBackground(office.parts).stop;
    },
    async close() {
      await stopSeed();
      await office.close();
    },
  };
}

/** The passwords are no secret: the mode listens on this machine alone, and every account is invented. */
function describeAccounts(): string[] {
  const accounts = demoAccounts();
  return [
    '',
    '演示数据：云岭县及其机构、人物均为虚构，正在后台载入。',
    `口令 password  ${accounts[0]!.password}  （全部账号相同）`,
    '登录名 login name    动态口令密钥 TOTP secret            角色 role',
    ...accounts.map(({ loginName, totpSecret, roleLabel }) => `${loginName.padEnd(20)} ${totpSecret}    ${roleLabel}`),
  ];
}
