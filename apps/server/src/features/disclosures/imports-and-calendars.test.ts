import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type LocalDate, parseNoticeText, shippedCalendar, withNotice } from '@gongkai/statute';
import { readStream } from '../../platform/ledger/read-stream.ts';
import { done } from '../../platform/outcome.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { type FormerItem, importItems, MOST_IN_BATCH } from './commands/import-items.ts';
import { applyCalendarChange, previewCalendarChange } from './commands/move-due-days.ts';
import { importProjection, itemProjection, publicCopyProjection } from './projections.ts';
import { loadItemHistory } from './queries/item-history.ts';
import { codeOf, stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice, sampleContent, TOWNSHIP } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;

const former = (changes: Partial<FormerItem> = {}): FormerItem => ({
  agencyId: TOWNSHIP,
  content: sampleContent({ formedOn: '2024-03-01' as LocalDate }),
  publishedAt: '2024-03-05T02:00:00.000Z',
  indexNumber: null,
  ...changes,
});
const bring = (items: readonly FormerItem[]) =>
  office.as(people.clerk, work =>
    importItems(work, office.parts, { personId: people.clerk.personId, agencyId: TOWNSHIP, items }),
  );
const findings = async () =>
  office.db.transaction().execute(async tx => {
    const found: string[] = [];
    for (const check of [itemProjection, importProjection, publicCopyProjection])
      for await (const { stream, message } of check.run(tx)) found.push(`${stream}: ${message}`);
    return found;
  });

describe('importItems()', () => {
  it('brings items to the public as they were, in one event with count and hash', async () => {
    const items = [
      former({ indexNumber: '11999921MB0000001A/2024-00002' }),
      former(),
      former({
        content: sampleContent({ formedOn: '2012-05-01' as LocalDate, body: '<p>旧文<script>1</script></p>' }),
        publishedAt: '2012-05-02T02:00:00.000Z',
      }),
    ];
    const { itemIds, importId } = valueOf(await bring(items));
    const rows = await database.portal.query<{ id: number; index_number: string }>(
      'select id, index_number from public_site.items where id = any($1) order by id',
      [itemIds],
    );
    assert.deepEqual(
      rows.map(row => row.index_number),
      ['11999921MB0000001A/2024-00002', '11999921MB0000001A/2024-00001', '11999921MB0000001A/2012-00001'],
    );
    const [event, ...rest] = await readStream(office.db, `disclosure-import/${importId}`);
    assert.equal(rest.length, 0);
    assert.equal((event!.payload as { items: number }).items, 3);
    assert.deepEqual(await findings(), []);
    const detail = await steps.detail(itemIds[2]!);
    assert.equal(detail.content.body, '<p>旧文</p>');
    assert.equal(detail.version, 0);
  });

  it('lets an imported item live on: corrected, withdrawn, with a history', async () => {
    const [itemId] = valueOf(await bring([former()])).itemIds;
    valueOf(await steps.correct(itemId!));
    valueOf(await steps.save(itemId!, { title: '更正后的旧文（虚构）' }));
    const detail = await steps.publish(itemId!);
    assert.equal(detail.editionNo, 2);
    assert.equal(detail.publishedAt, '2024-03-05T02:00:00.000Z');
    assert.equal((await loadItemHistory(office.db, itemId!))[0]?.label, '从原网站导入');
    valueOf(await steps.withdraw(itemId!));
    assert.deepEqual(await findings(), []);
  });

  it('steps over numbers that an import brought along', async () => {
    const { indexNumber } = await steps.publish(await steps.draft());
    const next = `${indexNumber!.slice(0, -5)}${String(Number(indexNumber!.slice(-5)) + 1).padStart(5, '0')}`;
    valueOf(await bring([former({ indexNumber: next })]));
    const later = await steps.publish(await steps.draft());
    assert.equal(Number(later.indexNumber!.slice(-5)), Number(next.slice(-5)) + 1);
  });

  it('gives no number that a later row of the same batch brings along', async () => {
    const [last] = valueOf(await bring([former()])).itemIds;
    const { indexNumber } = await steps.detail(last!);
    const next = (by: number) => indexNumber!.replace(/\d+$/, tail => String(Number(tail) + by).padStart(5, '0'));
    const { itemIds } = valueOf(await bring([former(), former({ indexNumber: next(1) })]));
    const numbers = await Promise.all(itemIds.map(async id => (await steps.detail(id)).indexNumber));
    assert.deepEqual(numbers, [next(2), next(1)]);
  });

  it('of several at once that bring the same numbers lets one through and refuses the others', async () => {
    const number = (serial: number) => `同时/2024-${String(serial).padStart(5, '0')}`;
    const batch = (from: number, backwards: boolean) => {
      const items = [0, 1, 2].map(at => former({ indexNumber: number(from + at) }));
      return backwards ? items.reverse() : items;
    };
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.all([0, 1, 2, 3].map(at => bring(batch(round * 10, at % 2 === 1))));
      assert.deepEqual(outcomes.map(outcome => (outcome.ok ? null : outcome.refusal.facts?.fault)).sort(), [
        'index-number-taken',
        'index-number-taken',
        'index-number-taken',
        null,
      ]);
    }
    assert.deepEqual(await findings(), []);
  });

  it('names the row whose number somebody else brought between the look and the writing', async () => {
    const contested = '同时/2025-00001';
    const held = Promise.withResolvers<void>();
    const first = office.as(people.clerk, async work => {
      const brought = await importItems(work, office.parts, {
        personId: people.clerk.personId,
        agencyId: TOWNSHIP,
        items: [former({ indexNumber: contested })],
      });
      held.resolve();
      await wait(300);
      return brought;
    });
    await held.promise;
    const second = await bring([former(), former({ indexNumber: contested }), former()]);
    assert.ok((await first).ok);
    assert.deepEqual(!second.ok && second.refusal, {
      code: 'import-row',
      facts: { row: 2, fault: 'index-number-taken' },
    });
  });

  const wrong: [string, Partial<FormerItem>, string][] = [
    ['what is not public', { content: sampleContent({ openness: 'withheld' }) }, 'not-proactive'],
    ['a day to come', { publishedAt: '2027-01-01T00:00:00.000Z' }, 'published-in-future'],
    [
      'what was published before it was written',
      { publishedAt: '2024-02-01T00:00:00.000Z' },
      'published-before-formed',
    ],
    [
      'an unknown column',
      { content: sampleContent({ formedOn: '2024-03-01' as LocalDate, category: 'x' }) },
      'category-unknown',
    ],
    ['an unknown agency', { agencyId: 77 }, 'agency-unknown'],
    [
      'a missing file',
      {
        content: sampleContent({
          formedOn: '2024-03-01' as LocalDate,
          attachments: [{ hash: 'cd'.repeat(32), name: 'x' }],
        }),
      },
      'attachment-missing',
    ],
    ['a number that is taken', { indexNumber: '11999921MB0000001A/2024-00002' }, 'index-number-taken'],
  ];
  for (const [what, changes, fault] of wrong)
    it(`refuses ${what}, with the row, and brings nothing of the batch`, async () => {
      const [before] = await database.office.query<{ count: number }>('select count(*) as count from core.items');
      const outcome = await bring([former(), former(changes)]);
      assert.equal(codeOf(outcome), 'import-row');
      assert.deepEqual(!outcome.ok && outcome.refusal.facts, { row: 2, fault });
      const [after] = await database.office.query<{ count: number }>('select count(*) as count from core.items');
      assert.equal(after!.count, before!.count);
    });

  const sizes: [string, number][] = [
    ['nothing', 0],
    ['more than a batch holds', MOST_IN_BATCH + 1],
  ];
  for (const [what, count] of sizes)
    it(`refuses ${what}`, async () => {
      const outcome = await bring(Array.from({ length: count }, () => former()));
      assert.equal(codeOf(outcome), 'import-size');
    });

  it('is found out when an imported item is changed behind the code', async () => {
    const { itemIds, importId } = valueOf(await bring([former(), former()]));
    const { indexNumber } = await steps.detail(itemIds[0]!);
    const setNumber = (to: string | null) =>
      database.office.query('update core.items set index_number = $2 where id = $1', [itemIds[0], to]);
    await setNumber('another/2024-00001');
    assert.deepEqual(await findings(), [`disclosure-import/${importId}: an imported item is not what was imported`]);
    await setNumber(indexNumber);
    assert.deepEqual(await findings(), []);
  });

  it('brings a thousand items in a few seconds', async () => {
    const startedAt = performance.now();
    valueOf(await bring(Array.from({ length: 1_000 }, () => former())));
    const ms = performance.now() - startedAt;
    console.log(`# 1,000 items imported in ${Math.round(ms)} ms`);
    assert.ok(ms < 20_000, `${ms} ms`);
  });
});

