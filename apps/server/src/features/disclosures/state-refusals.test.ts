import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { type ItemState, itemStates } from '@gongkai/contract';
import { parseNoticeText, shippedCalendar, withNotice } from '@gongkai/statute';
import { done, type Outcome } from '../../platform/outcome.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDraft } from './commands/create-draft.ts';
import { decideStep } from './commands/decide-step.ts';
import { cancelSchedule, discardEdition } from './commands/give-up.ts';
import { applyCalendarChange } from './commands/move-due-days.ts';
import { loadItemFile } from './commands/open-item.ts';
import { submitItem } from './commands/submit-item.ts';
import { disclosuresRefusals } from './refusals.ts';
import { checkCommand } from './rules/check-command.ts';
import { transitionFor } from './rules/item-machine.ts';
import { lockItem } from './store/items.ts';
import { codeOf, stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice, sampleContent, TOWNSHIP } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;

const discard = async (itemId: number) => {
  const { expectedVersion } = await steps.on(itemId);
  return office.as(people.clerk, (work, officer) => discardEdition(work, officer, { itemId, expectedVersion }));
};
const cancel = async (itemId: number) => {
  const { expectedVersion } = await steps.on(itemId);
  return office.as(people.leader, (work, officer) => cancelSchedule(work, officer, { itemId, expectedVersion }));
};

/** What people do to an item, each by somebody who may. */
const COMMANDS = {
  save: itemId => steps.save(itemId, { title: '改了（虚构）' }),
  submit: itemId => steps.submit(itemId),
  'sign-secrecy': itemId => steps.secrecy(itemId),
  approve: itemId => steps.decide(itemId, people.head),
  return: itemId => steps.decide(itemId, people.head, { decision: 'returned', comment: '请核对日期' }),
  publish: itemId => steps.decide(itemId, people.leader),
  'cancel-schedule': cancel,
  correct: itemId => steps.correct(itemId),
  withdraw: itemId => steps.withdraw(itemId),
  discard,
} satisfies Record<string, (itemId: number) => Promise<Outcome<unknown>>>;
type Command = keyof typeof COMMANDS;

/** How an item comes into each state, by its people. */
const BRING: Record<ItemState, () => Promise<number>> = {
  draft: () => steps.draft(),
  'in-review': async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    return itemId;
  },
  returned: async () => {
    const itemId = await BRING['in-review']();
    valueOf(await COMMANDS.return(itemId));
    return itemId;
  },
  scheduled: async () => {
    const itemId = await steps.draft();
    await steps.bringToFinal(itemId);
    valueOf(await steps.decide(itemId, people.leader, { publishAt: '2026-11-03T01:00:00.000Z' }));
    return itemId;
  },
  published: async () => {
    const itemId = await steps.draft();
    await steps.publish(itemId);
    return itemId;
  },
  registered: async () => {
    const itemId = await steps.draft({ openness: 'withheld', opennessGround: 'internal-affairs' });
    await steps.publish(itemId);
    return itemId;
  },
  withdrawn: async () => {
    const itemId = await BRING.published();
    valueOf(await steps.withdraw(itemId));
    return itemId;
  },
  discarded: async () => {
    const itemId = await steps.draft();
    valueOf(await discard(itemId));
    return itemId;
  },
};

const EVERY = Object.keys(COMMANDS) as Command[];
const but = (...open: Command[]) => EVERY.filter(command => !open.includes(command));

/** Of each state: which commands have no way out of it, and the reason that is given. What is not here is open. */
const REFUSED: [ItemState, Command[], keyof typeof disclosuresRefusals][] = [
  ['draft', ['sign-secrecy', 'approve', 'return', 'publish'], 'not-submitted'],
  ['draft', ['cancel-schedule'], 'not-scheduled'],
  ['draft', ['correct'], 'correction-open'],
  ['draft', ['withdraw'], 'never-public'],
  ['in-review', ['submit'], 'already-in-review'],
  ['in-review', ['cancel-schedule'], 'not-scheduled'],
  ['in-review', ['correct'], 'correction-open'],
  ['in-review', ['withdraw'], 'never-public'],
  ['returned', ['sign-secrecy', 'approve', 'return', 'publish'], 'returned-to-drafter'],
  ['returned', ['cancel-schedule'], 'not-scheduled'],
  ['returned', ['correct'], 'correction-open'],
  ['returned', ['withdraw'], 'never-public'],
  ['scheduled', ['submit', 'sign-secrecy', 'approve', 'return', 'publish', 'discard'], 'waits-for-its-time'],
  ['scheduled', ['correct'], 'correction-open'],
  ['scheduled', ['withdraw'], 'never-public'],
  ['published', but('cancel-schedule', 'correct', 'withdraw'), 'already-published'],
  ['published', ['cancel-schedule'], 'not-scheduled'],
  ['registered', but('cancel-schedule', 'correct', 'withdraw'), 'already-registered'],
  ['registered', ['cancel-schedule'], 'not-scheduled'],
  ['registered', ['withdraw'], 'never-public'],
  ['withdrawn', but('cancel-schedule', 'correct'), 'already-withdrawn'],
  ['withdrawn', ['cancel-schedule'], 'not-scheduled'],
  ['discarded', EVERY, 'already-discarded'],
];

