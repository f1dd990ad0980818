import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '../../platform/testing/database.ts';
import { loadItemHistory } from './queries/item-history.ts';
import { codeOf, stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const { people } = office;
const steps = stepsOf(office);
const publicRow = async (itemId: number) =>
  (await database.portal.query<Record<string, unknown>>('select * from public_site.items where id = $1', [itemId]))[0];

describe('an item', () => {
  it('goes from a draft through the chain to the public', async () => {
    const itemId = await steps.draft();
    assert.equal((await steps.detail(itemId)).state, 'draft');
    assert.equal((await steps.detail(itemId)).dueOn, '2026-11-30');
    valueOf(await steps.submit(itemId));
    assert.equal(codeOf(await steps.decide(itemId, people.head)), 'secrecy-form-missing');
    valueOf(await steps.secrecy(itemId));
    valueOf(await steps.decide(itemId, people.head));
    assert.equal(await publicRow(itemId), undefined);
    const changes = office.siteChanges();
    valueOf(await steps.decide(itemId, people.leader));
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'published');
    assert.equal(detail.indexNumber, '11999921MB0000001A/2026-00001');
    assert.equal(detail.publicUrl, `http://portal.test/d/${itemId}`);
    assert.equal((await publicRow(itemId))?.title, detail.title);
    assert.equal(office.siteChanges(), changes + 1);
    assert.deepEqual(
      detail.signatures.map(({ kind, by, counts }) => ({ kind, by, counts })),
      [
        { kind: 'draft', by: '林知远', counts: true },
        { kind: 'secrecy', by: '何望山', counts: true },
        { kind: 'review', by: '何望山', counts: true },
        { kind: 'final', by: '陆清和', counts: true },
      ],
    );
  });

  it('loses every signature when its content changes, and begins anew', async () => {
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    const seen = await steps.on(itemId);
    valueOf(await steps.save(itemId, { title: '改过的标题（虚构）' }));
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'draft');
    assert.deepEqual(
      detail.signatures.map(signature => signature.counts),
      [false, false, false],
    );
    assert.equal(codeOf(await steps.decide(itemId, people.leader)), 'not-submitted');
    assert.notEqual(detail.contentHash, seen.contentHash);
    await steps.publish(itemId);
    assert.equal((await publicRow(itemId))?.title, '改过的标题（虚构）');
  });

  it('keeps its signatures when it is saved without a change', async () => {
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    const before = await steps.detail(itemId);
    valueOf(await steps.save(itemId, {}));
    const after = await steps.detail(itemId);
    assert.equal(after.version, before.version);
    assert.equal(after.state, 'in-review');
  });

  it('is returned with a comment, mended and submitted again', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    assert.equal(codeOf(await steps.decide(itemId, people.head, { decision: 'returned' })), 'comment-missing');
    valueOf(await steps.decide(itemId, people.head, { decision: 'returned', comment: '请补充依据' }));
    const returned = await steps.detail(itemId);
    assert.equal(returned.state, 'returned');
    assert.equal(returned.signatures.at(-1)?.comment, '请补充依据');
    assert.equal(codeOf(await steps.decide(itemId, people.head)), 'returned-to-drafter');
    await steps.publish(itemId);
  });

  it('is sent back by the secrecy reviewer whose answer is yes', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    valueOf(await steps.secrecy(itemId, { personalPrivacy: true, opinion: '附表含身份证号码' }));
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'returned');
    assert.equal(detail.signatures.at(-1)?.decision, 'returned');
  });

  it('is corrected by a new edition while the old one stays public', async () => {
    const itemId = await steps.draft({ title: '第一版（虚构）' });
    const first = await steps.publish(itemId);
    office.moveDays(1);
    valueOf(await steps.correct(itemId, '更正标题'));
    valueOf(await steps.save(itemId, { title: '第二版（虚构）' }));
    assert.equal((await publicRow(itemId))?.title, '第一版（虚构）');
    assert.equal((await steps.detail(itemId)).publicUrl, first.publicUrl);
    await steps.bringToFinal(itemId);
    assert.equal((await publicRow(itemId))?.edition_no, 1);
    valueOf(await steps.decide(itemId, people.leader));
    const row = await publicRow(itemId);
    assert.equal(row?.title, '第二版（虚构）');
    assert.equal(row?.index_number, first.indexNumber);
    assert.equal(row?.published_at, first.publishedAt);
    const editions = await database.portal.query(
      'select edition_no, note from public_site.item_editions where item_id = $1 order by 1',
      [itemId],
    );
    assert.deepEqual(editions, [
      { edition_no: 1, note: null },
      { edition_no: 2, note: '更正标题' },
    ]);
  });

  it('is withdrawn at once, also in the middle of a correction, and leaves a notice without the title where it must', async () => {
    const itemId = await steps.draft({ title: '将被撤回（虚构）' });
    await steps.publish(itemId);
    valueOf(await steps.correct(itemId));
    valueOf(await steps.withdraw(itemId, 'privacy' as 'content-error'));
    assert.equal(await publicRow(itemId), undefined);
    const [notice] = await database.portal.query<Record<string, unknown>>(
      'select * from public_site.withdrawn_items where id = $1',
      [itemId],
    );
    assert.equal(notice?.title, null);
    assert.equal(notice?.withdrawn_on, office.clock.today());
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'withdrawn');
    assert.equal(detail.publicUrl, null);
    // It may come back, mended, under its old number.
    valueOf(await steps.correct(itemId, '已删去个人信息'));
    const again = await steps.publish(itemId);
    assert.equal(again.indexNumber, detail.indexNumber);
    assert.deepEqual(
      await database.portal.query('select id from public_site.withdrawn_items where id = $1', [itemId]),
      [],
    );
  });

  it('that is not to be public is registered and never reaches the portal', async () => {
    const itemId = await steps.draft({ openness: 'on-request', opennessGround: 'third-party' });
    await steps.bringToFinal(itemId);
    valueOf(await steps.decide(itemId, people.leader));
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'registered');
    assert.equal(detail.indexNumber, null);
    assert.equal(await publicRow(itemId), undefined);
  });

  it('whose correction makes it less open leaves the portal', async () => {
    const itemId = await steps.draft();
    await steps.publish(itemId);
    valueOf(await steps.correct(itemId));
    valueOf(await steps.save(itemId, { openness: 'withheld', opennessGround: 'three-securities' }));
    await steps.bringToFinal(itemId);
    valueOf(await steps.decide(itemId, people.leader));
    assert.equal((await steps.detail(itemId)).state, 'registered');
    assert.equal(await publicRow(itemId), undefined);
  });

  it('gets numbers that follow each other, and a neighbour without a code its own', async () => {
    const one = (await steps.publish(await steps.draft())).indexNumber!;
    const two = (await steps.publish(await steps.draft())).indexNumber!;
    assert.equal(Number(two.slice(-5)), Number(one.slice(-5)) + 1);
  });

  it('tells its history in words', async () => {
    const itemId = await steps.draft();
    await steps.publish(itemId);
    const history = await loadItemHistory(office.db, itemId);
    assert.deepEqual(
      history.map(({ label, actor }) => `${actor} ${label}`),
      [
        '林知远 保存草稿',
        '林知远 提交审核（起草人初审）',
        '何望山 保密审查',
        '何望山 审核同意',
        '陆清和 审核同意',
        '陆清和 公开',
      ],
    );
    assert.match(history.at(-1)!.detail!, /索引号/);
    assert.match(history[0]!.hash, /^[0-9a-f]{64}$/);
  });

  it('is nothing to people of another agency', async () => {
    const itemId = await steps.draft();
    const what = await steps.on(itemId);
    const { submitItem } = await import('./commands/submit-item.ts');
    const outcome = await office.as(people.neighbour, (work, officer) => submitItem(work, office.parts, officer, what));
    assert.equal(codeOf(outcome), 'not-found');
  });
});