describe('a new calendar', () => {
  it('shows which items it moves, then moves them with an event each', async () => {
    office.moveTo('2026-12-21T01:00:00.000Z');
    const moving = await steps.draft({ formedOn: '2026-12-21' as LocalDate });
    const staying = await steps.draft({ formedOn: '2026-12-01' as LocalDate });
    const before = await steps.detail(moving);
    assert.equal(before.dueIsProvisional, true);
    const text = await readFile(
      new URL('../../../../../fixtures/calendar/example-2027-notice.json', import.meta.url),
      'utf8',
    );
    const parsed = parseNoticeText(text);
    assert.ok(parsed.ok);
    const applied = withNotice(shippedCalendar, parsed.notice);
    assert.ok(applied.ok);

    const preview = await previewCalendarChange(office.db, applied.calendar);
    assert.deepEqual(
      preview.map(({ itemId }) => itemId),
      [moving],
    );
    assert.equal((await steps.detail(moving)).dueOn, before.dueOn);

    office.useCalendar(applied.calendar);
    const moved = valueOf(
      await office.as(people.clerk, async work => done(await applyCalendarChange(work, applied.calendar))),
    );
    assert.deepEqual(moved, preview);
    const after = await steps.detail(moving);
    assert.equal(after.dueOn, moved[0]!.to);
    assert.equal(after.dueIsProvisional, false);
    assert.equal((await steps.detail(staying)).version, 1);
    assert.deepEqual(
      (await loadItemHistory(office.db, moving)).map(({ label }) => label),
      ['保存草稿', '公开期限变动'],
    );
    assert.deepEqual(await previewCalendarChange(office.db, applied.calendar), []);
    assert.deepEqual(await findings(), []);
  });
});