describe('a command that the state of an item does not allow', () => {
  for (const [state, commands, code] of REFUSED)
    it(`is refused: ${commands.join(', ')} when ${state} → ${code}`, async () => {
      const itemId = await BRING[state]();
      const before = await steps.detail(itemId);
      assert.equal(before.state, state);
      for (const command of commands) {
        const outcome = await COMMANDS[command](itemId);
        assert.equal(codeOf(outcome), code, command);
        const sentence = !outcome.ok && disclosuresRefusals[code].sentence(outcome.refusal.facts ?? {});
        if (code !== 'already-discarded') assert.ok(String(sentence).includes(`“${itemStates[state]}”状态，可以：`));
      }
      const { version } = await steps.detail(itemId);
      assert.equal(version, before.version, 'a refusal leaves no event');
    });

  it('has its row above, whatever the state', () => {
    const named = new Set(REFUSED.flatMap(([state, commands]) => commands.map(command => `${state} ${command}`)));
    const closed = (Object.keys(BRING) as ItemState[]).flatMap(state =>
      EVERY.filter(command => 'blocked' in transitionFor(state, command)).map(command => `${state} ${command}`),
    );
    assert.deepEqual(
      closed.filter(cell => !named.has(cell)),
      [],
    );
  });

  it('is refused as limit-is-over where art. 26 runs no longer, and a new calendar passes such items by', async () => {
    const notice = new URL('../../../../../fixtures/calendar/example-2027-notice.json', import.meta.url);
    const parsed = parseNoticeText(await readFile(notice, 'utf8'));
    assert.ok(parsed.ok);
    const later = withNotice(shippedCalendar, parsed.notice);
    assert.ok(later.ok);
    office.moveTo('2026-12-21T01:00:00.000Z');
    for (const state of ['published', 'registered', 'withdrawn', 'discarded'] as const) {
      const itemId = await BRING[state]();
      await office.as(people.clerk, async work => {
        const file = await loadItemFile(work, (await lockItem(work.db, itemId))!);
        const refusal = checkCommand(file, 'move-due', { personId: null, may: () => true });
        assert.equal(refusal?.code, 'limit-is-over', state);
        const moved = await applyCalendarChange(work, later.calendar);
        assert.ok(!moved.some(move => move.itemId === itemId), state);
        return done(null);
      });
    }
    office.moveTo('2026-11-02T01:00:00.000Z');
  });
});

describe('a button of the step that is not waited for', () => {
  const because = async (itemId: number, name: string, viewer = people.leader) =>
    (await steps.detail(itemId, viewer)).actions.find(action => action.name === name)?.because;
  const told = (code: 'review-step-waits' | 'final-step-waits', step: string) =>
    disclosuresRefusals[code].sentence({ step });

  it('says that the final step is not reached, or that it is: review-step-waits, final-step-waits', async () => {
    const itemId = await steps.draft();
    valueOf(await steps.submit(itemId));
    const review = (await steps.detail(itemId)).steps[1]!;
    assert.equal(await because(itemId, 'publish'), told('review-step-waits', review.label));
    valueOf(await steps.secrecy(itemId));
    valueOf(await steps.decide(itemId, people.head));
    const final = (await steps.detail(itemId)).steps[2]!;
    assert.equal(await because(itemId, 'approve', people.head), told('final-step-waits', final.label));
  });
});

describe('a signature', () => {
  it('for content that is not the present one is refused: content-changed', async () => {
    const itemId = await steps.draft();
    const stale = { ...(await steps.on(itemId)), contentHash: 'ab'.repeat(32) };
    const submitted = await office.as(people.clerk, (work, officer) => submitItem(work, office.parts, officer, stale));
    assert.equal(codeOf(submitted), 'content-changed');
    valueOf(await steps.submit(itemId));
    valueOf(await steps.secrecy(itemId));
    const decision = { decision: 'approved', comment: null, publishAt: null } as const;
    const what = { ...(await steps.on(itemId)), ...decision, contentHash: stale.contentHash };
    const decided = await office.as(people.head, (work, officer) => decideStep(work, office.parts, officer, what));
    assert.equal(codeOf(decided), 'content-changed');
    valueOf(await steps.decide(itemId, people.head));
  });
});

describe('an agency that is closed', () => {
  it('begins, submits and publishes nothing new, and still mends what it published: agency-closed', async () => {
    const [draft, waiting, published] = [await steps.draft(), await steps.draft(), await BRING.published()];
    await steps.bringToFinal(waiting);
    await database.owner.query(
      `update core.agencies set closed_on = '2026-11-02', closing_reason = '撤销' where id = $1`,
      [TOWNSHIP],
    );
    const created = await office.as(people.clerk, (work, officer) =>
      createDraft(work, office.parts, officer, TOWNSHIP, sampleContent()),
    );
    assert.equal(codeOf(created), 'agency-closed');
    assert.equal(codeOf(await steps.submit(draft)), 'agency-closed');
    assert.equal(codeOf(await steps.decide(waiting, people.leader)), 'agency-closed');
    valueOf(await steps.correct(published));
    await steps.publish(published);
    await database.owner.query('update core.agencies set closed_on = null, closing_reason = null where id = $1', [
      TOWNSHIP,
    ]);
    valueOf(await steps.submit(draft));
  });
});
