import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '@gongkai/statute';
import { testDatabase } from '../../platform/testing/database.ts';
import { decideStep } from './commands/decide-step.ts';
import { type OfflineDecision, recordOfflineDecision } from './commands/record-offline-decision.ts';
import { CLEAN_FORM, codeOf, stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice, type TestPerson } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;

const offline = async (
  itemId: number,
  signer: TestPerson,
  changes: Partial<OfflineDecision> = {},
  recorder = people.clerk,
) => {
  const scan = await office.storeFile('签批扫描件.pdf');
  const given = {
    ...(await steps.on(itemId)),
    decision: 'approved',
    comment: null,
    publishAt: null,
    signedBy: signer.personId,
    signedOn: office.clock.today(),
    scanHash: scan.hash,
    secrecyForm: null,
    ...changes,
  } as const;
  return office.as(recorder, (work, officer) => recordOfflineDecision(work, office.parts, officer, given));
};

describe('who signs', () => {
  it('the final signer has written nothing of it', async () => {
    const itemId = await steps.draft({}, people.writingLeader);
    await steps.bringToFinal(itemId, people.writingLeader);
    assert.equal(codeOf(await steps.decide(itemId, people.writingLeader)), 'final-by-writer');
    valueOf(await steps.decide(itemId, people.leader));
  });

  it('the final signer has not submitted it as its drafter', async () => {
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId, people.writingLeader);
    assert.equal(codeOf(await steps.decide(itemId, people.writingLeader)), 'final-by-writer');
  });

  it('the secrecy reviewer has written nothing of it', async () => {
    const itemId = await steps.draft({}, people.writingLeader);
    valueOf(await steps.submit(itemId, people.writingLeader));
    assert.equal(codeOf(await steps.secrecy(itemId, {}, people.writingLeader)), 'secrecy-by-writer');
    valueOf(await steps.secrecy(itemId));
    assert.equal(codeOf(await steps.secrecy(itemId)), 'secrecy-already-signed');
  });

  it('a township of three people publishes: clerk, head who reviews and looks for secrets, leader', async () => {
    assert.equal((await steps.publish(await steps.draft())).state, 'published');
  });

  it('nobody signs a step without its permission, and nobody a step that is not waited for', async () => {
    const itemId = await steps.draft();
    assert.equal(codeOf(await steps.submit(itemId, people.reader)), 'not-permitted');
    valueOf(await steps.submit(itemId));
    assert.equal(codeOf(await steps.decide(itemId, people.clerk)), 'not-permitted');
    assert.equal(codeOf(await steps.secrecy(itemId, {}, people.leader)), 'not-permitted');
    assert.equal(codeOf(await steps.decide(itemId, people.leader)), 'not-permitted');
    assert.equal(codeOf(await steps.submit(itemId)), 'already-in-review');
  });

  it('an agency may keep a chain of two steps, and of four', async () => {
    await office.setChain([
      { kind: 'draft', label: '初审', withSecrecyForm: false },
      { kind: 'final', label: '终审', withSecrecyForm: true },
    ]);
    const short = await steps.draft();
    valueOf(await steps.submit(short));
    assert.equal(codeOf(await steps.decide(short, people.leader)), 'secrecy-form-missing');
    valueOf(await steps.secrecy(short));
    valueOf(await steps.decide(short, people.leader));
    await office.setChain([
      { kind: 'draft', label: '初审', withSecrecyForm: false },
      { kind: 'review', label: '股室复审', withSecrecyForm: false },
      { kind: 'review', label: '办公室复审', withSecrecyForm: true },
      { kind: 'final', label: '终审', withSecrecyForm: false },
    ]);
    const long = await steps.draft();
    valueOf(await steps.submit(long));
    valueOf(await steps.decide(long, people.head));
    assert.equal((await steps.detail(long)).currentStep, 2);
    valueOf(await steps.secrecy(long));
    valueOf(await steps.decide(long, people.head));
    valueOf(await steps.decide(long, people.leader));
    assert.equal((await steps.detail(long)).state, 'published');
    await database.owner.query('delete from core.review_chains');
  });
});

