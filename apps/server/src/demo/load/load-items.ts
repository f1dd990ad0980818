import type { Instant } from '../../platform/clock/clock.ts';
import { done } from '../../platform/outcome.ts';
import { planCounty } from '../county/plan-county.ts';
import { chooseForAcceptance, planStories } from '../story/plan-stories.ts';
import type { Story } from '../story/story.ts';
import { type CountyWorld, loadStories } from './load-stories.ts';
import { must } from './must.ts';
import { withOneSession } from './one-session.ts';
import { lockProgress, type Profile, type Progress, saveProgress } from './progress.ts';
import { scriptedTransact } from './scripted-time.ts';
import type { SeedParts } from './seed-parts.ts';

/** Small enough that the office answers in between, and that a stop is soon heard. */
const STORIES_AT_A_TIME = 60;

/** The items of the county, a chunk in each transaction with the count of what is in. */
export async function loadItems(
  parts: SeedParts,
  begun: Progress,
  isStopped: () => boolean,
): Promise<Progress | 'busy'> {
  const started = Date.now();
  const { agencies: plan } = planCounty(begun.profile);
  const world = { plan, agencies: begun.agencies, people: begun.people };
  let progress = begun;
  let seen = 0;
  let chunk: Story[] = [];
  for (const story of storiesOf(begun.profile, begun.plannedAt, new Set(plan.map(({ key }) => key)))) {
    // Told anew and passed over: its documents took their numbers, so that the next ones get theirs.
    if (++seen <= begun.stories) continue;
    chunk.push(story);
    if (chunk.length < STORIES_AT_A_TIME) continue;
    if (isStopped()) return progress;
    const loaded = await loadChunk(parts, world, progress, chunk);
    if (loaded === 'busy') return 'busy';
    progress = loaded;
    chunk = [];
  }
  if (isStopped()) return progress;
  if (chunk.length > 0) {
    const loaded = await loadChunk(parts, world, progress, chunk);
    if (loaded === 'busy') return 'busy';
    progress = loaded;
  }
  parts.log.info('demonstration: items are in', { stories: progress.stories, ms: Date.now() - started });
  return progress;
}

function storiesOf(profile: Profile, now: Instant, agencies: ReadonlySet<string>): Iterable<Story> {
  const stories = planStories(now, agencies);
  return profile === 'acceptance' ? chooseForAcceptance([...stories], now) : stories;
}

/** `busy`: another seed wrote a chunk since; what this one was about to write would be there twice. */
async function loadChunk(
  parts: SeedParts,
  world: CountyWorld,
  progress: Progress,
  chunk: readonly Story[],
): Promise<Progress | 'busy'> {
  const next = { ...progress, stories: progress.stories + chunk.length };
  const outcome = await withOneSession(parts.pool, (client, db) =>
    scriptedTransact({ ...parts, pool: { kysely: db } }, parts.clock)<Progress | 'busy', string>(
      { actor: { kind: 'system', name: 'demonstration' }, requestId: 'demonstration' },
      async work => {
        const there = await lockProgress(work.db);
        if (there?.stories !== progress.stories) return done('busy');
        await loadStories(parts, work, client, world, chunk);
        await saveProgress(work.db, next, work.now);
        return done(next);
      },
    ),
  );
  return must(outcome, 'load items');
}
