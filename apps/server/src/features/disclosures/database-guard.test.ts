import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '../../platform/testing/database.ts';
import { refusalOfGuard } from './database-guard.ts';
import { stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;

/** Behind the code's back, as the application's own database user. */
const behind = (text: string, values: unknown[] = []) => database.office.query(text, values);
const refused = async (run: Promise<unknown>): Promise<string | undefined> => {
  const fault = await run.then(
    () => assert.fail('the database let it through'),
    error => error,
  );
  return refusalOfGuard(fault)?.code ?? String(fault);
};
const publishBehind = (itemId: number, edition = 1) =>
  behind(
    `update core.items set state = 'published', published_edition_no = $2, edition_no = $2, current_step = null,
       publish_at = null, index_number = 'x-' || id, published_at = now() where id = $1`,
    [itemId, edition],
  );
const signBehind = (itemId: number, kind: string, by: number, hash?: string) =>
  behind(
    `insert into core.signatures (item_id, edition_no, content_hash, step, kind, step_label, decision, signed_by, signed_on,
       mode, secrecy_form, recorded_at)
     select item_id, edition_no, coalesce(decode($4, 'hex'), content_hash), 1, $2, 'x', 'approved', $3, '2026-11-02', 'online',
       case when $2 = 'secrecy' then '{}'::jsonb end, now()
     from core.editions where item_id = $1 and edition_no = 1`,
    [itemId, kind, by, hash ?? null],
  );

describe('the database itself', () => {
  it('publishes nothing without a final signature', async () => {
    const itemId = await steps.draft();
    assert.equal(await refused(publishBehind(itemId)), 'guard-final-signature');
  });

  it('publishes nothing on the final signature of the drafter', async () => {
    const itemId = await steps.draft();
    await signBehind(itemId, 'final', people.clerk.personId);
    await signBehind(itemId, 'secrecy', people.head.personId);
    assert.equal(await refused(publishBehind(itemId)), 'guard-final-signature');
  });

  it('publishes nothing on the final signature of anyone who ever wrote in it', async () => {
    const itemId = await steps.draft({}, people.writingLeader);
    valueOf(await steps.save(itemId, { title: '由他人改过（虚构）' }, people.clerk));
    await signBehind(itemId, 'final', people.writingLeader.personId);
    await signBehind(itemId, 'secrecy', people.head.personId);
    assert.equal(await refused(publishBehind(itemId)), 'guard-final-signature');
  });

  it('publishes nothing on the final signature of whoever signed as the drafter', async () => {
    const itemId = await steps.draft();
    await signBehind(itemId, 'draft', people.writingLeader.personId);
    await signBehind(itemId, 'final', people.writingLeader.personId);
    await signBehind(itemId, 'secrecy', people.head.personId);
    assert.equal(await refused(publishBehind(itemId)), 'guard-final-signature');
  });

  it('publishes nothing without a secrecy form for the same content', async () => {
    const itemId = await steps.draft();
    await signBehind(itemId, 'final', people.leader.personId);
    assert.equal(await refused(publishBehind(itemId)), 'guard-secrecy-form');
    await signBehind(itemId, 'secrecy', people.head.personId, '00'.repeat(32));
    assert.equal(await refused(publishBehind(itemId)), 'guard-secrecy-form');
    await signBehind(itemId, 'secrecy', people.head.personId);
    await publishBehind(itemId);
  });

  it('publishes nothing on signatures that were voided', async () => {
    const itemId = await steps.draft();
    await signBehind(itemId, 'final', people.leader.personId);
    await signBehind(itemId, 'secrecy', people.head.personId);
    await behind('update core.signatures set voided_at = now() where item_id = $1', [itemId]);
    assert.equal(await refused(publishBehind(itemId)), 'guard-final-signature');
  });

  it('publishes nothing that is not open to the public', async () => {
    const itemId = await steps.draft({ openness: 'withheld', opennessGround: 'internal-affairs' });
    await signBehind(itemId, 'final', people.leader.personId);
    await signBehind(itemId, 'secrecy', people.head.personId);
    assert.equal(await refused(publishBehind(itemId)), 'guard-not-open');
  });

  it('registers nothing without a final signature either', async () => {
    const itemId = await steps.draft({ openness: 'withheld', opennessGround: 'internal-affairs' });
    assert.equal(
      await refused(behind(`update core.items set state = 'registered' where id = $1`, [itemId])),
      'guard-final-signature',
    );
  });

  it('does not let a written item pass for an imported one', async () => {
    const itemId = await steps.draft();
    await behind(`insert into core.item_imports (id, items, batch_hash, imported_at) values (1, 1, $1, now())`, [
      Buffer.alloc(32),
    ]);
    assert.equal(
      await refused(behind(`update core.items set origin = 'imported', import_id = 1 where id = $1`, [itemId])),
      'guard-not-open',
    );
  });

  it('lets an approval of the first edition bring out no second one', async () => {
    const itemId = await steps.draft();
    await steps.publish(itemId);
    valueOf(await steps.correct(itemId));
    assert.equal(await refused(publishBehind(itemId, 2)), 'guard-final-signature');
  });

  it('changes and removes no signature', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    assert.equal(
      await refused(behind(`update core.signatures set comment = 'x' where item_id = $1`, [itemId])),
      'guard-signature',
    );
    await behind('update core.signatures set voided_at = now() where item_id = $1', [itemId]);
    assert.equal(
      await refused(behind('update core.signatures set voided_at = null where item_id = $1', [itemId])),
      'guard-signature',
    );
    await assert.rejects(behind('delete from core.signatures where item_id = $1', [itemId]), { code: '42501' });
    const asOwner = database.owner.query('delete from core.signatures where item_id = $1', [itemId]);
    assert.equal(await refused(asOwner), 'guard-signature');
  });

  it('changes nothing of an edition that was published', async () => {
    const itemId = await steps.draft({ attachments: [await office.storeFile('附件一.pdf')] });
    await steps.publish(itemId);
    for (const change of [
      `update core.editions set title = 'x' where item_id = $1`,
      `update core.editions set published_at = null where item_id = $1`,
      `delete from core.edition_files where item_id = $1`,
      `insert into core.edition_files (item_id, edition_no, position, file_hash, name)
         select item_id, 1, 9, file_hash, 'x' from core.edition_files where item_id = $1`,
    ])
      assert.equal(await refused(behind(change, [itemId])), 'guard-edition', change);
  });

  it('changes no content under an unchanged hash', async () => {
    const itemId = await steps.draft();
    assert.equal(
      await refused(behind(`update core.editions set body = '<p>别的</p>' where item_id = $1`, [itemId])),
      'guard-edition',
    );
  });

  it('gives one number to one item only', async () => {
    const one = await steps.draft();
    const { indexNumber } = await steps.publish(one);
    const two = await steps.draft();
    await assert.rejects(behind('update core.items set index_number = $2 where id = $1', [two, indexNumber]), {
      code: '23505',
    });
  });
});
