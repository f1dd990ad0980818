import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disclosuresFeature } from '../../features/disclosures/index.ts';
import { done } from '../../platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts';
import { planAgencies } from '../county/agencies.ts';
import { planCounty } from '../county/plan-county.ts';
import { planStories } from '../story/plan-stories.ts';
import type { Life, Story } from '../story/story.ts';
import { playStories } from '../testing/play-stories.ts';
import { NOW, testSeedParts } from '../testing/seed-parts.ts';
import { createCountyLoader } from './load-county.ts';
import { loadStories } from './load-stories.ts';
import { withOneSession } from './one-session.ts';
import { ScriptedClock, scriptedTransact } from './scripted-time.ts';
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

async function openCounty(scope: { after(run: () => void): void }, database: TestDatabase) {
  const parts = await testSeedParts(scope, database);
  const county = planCounty('demo');
  const transact = scriptedTransact(parts, new ScriptedClock('2024-01-02T01:30:00.000Z'));
  const load = createCountyLoader(parts);
  const loaded = await transact({ actor: { kind: 'system', name: 'demonstration' }, requestId: 'test' }, async work =>
    done(await load(work, county, '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA')),
  );
  assert.ok(loaded.ok);
  return { parts, ids: loaded.value, plan: county.agencies };
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

/** Everything that an item touches; what is random by nature (keys, sealed fields) belongs to people and is left out. */
const TABLES = [
  'ledger.events',
  'ledger.streams',
  'core.items',
  'core.editions',
  'core.edition_files',
  'core.signatures',
  'core.index_serials',
  'core.due_acts',
  'core.files',
  'core.file_uses',
  'core.file_texts',
  'core.audit_entries',
  'public_site.site',
  'public_site.agencies',
  'public_site.items',
  'public_site.item_texts',
  'public_site.item_files',
  'public_site.item_editions',
  'public_site.withdrawn_items',
  'public_site.search_entries',
  'public_site.search_texts',
  'public_site.search_texts',
  'public_site.shelves',
];

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
  for (const table of TABLES) {
    const rows = `select to_jsonb(t) ${table === 'core.due_acts' ? `- 'id'` : ''} as row from ${table} t order by 1`;
    const [fromCommands, fromBulk] = [await played.owner.query(rows), await loaded.owner.query(rows)];
    assert.equal(fromBulk.length, fromCommands.length, `${table}: as many rows`);
    for (const [at, row] of fromCommands.entries()) assert.deepEqual(fromBulk[at], row, table);
  }
  // A count that went up and down again leaves a row with zero; what never went up has none.
  const counts =
    'select agency_id, category, year, items from public_site.item_counts where items > 0 order by 1, 2, 3';
  assert.deepEqual(await loaded.owner.query(counts), await played.owner.query(counts));
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
