import { join } from 'node:path';
import { shippedCalendar } from '@gongkai/statute';
import type { Instant } from '../../platform/clock/clock.ts';
import { openDiskStore } from '../../platform/files/stores/disk-store.ts';
import { openKeys } from '../../platform/keys/open-keys.ts';
import { createLog } from '../../platform/log.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { scratchFolder } from '../../platform/testing/scratch-folder.ts';
import { ScriptedClock } from '../load/scripted-time.ts';
import type { SeedParts } from '../load/seed-parts.ts';

export const NOW: Instant = '2026-11-21T02:00:00.000Z';

/** The platform of a seed on a test's database, on Saturday, 21 November 2026. */
export async function testSeedParts(
  scope: { after(run: () => void): void },
  database: Pick<TestDatabase, 'office'>,
): Promise<SeedParts> {
  const folder = scratchFolder(scope);
  const opened = await openKeys({
    file: join(folder, 'keys.json'),
    dataDir: folder,
    mode: 'demo',
    profile: 'international',
    now: NOW,
  });
  if (!opened.ok) throw new Error(opened.problem);
  return {
    config: { mode: 'demo', cryptoProfile: 'international', publicUrl: 'http://127.0.0.1:8080' },
    pool: database.office,
    keys: opened.keys,
    store: await openDiskStore(join(folder, 'files')),
    clock: new ScriptedClock(NOW),
    calendar: () => shippedCalendar,
    log: createLog('cli', line => void (/"level":"error"/.test(line) && process.stderr.write(line))),
    siteChanged: async () => {},
  };
}
