import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disclosuresFeature } from '../../features/disclosures/index.ts';
import { done } from '../../platform/outcome.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { planAgencies } from '../county/agencies.ts';
import { planStories } from '../story/plan-stories.ts';
import type { Life, Story } from '../story/story.ts';
import { openCounty } from '../testing/open-county.ts';
import { playStories } from '../testing/play-stories.ts';
import { readTables } from '../testing/read-tables.ts';
import { NOW } from '../testing/seed-parts.ts';
import { loadStories } from './load-stories.ts';
import { withOneSession } from './one-session.ts';
import { scriptedTransact } from './scripted-time.ts';
import type { SeedParts } from './seed-parts.ts';

const all = [...planStories(NOW, new Set(planAgencies().map(({ key }) => key)))];

/** A few of each kind of life: every sequence of steps that the plan holds occurs. */
function chooseStories(): Story[] {
  const taken = new Map<string, number>();
  const shapeOf = ({ steps }: Life) => steps.map(step => ('files' in step ? '' : step.act)).join(' ');
  return all.filter(story => {
    const hasFiles = story.some(({ steps }) => steps.some(step => 'content' in step && step.content.files.length > 0));
    const category =
      story[0]!.steps[0]!.act === 'draft'
        ? (story[0]!.steps[0] as { content: { category: string } }).content.category
        : '';
    const keys = [story.map(shapeOf).join(' + '), `${category}${hasFiles ? ' with files' : ''}`];
    if (keys.every(key => (taken.get(key) ?? 0) >= 1)) return false;
    for (const key of keys) taken.set(key, (taken.get(key) ?? 0) + 1);
    return true;
  });
}

async function loadInBulk(parts: SeedParts, county: Parameters<typeof loadStories>[3], stories: readonly Story[]) {
  await withOneSession(parts.pool, async (client, db) => {
    const transact = scriptedTransact({ ...parts, pool: { ...parts.pool, kysely: db } }, parts.clock);
    await transact({ actor: { kind: 'system', name: 'demonstration' }, requestId: 'test' }, async work => {
      await loadStories(parts, work, client, county, stories);
      return done(true);
    });
  });
}

test('loadStories() writes row by row what the commands write', async t => {
  const [played, loaded] = [await testDatabase(t), await testDatabase(t)];
  const stories = chooseStories();
  const one = await openCounty(t, played);
  const playedFor = performance.now();
  await playStories(one.parts, one.ids, stories);
  const other = await openCounty(t, loaded);
  const loadedFor = performance.now();
  await loadInBulk(other.parts, { ...other.ids, plan: other.plan }, stories);
  t.diagnostic(
    `${stories.flat().length} items: ${Math.round(loadedFor - playedFor)} ms by commands, ${Math.round(performance.now() - loadedFor)} ms in bulk`,
  );
  const [fromCommands, fromBulk] = [await readTables(played), await readTables(loaded)];
  for (const [table, rows] of fromCommands) assert.deepEqual(fromBulk.get(table), rows, table);
  assert.ok(fromCommands.get('core.items')!.length > 40 && fromCommands.get('core.edition_files')!.length > 5);
});

test('loadStories() leaves rows that the projections of the features prove', async t => {
  const database = await testDatabase(t);
  const { parts, ids, plan } = await openCounty(t, database);
  await loadInBulk(parts, { ...ids, plan }, all);
  const { projections = [] } = disclosuresFeature({} as never);
  for (const check of projections) {
    const found: string[] = [];
    for await (const { message } of check.run(database.office.kysely as never)) found.push(message);
    assert.deepEqual(found, [], check.name);
  }
});
