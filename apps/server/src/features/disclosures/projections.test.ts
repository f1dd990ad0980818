import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ItemAction } from '@gongkai/contract';
import fc from 'fast-check';
import type { ProjectionCheck } from '../../platform/feature.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { cancelSchedule, discardEdition } from './commands/give-up.ts';
import { importProjection, itemProjection, publicCopyProjection } from './projections.ts';
import { stepsOf, valueOf } from './testing/item-steps.ts';
import { openTestOffice, type TestPerson } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;

async function findings(check: ProjectionCheck): Promise<{ stream: string; message: string }[]> {
  return office.db.transaction().execute(async tx => {
    const found: { stream: string; message: string }[] = [];
    for await (const finding of check.run(tx)) found.push(finding);
    return found;
  });
}

type Try = (itemId: number, by: TestPerson, salt: number) => Promise<Outcome<unknown>>;
const target = async (itemId: number) => {
  const { expectedVersion } = await steps.on(itemId);
  return { itemId, expectedVersion };
};

/** Every action a person can take, with input that is right as far as input can be. */
const tries: Record<Exclude<ItemAction, 'record-offline'>, Try> = {
  save: (itemId, by, salt) => steps.save(itemId, { title: `标题 ${salt}（虚构）`, ...opennessFor(salt) }, by),
  submit: (itemId, by) => steps.submit(itemId, by),
  'sign-secrecy': (itemId, by, salt) => steps.secrecy(itemId, { workSecret: salt % 5 === 0 }, by),
  approve: (itemId, by) => steps.decide(itemId, by),
  return: (itemId, by) => steps.decide(itemId, by, { decision: 'returned', comment: '退回' }),
  publish: async (itemId, by, salt) => {
    const { content, dueOn } = await steps.detail(itemId);
    const later = new Date(Date.parse(office.clock.now()) + 3_600_000).toISOString();
    const mayWait = content.openness === 'proactive' && dueOn > office.clock.today();
    return steps.decide(itemId, by, { publishAt: mayWait && salt % 3 === 0 ? later : null });
  },
  'cancel-schedule': async (itemId, by) => {
    const on = await target(itemId);
    return office.as(by, (work, officer) => cancelSchedule(work, officer, on));
  },
  correct: (itemId, by, salt) => steps.correct(itemId, `更正 ${salt}`, by),
  withdraw: (itemId, by) => steps.withdraw(itemId, 'content-error', by),
  discard: async (itemId, by) => {
    const on = await target(itemId);
    return office.as(by, (work, officer) => discardEdition(work, officer, on));
  },
};

const opennessFor = (salt: number) =>
  salt % 7 === 0
    ? ({ openness: 'withheld', opennessGround: 'internal-affairs' } as const)
    : ({ openness: 'proactive', opennessGround: null } as const);

const names = Object.keys(tries) as (keyof typeof tries)[];
const persons = ['clerk', 'head', 'leader', 'writingLeader', 'reader'] as const;

describe('an item under any sequence of commands', () => {
  it('has a row that is the fold of its events, a public copy that is its published edition, and buttons that keep their word', async () => {
    const reached = new Set<string>();
    const command = fc.record({
      // Two in three go on along the chain, so that runs get far; the rest is anything by anyone.
      forward: fc.integer({ min: 0, max: 2 }).map(die => die > 0),
      name: fc.constantFrom(...names),
      by: fc.constantFrom(...persons),
      salt: fc.nat({ max: 1_000 }),
      hours: fc.constantFrom(0, 0, 0, 2, 30),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 24 }), async commands => {
        const itemId = await steps.draft();
        for (const { forward, name, by, salt, hours } of commands) {
          office.moveDays(hours / 24);
          await office.ticker.tick();
          const [action, person] = forward ? await forwardMove(itemId) : [await fitStep(itemId, name), people[by]];
          const offered = (await steps.detail(itemId, person)).actions.find(found => found.name === action)!;
          const outcome = await tries[action](itemId, person, salt);
          const why = `${action} by ${person.name}: offered ${offered.allowed} (${offered.because})`;
          assert.equal(outcome.ok, offered.allowed, `${why}, answered ${outcome.ok ? 'ok' : outcome.refusal.code}`);
          reached.add((await steps.detail(itemId)).state);
        }
        const row = await database.portal.query('select edition_no from public_site.items where id = $1', [itemId]);
        const { publicUrl } = await steps.detail(itemId);
        assert.equal(row.length === 1, publicUrl !== null);
      }),
      { numRuns: 60, seed: 20190515 },
    );
    assert.deepEqual(await findings(itemProjection), []);
    assert.deepEqual(await findings(publicCopyProjection), []);
    assert.deepEqual([...reached].sort(), [
      'discarded',
      'draft',
      'in-review',
      'published',
      'registered',
      'returned',
      'scheduled',
      'withdrawn',
    ]);
  });
});

