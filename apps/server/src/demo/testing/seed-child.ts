// Seeds the demonstration into a test's database, in a process that can be killed: OFFICE_URL and KEY_FOLDER in the environment.
import { join } from 'node:path';
import { shippedCalendar } from '@gongkai/statute';
import { openPool } from '../../platform/database/pool.ts';
import { openDiskStore } from '../../platform/files/stores/disk-store.ts';
import { openKeys } from '../../platform/keys/open-keys.ts';
import { createLog } from '../../platform/log.ts';
import { ScriptedClock } from '../load/scripted-time.ts';
import { seed } from '../seed.ts';
import { NOW } from './seed-parts.ts';

const { OFFICE_URL: officeUrl = '', KEY_FOLDER: folder = '' } = process.env;
const opened = await openKeys({
  file: join(folder, 'keys.json'),
  dataDir: folder,
  mode: 'demo',
  profile: 'international',
  now: NOW,
});
if (!opened.ok) throw new Error(opened.problem);
const pool = openPool(officeUrl, { size: 2 });
const parts = {
  config: { mode: 'demo', cryptoProfile: 'international', publicUrl: 'http://127.0.0.1:8080' } as const,
  pool,
  keys: opened.keys,
  store: await openDiskStore(join(folder, 'files')),
  clock: new ScriptedClock(NOW),
  calendar: () => shippedCalendar,
  log: createLog('cli'),
  siteChanged: async () => {},
};
const outcome = await seed(parts, { profile: 'demo' });
await pool.close();
process.exit(outcome.ok ? 0 : 1);
