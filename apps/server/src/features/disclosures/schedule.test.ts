import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '../../platform/testing/database.ts';
import { cancelSchedule } from './commands/give-up.ts';
import { codeOf, stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;
const NINE = '2026-11-03T01:00:00.000Z';
const isPublic = async (itemId: number) =>
  (await database.portal.query('select id from public_site.items where id = $1', [itemId])).length === 1;

const schedule = async (publishAt = NINE) => {
  const itemId = await steps.draft();
  await steps.bringToFinal(itemId);
  valueOf(await steps.decide(itemId, people.leader, { publishAt }));
  return itemId;
};

describe('publication at a time', () => {
  it('waits for its hour, then comes out by itself', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await schedule();
    assert.equal((await steps.detail(itemId)).state, 'scheduled');
    await office.ticker.tick();
    assert.equal(await isPublic(itemId), false);
    office.moveTo(NINE);
    assert.deepEqual(await office.ticker.tick(), { done: 1, failed: 0 });
    assert.equal(await isPublic(itemId), true);
    assert.equal((await steps.detail(itemId)).publishedAt, NINE);
  });

  it('is cancelled, and voids what was signed', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await schedule();
    const { itemId: id, expectedVersion } = await steps.on(itemId);
    valueOf(
      await office.as(people.leader, (work, officer) => cancelSchedule(work, officer, { itemId: id, expectedVersion })),
    );
    office.moveTo(NINE);
    await office.ticker.tick();
    assert.equal(await isPublic(itemId), false);
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'draft');
    assert.ok(detail.signatures.every(signature => !signature.counts));
  });

  it('falls away when the content changes, and may be set again', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await schedule();
    valueOf(await steps.save(itemId, { title: '改了（虚构）' }));
    office.moveTo('2026-11-03T02:00:00.000Z');
    await office.ticker.tick();
    assert.equal(await isPublic(itemId), false);
    await steps.bringToFinal(itemId);
    valueOf(await steps.decide(itemId, people.leader, { publishAt: '2026-11-04T01:00:00.000Z' }));
    office.moveTo('2026-11-04T01:00:00.000Z');
    await office.ticker.tick();
    assert.equal(await isPublic(itemId), true);
  });

  it('goes back to its drafter when the agency was closed meanwhile', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await schedule();
    await database.owner.query(
      `update core.agencies set closed_on = '2026-11-03', closing_reason = '撤销' where id = 1`,
    );
    office.moveTo(NINE);
    assert.deepEqual(await office.ticker.tick(), { done: 1, failed: 0 });
    assert.equal((await steps.detail(itemId)).state, 'returned');
    assert.equal(await isPublic(itemId), false);
    await database.owner.query(`update core.agencies set closed_on = null, closing_reason = null where id = 1`);
    assert.equal(codeOf(await steps.decide(itemId, people.leader)), 'returned-to-drafter');
  });

  it('goes back to its drafter when a signature no longer counts', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await schedule();
    await database.office.query(
      `update core.signatures set voided_at = now() where item_id = $1 and kind = 'secrecy'`,
      [itemId],
    );
    office.moveTo(NINE);
    await office.ticker.tick();
    assert.equal((await steps.detail(itemId)).state, 'returned');
  });

  it('works for a correction of what is public', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await steps.draft();
    await steps.publish(itemId);
    valueOf(await steps.correct(itemId));
    valueOf(await steps.save(itemId, { title: '第二版（虚构）' }));
    await steps.bringToFinal(itemId);
    valueOf(await steps.decide(itemId, people.leader, { publishAt: NINE }));
    assert.equal((await steps.detail(itemId)).publicUrl !== null, true);
    office.moveTo(NINE);
    await office.ticker.tick();
    assert.equal((await steps.detail(itemId)).editionNo, 2);
    assert.equal((await steps.detail(itemId)).state, 'published');
  });

  it('is refused in the past, too far ahead, and beyond the limit of art. 26', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    const cases: [string, string][] = [
      ['2026-11-01T01:00:00.000Z', 'publish-time-past'],
      ['2026-12-01T01:00:00.000Z', 'publish-time-after-due'],
      ['2028-11-01T01:00:00.000Z', 'publish-time-too-far'],
    ];
    for (const [publishAt, code] of cases)
      assert.equal(codeOf(await steps.decide(itemId, people.leader, { publishAt })), code);
    valueOf(await steps.decide(itemId, people.leader, { publishAt: '2026-11-30T15:59:00.000Z' }));
  });

  it('is not for review steps, nor for what is not public', async () => {
    office.moveTo('2026-11-02T01:00:00.000Z');
    const itemId = await steps.draft({ openness: 'on-request', opennessGround: 'third-party' });
    valueOf(await steps.submit(itemId));
    valueOf(await steps.secrecy(itemId));
    assert.equal(codeOf(await steps.decide(itemId, people.head, { publishAt: NINE })), 'schedule-only-final');
    valueOf(await steps.decide(itemId, people.head));
    assert.equal(codeOf(await steps.decide(itemId, people.leader, { publishAt: NINE })), 'schedule-only-proactive');
  });
});