/** One route takes both: which of the two it means, the step that is waited for says. */
async function fitStep(itemId: number, name: keyof typeof tries): Promise<keyof typeof tries> {
  if (name !== 'approve' && name !== 'publish') return name;
  const { steps: chain, currentStep } = await steps.detail(itemId);
  return currentStep !== null && chain[currentStep]?.kind === 'final' ? 'publish' : 'approve';
}

async function forwardMove(itemId: number): Promise<[keyof typeof tries, TestPerson]> {
  const detail = await steps.detail(itemId);
  switch (detail.state) {
    case 'draft':
    case 'returned':
      return ['submit', people.clerk];
    case 'in-review': {
      const signed = detail.signatures.some(({ kind, counts }) => kind === 'secrecy' && counts);
      if (!signed) return ['sign-secrecy', people.head];
      return detail.steps[detail.currentStep!]!.kind === 'final'
        ? ['publish', people.leader]
        : ['approve', people.head];
    }
    case 'scheduled':
      return ['cancel-schedule', people.leader];
    case 'published':
    case 'registered':
    case 'withdrawn':
      return ['correct', people.clerk];
    default:
      return ['save', people.clerk];
  }
}

describe('the projection checks', () => {
  const tamperings: [string, string, RegExp][] = [
    [
      'a state',
      `update core.items set state = 'returned', current_step = null, publish_at = null where id = $1`,
      /state is "returned", its events say "draft"/,
    ],
    ['a due day', `update core.items set due_on = due_on + 1 where id = $1`, /due is .* its events say/],
    ['a version', `update core.items set stream_version = 7 where id = $1`, /row stands at version 7, the stream at 1/],
    [
      'content with its hash',
      `update core.editions set title = 'x', content_hash = sha256('x') where item_id = $1`,
      /does not have its hash/,
    ],
  ];
  for (const [what, change, message] of tamperings)
    it(`find ${what} that was changed behind the code`, async () => {
      const itemId = await steps.draft();
      await database.office.query(change, [itemId]);
      const found = (await findings(itemProjection)).filter(({ stream }) => stream === `disclosure/${itemId}`);
      assert.match(found.map(finding => finding.message).join('\n'), message);
    });

  it('find an item that is shown without being public, and one that is public without being shown', async () => {
    const itemId = await steps.draft();
    await steps.publish(itemId);
    await database.office.query('delete from public_site.items where id = $1', [itemId]);
    await database.office.query(
      `insert into public_site.items (id, agency_id, category, title, index_number, formed_on, published_at, edition_no)
       values (999999, 1, 'budget', 'x', 'x', '2026-01-01', now(), 1)`,
    );
    const found = await findings(publicCopyProjection);
    assert.deepEqual(
      found.map(({ stream, message }) => `${stream}: ${message}`),
      [
        `disclosure/${itemId}: the public reads edition none, published is 1`,
        'disclosure/999999: the public reads edition 1, published is none',
      ],
    );
    assert.deepEqual(await findings(importProjection), []);
    valueOf(await steps.withdraw(itemId));
  });
});
