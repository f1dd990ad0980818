import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Attacker, attack } from '../testing/attacker.ts';
import { type Installation, installation } from '../testing/installation.ts';

/** Steps of a history: an append to one of five streams, or an anchor. */
const STEP = fc.oneof(
  { weight: 4, arbitrary: fc.record({ stream: fc.nat({ max: 4 }), events: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.constant('anchor' as const) },
);
const HISTORY = fc.array(STEP, { minLength: 1, maxLength: 12 }).filter(steps => steps.some(step => step !== 'anchor'));

/** Each changes something about the chosen event; `recompute` says that the attacker makes the chain fit again. */
const COLUMNS = [
  "kind = kind || '-x'",
  'happened_on = happened_on - 1',
  "recorded_at = recorded_at + interval '1 second'",
  "actor = actor || '0'",
  'agency_id = agency_id + 1',
  'id = gen_random_uuid()',
  "payload = '{}'",
  "unlawful = coalesce(unlawful, '') || '条例'",
];
const MUTATION = fc.record({
  stream: fc.nat(),
  version: fc.nat(),
  how: fc.constantFrom('field', 'delete', 'cut', 'swap', 'take-stream'),
  column: fc.constantFrom(...COLUMNS),
  recompute: fc.boolean(),
});
type Mutation = typeof MUTATION extends fc.Arbitrary<infer Value> ? Value : never;

let round = 0;

async function play(
  target: Installation,
  steps: typeof HISTORY extends fc.Arbitrary<infer Value> ? Value : never,
): Promise<void> {
  await attack(target, async attacker => {
    for (const table of ['events', 'streams', 'anchors', 'tree_nodes'])
      await attacker.query(`delete from ledger.${table}`);
  });
  rmSync(target.folder, { recursive: true });
  mkdirSync(target.folder);
  round += 1;
  for (const step of steps)
    if (step === 'anchor') await target.anchor({ maxEvents: 4 });
    else await target.write(`r${round}/${step.stream}`, ...Array.from({ length: step.events }, () => 'draft-saved'));
  await target.anchor();
}

/** Gives the stream and the first event that is no longer what it was. */
async function mutate(attacker: Attacker, mutation: Mutation): Promise<{ stream: string; version: number }> {
  const heads = await attacker.query<{ stream: string; version: number }>(
    'select stream, version from ledger.streams order by stream',
  );
  const head = heads[mutation.stream % heads.length]!;
  const { stream } = head;
  const version = 1 + (mutation.version % head.version);
  const where = `where stream = '${stream}' and version`;
  const fixHead = () =>
    attacker.query(
      `update ledger.streams set anchored_version = least(anchored_version, ${head.version - 1}) where stream = '${stream}'`,
    );
  if (mutation.how === 'take-stream' || (mutation.how !== 'field' && head.version === 1)) {
    await attacker.query(`delete from ledger.events where stream = '${stream}'`);
    if (mutation.recompute) await attacker.query(`delete from ledger.streams where stream = '${stream}'`);
    return { stream, version: 1 };
  }
  if (mutation.how === 'cut') {
    const first = Math.max(2, version);
    await attacker.query(`delete from ledger.events ${where} >= ${first}`);
    if (mutation.recompute) await attacker.recompute(stream, first);
    return { stream, version: first };
  }
  if (mutation.how === 'delete') {
    await attacker.query(`delete from ledger.events ${where} = ${version}`);
    if (mutation.recompute) {
      for (let later = version + 1; later <= head.version; later += 1)
        await attacker.query(`update ledger.events set version = version - 1 ${where} = ${later}`);
      await fixHead();
      await attacker.recompute(stream, version);
    }
    return { stream, version };
  }
  if (mutation.how === 'swap') {
    const other = version === head.version ? version - 1 : version + 1;
    for (const [from, to] of [
      [version, 9_999],
      [other, version],
      [9_999, other],
    ])
      await attacker.query(`update ledger.events set version = ${to} ${where} = ${from}`);
    if (mutation.recompute) await attacker.recompute(stream, Math.min(version, other));
    return { stream, version: Math.min(version, other) };
  }
  await attacker.query(`update ledger.events set ${mutation.column} ${where} = ${version}`);
  if (mutation.recompute) await attacker.recompute(stream, version);
  return { stream, version };
}

test('verifyLedger() finds nothing in any history, and the first bad event after any one mutation', async t => {
  const target = await installation(t);
  await fc.assert(
    fc.asyncProperty(HISTORY, MUTATION, async (steps, mutation) => {
      await play(target, steps);
      const untouched = await target.verify();
      assert.equal(untouched.ok, true, untouched.first?.why);
      let bad: { stream: string; version: number } | undefined;
      await attack(target, async attacker => {
        bad = await mutate(attacker, mutation);
      });
      const report = await target.verify();
      assert.deepEqual(
        { stream: report.first?.stream, version: report.first?.version },
        bad,
        JSON.stringify(report.findings),
      );
    }),
    { numRuns: 40 },
  );
});