describe('recordOfflineDecision()', () => {
  it('records who signed paper on which day, with the scan, and publishes', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    valueOf(await offline(itemId, people.head, { secrecyForm: CLEAN_FORM }));
    office.moveDays(1);
    valueOf(await offline(itemId, people.leader, { signedOn: '2026-11-02' as LocalDate }));
    const detail = await steps.detail(itemId);
    assert.equal(detail.state, 'published');
    const final = detail.signatures.at(-1)!;
    assert.deepEqual(
      [final.by, final.signedOn, final.mode, final.recordedBy, final.scan?.name],
      ['陆清和', '2026-11-02', 'offline', '林知远', '签批扫描件'],
    );
  });

  it('records the secrecy form alone where another person signed it', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    valueOf(await offline(itemId, people.head, { covers: 'secrecy-form', secrecyForm: CLEAN_FORM }));
    assert.equal((await steps.detail(itemId)).currentStep, 1);
    valueOf(await offline(itemId, people.head));
    assert.equal((await steps.detail(itemId)).currentStep, 2);
  });

  it('records a return with its words', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    assert.equal(codeOf(await offline(itemId, people.head, { decision: 'returned' })), 'comment-missing');
    valueOf(await offline(itemId, people.head, { decision: 'returned', comment: '依据不足' }));
    assert.equal((await steps.detail(itemId)).state, 'returned');
  });

  const refusals: [
    string,
    (itemId: number) => Promise<Partial<OfflineDecision> & { by?: TestPerson; recorder?: TestPerson }>,
    string,
  ][] = [
    ['a day to come', async () => ({ signedOn: '2027-01-01' as LocalDate }), 'signed-in-future'],
    [
      'a day before the content was last changed',
      async () => ({ signedOn: '2026-10-30' as LocalDate }),
      'signed-before-content',
    ],
    ['a scan that was not uploaded', async () => ({ scanHash: 'ab'.repeat(32) }), 'scan-missing'],
    ['a signer without the post on that day', async () => ({ by: people.reader }), 'signer-not-permitted'],
    ['a signer of another agency', async () => ({ by: people.neighbour }), 'signer-not-permitted'],
    ['a form that was not filled in', async () => ({ covers: 'secrecy-form' as const }), 'secrecy-form-empty'],
    ['a recorder who may not', async () => ({ recorder: people.head }), 'not-permitted'],
  ];
  for (const [what, given, code] of refusals)
    it(`refuses ${what}`, async () => {
      const itemId = await steps.draft();
      valueOf(await steps.submit(itemId));
      const { by = people.head, recorder = people.clerk, ...changes } = await given(itemId);
      assert.equal(codeOf(await offline(itemId, by, changes, recorder)), code);
    });

  it('refuses the paper of a drafter as final signature', async () => {
    const itemId = await steps.draft({}, people.writingLeader);
    await steps.bringToFinal(itemId, people.writingLeader);
    assert.equal(codeOf(await offline(itemId, people.writingLeader)), 'final-by-writer');
  });

  it('takes the post held on the day of the signature, though it has ended since', async () => {
    const past = await office.seedPerson('宋怀瑾', []);
    await database.owner.query(
      `insert into core.posts (person_id, agency_id, role, from_on, until_on) values ($1, 1, 'publisher', '2026-01-01', $2)`,
      [past.personId, office.clock.today()],
    );
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    const signedOn = office.clock.today();
    office.moveDays(3);
    assert.equal(codeOf(await offline(itemId, past)), 'signer-not-permitted');
    valueOf(await offline(itemId, past, { signedOn }));
    assert.equal((await steps.detail(itemId)).state, 'published');
  });
});

describe('the secrecy form', () => {
  it('needs the eyes of a person where no program could read an attachment', async () => {
    const itemId = await steps.draft({ attachments: [await office.storeFile('扫描件.pdf', { unreadable: true })] });
    valueOf(await steps.submit(itemId));
    assert.equal(codeOf(await steps.secrecy(itemId)), 'unreadable-files-unseen');
    valueOf(await steps.secrecy(itemId, { unreadableFilesSeen: true }));
  });

  it('counts no longer when an attachment is exchanged', async () => {
    const itemId = await steps.draft({ attachments: [await office.storeFile('甲.pdf')] });
    valueOf(await steps.submit(itemId));
    valueOf(await steps.secrecy(itemId));
    valueOf(await steps.save(itemId, { attachments: [await office.storeFile('乙.pdf')] }));
    valueOf(await steps.submit(itemId));
    assert.equal(codeOf(await steps.decide(itemId, people.head)), 'secrecy-form-missing');
  });
});

describe('two people at one step', () => {
  it('one wins, the other is told', async () => {
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    const second = await office.seedPerson('方执中', ['publisher']);
    const decision = { ...(await steps.on(itemId)), decision: 'approved', comment: null, publishAt: null } as const;
    const outcomes = await Promise.all(
      [people.leader, second].map(person =>
        office.as(person, (work, officer) => decideStep(work, office.parts, officer, decision)),
      ),
    );
    assert.deepEqual(outcomes.map(codeOf).sort(), [null, 'changed-meanwhile'].sort());
    assert.equal((await steps.detail(itemId)).signatures.filter(({ kind }) => kind === 'final').length, 1);
  });

  it('a signature on what was read is refused when it was changed meanwhile', async () => {
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    const [signed, saved] = await Promise.all([
      steps.decide(itemId, people.leader),
      steps.save(itemId, { title: '抢先修改（虚构）' }),
    ]);
    assert.equal([signed, saved].filter(outcome => outcome.ok).length, 1);
  });
});
