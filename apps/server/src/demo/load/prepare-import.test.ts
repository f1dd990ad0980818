import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@gongkai/statute';
import { agencyDirectory } from '../../features/agencies/index.ts';
import { importItems } from '../../features/disclosures/index.ts';
import { done } from '../../platform/outcome.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import type { Actor } from '../../platform/work.ts';
import { planCounty } from '../county/plan-county.ts';
import { asStored, writeLargeDocument } from '../large/large-documents.ts';
import { Random } from '../random.ts';
import { openCounty } from '../testing/open-county.ts';
import { readTables } from '../testing/read-tables.ts';
import { copyImport } from './copy-import.ts';
import { IndexNumbers } from './index-numbers.ts';
import { reserveIds } from './load-stories.ts';
import { must } from './must.ts';
import { withOneSession } from './one-session.ts';
import { type FormerPublication, prepareImport } from './prepare-import.ts';
import { scriptedTransact } from './scripted-time.ts';
import { Shelves } from './shelves.ts';

const publications = Array.from({ length: 60 }, (_, at): FormerPublication => {
  const formedOn = addDays('2016-03-01', at * 30);
  const { agency, content, text } = writeLargeDocument(new Random(`former/${at}`), at + 1, formedOn);
  return { agency, content: asStored(content), text, publishedAt: `${addDays(formedOn, 5)}T02:10:00.000Z` };
});

test('copyImport() writes row by row what importItems writes', async t => {
  const [imported, copied] = [await testDatabase(t), await testDatabase(t)];

  const one = await openCounty(t, imported, 'large');
  const actor: Actor = {
    kind: 'person',
    personId: one.ids.people['fuban.clerk']!,
    agencyId: one.ids.agencies.xian!,
    sessionId: '',
  };
  const needs = { calendar: one.parts.calendar, agencies: agencyDirectory, siteChanged: () => {} };
  const outcome = await scriptedTransact(one.parts, one.parts.clock)({ actor, requestId: 'test' }, work =>
    importItems(work, needs, {
      personId: actor.personId,
      agencyId: actor.agencyId,
      items: publications.map(({ agency, content, publishedAt }) => ({
        agencyId: one.ids.agencies[agency]!,
        content,
        publishedAt,
        indexNumber: null,
      })),
    }),
  );
  must(outcome, 'import');

  const { parts, ids } = await openCounty(t, copied, 'large');
  await withOneSession(parts.pool, async (client, db) => {
    const transact = scriptedTransact({ ...parts, pool: { kysely: db } }, parts.clock);
    await transact({ actor, requestId: 'test' }, async work => {
      const itemIds = await reserveIds(work.db, 'core.items', publications.length);
      const [importId] = await reserveIds(work.db, 'core.item_imports', 1);
      const numbers = await IndexNumbers.load(work.db);
      const agencies = new Map(planCounty('large').agencies.map(({ key, facts }) => [key, facts]));
      const world = {
        calendar: parts.calendar(),
        agency: (key: string) => ({
          id: ids.agencies[key]!,
          name: agencies.get(key)!.name,
          creditCode: agencies.get(key)!.creditCode,
        }),
        nextItemId: () => itemIds.shift()!,
        nextIndexNumber: (agency: Parameters<IndexNumbers['next']>[0], on: string) => numbers.next(agency, on),
      };
      const moment = { importId: importId!, now: work.now, personId: actor.personId, agency: world.agency('xian') };
      const prepared = await prepareImport(world, await Shelves.load(work.db), moment, publications);
      await copyImport(work, client, prepared, importId!);
      await numbers.save(work.db);
      return done(true);
    });
  });
  const [rows, others] = [await readTables(imported), await readTables(copied)];
  for (const [table, expected] of rows) assert.deepEqual(others.get(table), expected, table);
  assert.ok(rows.get('core.items')!.length === 60 && rows.get('core.item_imports')!.length === 1);
});

test('writeLargeDocument() writes 800 characters on average, and never the same title', () => {
  const documents = Array.from({ length: 2_000 }, (_, at) =>
    writeLargeDocument(new Random(`former/${at}`), at, '2020-06-01'),
  );
  const average = documents.reduce((sum, { text }) => sum + text.length, 0) / documents.length;
  assert.ok(average > 780 && average < 860, `${average}`);
  assert.equal(new Set(documents.map(({ content }) => content.title)).size, documents.length);
});
