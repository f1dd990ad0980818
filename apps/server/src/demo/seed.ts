import { type LocalDate, yearOf } from '@gongkai/statute';
import { type Instant, localDateOf } from '../platform/clock/clock.ts';
import { done } from '../platform/outcome.ts';
import type { Actor } from '../platform/work.ts';
import { beijing } from './beijing-time.ts';
import type { PlannedDelegation } from './county/people.ts';
import { planCounty } from './county/plan-county.ts';
import { type LargeOptions, loadLarge } from './large/seed-large.ts';
import { createCountyLoader, hashDemoPassword, lendPost } from './load/load-county.ts';
import { loadItems } from './load/load-items.ts';
import {
  findProgress,
  holdsOwnData,
  lockProgress,
  type Profile,
  type Progress,
  saveProgress,
} from './load/progress.ts';
import { ScriptedClock, scriptedTransact } from './load/scripted-time.ts';
import type { SeedParts } from './load/seed-parts.ts';

export interface SeedOptions {
  readonly profile: Profile;
  /** Asked between two steps; what is in stays, and the next start goes on. */
  readonly isStopped?: () => boolean;
  /** `large` alone: how many items, and the owner's address, since indexes are built after the load. */
  readonly large?: LargeOptions;
}

export type SeedRefusal = 'production' | 'own-data' | 'other-profile' | 'large-begun' | 'busy';
export type SeedOutcome =
  | { readonly ok: true; readonly progress: Progress; readonly wrote: boolean }
  | { readonly ok: false; readonly refusal: SeedRefusal };

const SEEDER: Actor = { kind: 'system', name: 'demonstration' };
const REQUEST = 'demonstration';

/** Fills an empty installation with the invented county, or goes on where a killed seed stopped; a full one is left alone. */
export async function seed(parts: SeedParts, options: SeedOptions): Promise<SeedOutcome> {
  const { profile, isStopped = () => false, large } = options;
  if (parts.config.mode === 'production') return { ok: false, refusal: 'production' };
  const begun = await findProgress(parts.pool.kysely);
  if (begun?.isComplete) return answer(begun, profile, false);
  // Its indexes are away while it loads: what was broken off is not mended, but made anew.
  if (begun?.profile === 'large') return { ok: false, refusal: 'large-begun' };
  const start = begun ? done(begun) : await loadCounty(parts, profile);
  if (!start.ok) return { ok: false, refusal: 'own-data' };
  if (start.value.profile !== profile) return { ok: false, refusal: 'other-profile' };
  if (profile === 'large') await loadLarge(parts, start.value, large!);
  const told = profile === 'large' ? start.value : await loadItems(parts, start.value, isStopped);
  // Another node, or a command beside the server: one of the two is enough.
  if (told === 'busy') return { ok: false, refusal: 'busy' };
  if (isStopped()) return answer(told, profile, true);
  const progress = await complete(parts, told);
  await parts.siteChanged();
  return answer(progress, profile, true);
}

function answer(progress: Progress, profile: Profile, wrote: boolean): SeedOutcome {
  return progress.profile === profile ? { ok: true, progress, wrote } : { ok: false, refusal: 'other-profile' };
}

/** The county opens its platform two years before this one: on the first working morning everybody gets a post. */
export function openingOf(today: LocalDate): Instant {
  return beijing(`${yearOf(today) - 2}-01-02`, '09:30');
}

async function loadCounty(parts: SeedParts, profile: Profile) {
  const passwordHash = await hashDemoPassword();
  const plannedAt = parts.clock.now();
  const load = createCountyLoader(parts);
  const transact = scriptedTransact(parts, new ScriptedClock(openingOf(localDateOf(plannedAt))));
  const started = Date.now();
  const loaded = await transact<Progress, 'own-data'>({ actor: SEEDER, requestId: REQUEST }, async work => {
    const there = await lockProgress(work.db);
    if (there) return done(there);
    if (await holdsOwnData(work.db)) return { ok: false, refusal: { code: 'own-data' } };
    const ids = await load(work, planCounty(profile), passwordHash);
    const progress: Progress = { profile, plannedAt, ...ids, stories: 0, isComplete: false };
    await saveProgress(work.db, progress, parts.clock.now());
    work.afterCommit(() => parts.siteChanged());
    return done(progress);
  });
  if (loaded.ok)
    parts.log.info('demonstration: the county and its people are in', {
      agencies: Object.keys(loaded.value.agencies).length,
      people: Object.keys(loaded.value.people).length,
      ms: Date.now() - started,
    });
  return loaded;
}

/** The last step, today: a post is lent, by its holder, and the seed is complete. */
async function complete(parts: SeedParts, progress: Progress): Promise<Progress> {
  const { delegation } = planCounty(progress.profile);
  const completed = { ...progress, isComplete: true };
  const actor = delegation ? holderOf(delegation, progress) : SEEDER;
  await scriptedTransact(parts, parts.clock)({ actor, requestId: REQUEST }, async work => {
    if ((await lockProgress(work.db))?.isComplete) return done(true);
    if (delegation) await lendPost(work, progress, delegation);
    await saveProgress(work.db, completed, work.now);
    return done(true);
  });
  return completed;
}

function holderOf({ from, post }: PlannedDelegation, { people, agencies }: Progress): Actor {
  return { kind: 'person', personId: people[from]!, agencyId: agencies[post.agency]!, sessionId: REQUEST };
}
