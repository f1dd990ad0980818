import { setTimeout as wait } from 'node:timers/promises';
import { demoAccounts } from '@gongkai/server/demo/county/accounts.ts';
import { planApplicants } from '@gongkai/server/demo/county/applicants.ts';
import { inventCreditCode } from '@gongkai/server/demo/county/credit-code.ts';
import { LARGE_ITEMS } from '@gongkai/server/demo/large/seed-large.ts';
import { type Profile, type Progress, profiles } from '@gongkai/server/demo/load/progress.ts';
import type { SeedParts } from '@gongkai/server/demo/load/seed-parts.ts';
import { type SeedRefusal, seed } from '@gongkai/server/demo/seed.ts';
import { InstalledCalendar } from '@gongkai/server/platform/calendar/installed-calendar.ts';
import { systemClock, toInstant } from '@gongkai/server/platform/clock/clock.ts';
import { TestClock } from '@gongkai/server/platform/clock/test-clock.ts';
import type { Config } from '@gongkai/server/platform/config.ts';
import type { DatabasePool } from '@gongkai/server/platform/database/pool.ts';
import { openFileStore } from '@gongkai/server/platform/files/stores/open-file-store.ts';
import { openKeys } from '@gongkai/server/platform/keys/open-keys.ts';
import { createLog } from '@gongkai/server/platform/log.ts';
import { command } from './command.ts';
import { type CommandDatabase, withOffice } from './database.ts';
import { EXIT, refused, unusable } from './exit-codes.ts';
import { print, printJson } from './output.ts';
import { loadConfig } from './settings.ts';

export const { run } = command({
  usage: 'gongkai seed --profile=demo|acceptance|large [--json]',
  about: `Fills an empty installation with the invented county 云岭县, and prints its accounts. Refused in MODE=production and
where anything stands that no seed made; a seed that was killed goes on where it stopped.

  demo        the whole county: 223 agencies, everybody's posts, hundreds of items over three years
  acceptance  small and quick, for tests: nine agencies, one account for each role
  large       demo's county with 1,000,000 items`,
  options: {
    profile: { type: 'string', value: 'NAME', about: 'demo (default), acceptance or large' },
    items: { type: 'string', value: 'COUNT', about: 'large only: how many items (default 1000000)' },
    json: { type: 'boolean', about: 'one JSON value: agencies, accounts, applicants' },
  },
  async run({ values }) {
    const profile = readProfile(values.profile);
    const config = loadConfig();
    if (config.mode === 'production') throw refused(REFUSALS.production);
    const items = readItems(values.items);
    const fill = async (pool: DatabasePool, { addresses }: CommandDatabase) => {
      const large = { items, ownerUrl: addresses.ownerUrl };
      const parts = await openParts(config, pool);
      let outcome = await seed(parts, { profile, large });
      // The server that was just started loads it in the background: when it is done, or dead, this one goes on.
      for (; !outcome.ok && outcome.refusal === 'busy'; await wait(1_000))
        outcome = await seed(parts, { profile, large });
      if (!outcome.ok) throw refused(REFUSALS[outcome.refusal]);
      return describe(pool, outcome.progress);
    };
    // Into an empty folder too, before any server was started there.
    const report = await withOffice(config, fill, { makeSchema: true });
    if (values.json) printJson(report);
    else
      print(
        ...report.accounts.map(({ roleLabel, loginName, password, totpSecret }) =>
          [roleLabel, loginName, password, totpSecret].join('\t'),
        ),
      );
    return EXIT.done;
  },
});

const REFUSALS: Record<SeedRefusal, string> = {
  production: 'MODE=production takes no invented data. Use an installation of its own with MODE=demo.',
  'own-data': 'agencies or people stand here that no seed made. Seed an empty DATA_DIR (or database).',
  busy: 'another process is filling this installation.',
  'large-begun': 'a large load was broken off here. Make this DATA_DIR (or database) anew.',
  'other-profile': 'this installation was seeded with another profile. Use another DATA_DIR for this one.',
};

function readProfile(text = 'demo'): Profile {
  const profile = profiles.find(name => name === text);
  if (!profile) throw unusable(`--profile knows ${profiles.join(', ')}; not "${text}".`);
  return profile;
}

function readItems(text = String(LARGE_ITEMS)): number {
  if (!/^[1-9]\d{3,6}$/.test(text)) throw unusable(`--items takes a number from 1000 to 9999999; not "${text}".`);
  return Number(text);
}

async function openParts(config: Config, pool: DatabasePool): Promise<SeedParts> {
  const opened = await openKeys({
    file: config.keyFile,
    dataDir: config.dataDir,
    mode: config.mode,
    profile: config.cryptoProfile,
    now: toInstant(new Date()),
  });
  if (!opened.ok) throw unusable(opened.problem);
  const calendar = new InstalledCalendar();
  await calendar.reload(pool);
  const testClock = config.mode === 'acceptance' ? new TestClock() : null;
  await testClock?.reload(pool);
  return {
    config,
    pool,
    keys: opened.keys,
    store: await openFileStore({ dataDir: config.dataDir, s3Url: config.s3Url }),
    clock: testClock ?? systemClock,
    calendar: calendar.current,
    // Standard output is for the result.
    log: createLog('cli', line => void process.stderr.write(line)),
    siteChanged: async () => void (await pool.query(`select pg_notify('site_changed', '')`)),
  };
}

async function describe(pool: DatabasePool, { profile, agencies: ids }: Progress) {
  const agencies = await pool.query<{ id: number }>(
    `select id, name, short_name as "shortName", kind, level, parent_id as "parentId" from core.agencies
     where id = any($1::bigint[]) order by id`,
    [Object.values(ids)],
  );
  const accounts = demoAccounts().map(({ agencyKey, ...account }) => ({ ...account, agencyId: ids[agencyKey] }));
  return { profile, agencies, accounts, applicants: planApplicants(serial => inventCreditCode('12', serial)) };
}
