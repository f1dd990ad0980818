import { done } from '../../platform/outcome.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { planCounty } from '../county/plan-county.ts';
import { createCountyLoader } from '../load/load-county.ts';
import { must } from '../load/must.ts';
import type { Profile } from '../load/progress.ts';
import { ScriptedClock, scriptedTransact } from '../load/scripted-time.ts';
import { testSeedParts } from './seed-parts.ts';

/** Of no password: nobody signs in here, and argon2 takes its time. */
const NO_PASSWORD = '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** The county with its people on a test's database, before its first item. */
export async function openCounty(
  scope: { after(run: () => void): void },
  database: Pick<TestDatabase, 'office'>,
  profile: Profile = 'demo',
) {
  const parts = await testSeedParts(scope, database);
  const county = planCounty(profile);
  const transact = scriptedTransact(parts, new ScriptedClock('2024-01-02T01:30:00.000Z'));
  const load = createCountyLoader(parts);
  const caller = { actor: { kind: 'system', name: 'demonstration' }, requestId: 'test' } as const;
  const ids = must(
    await transact(caller, async work => done(await load(work, county, NO_PASSWORD))),
    'found the county',
  );
  return { parts, ids, plan: county.agencies };
}
