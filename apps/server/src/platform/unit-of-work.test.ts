import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from './clock/clock.ts';
import { append } from './ledger/append.ts';
import { emptyStream } from './ledger/chain.ts';
import { createLog } from './log.ts';
import { done, refuse } from './outcome.ts';
import { testDatabase } from './testing/database.ts';
import { createTransact } from './unit-of-work.ts';

const database = await testDatabase();
const lines: string[] = [];
const transact = createTransact({
  db: database.office.kysely,
  clock: systemClock,
  log: createLog('office', line => lines.push(line)),
  append: (tx, head, drafts, moment) => append(tx, head, drafts, { ...moment, algorithm: 'sha256' }),
});
const caller = { actor: { kind: 'system', name: 'test' } as const, requestId: 'r1' };
const event = { kind: 'tried', happenedOn: '2026-11-21', agencyId: 1, payload: { n: 1 } } as const;
const countEvents = async (stream: string) =>
  (
    await database.office.query<{ n: number }>('select count(*)::int n from ledger.events where stream = $1', [stream])
  )[0]!.n;

describe('transact()', () => {
  it('keeps the event and the audit entry when the outcome is ok', async () => {
    const left = new Set<string>();
    const outcome = await transact({ ...caller, left }, async work => {
      await work.append(emptyStream('trial/1'), [event]);
      await work.audit({ kind: 'trial-made', subject: 'trial/1' });
      return done('made');
    });
    assert.deepEqual(outcome, { ok: true, value: 'made' });
    assert.equal(await countEvents('trial/1'), 1);
    assert.deepEqual([...left], ['tried', 'trial-made']);
  });

  it('undoes everything on a refusal', async () => {
    const outcome = await transact(caller, async work => {
      await work.append(emptyStream('trial/2'), [event]);
      return refuse('not-today', { until: '2026-12-01' });
    });
    assert.deepEqual(outcome, { ok: false, refusal: { code: 'not-today', facts: { until: '2026-12-01' } } });
    assert.equal(await countEvents('trial/2'), 0);
  });

  it('undoes everything on a fault and passes it on', async () => {
    await assert.rejects(
      transact(caller, async work => {
        await work.append(emptyStream('trial/3'), [event]);
        throw new Error('broken');
      }),
      /broken/,
    );
    assert.equal(await countEvents('trial/3'), 0);
  });

  it('answers changed-meanwhile to the second of two who decided on one head', async () => {
    const attempt = () => transact(caller, async work => done(await work.append(emptyStream('trial/4'), [event])));
    const outcomes = await Promise.all([attempt(), attempt()]);
    assert.deepEqual(outcomes.map(outcome => (outcome.ok ? 'ok' : outcome.refusal.code)).sort(), [
      'changed-meanwhile',
      'ok',
    ]);
    assert.equal(await countEvents('trial/4'), 1);
  });

  it('runs effects after the commit only, and a failing effect undoes nothing', async () => {
    const seen: number[] = [];
    await transact(caller, async work => {
      work.afterCommit(async () => void seen.push(await countEvents('trial/5')));
      work.afterCommit(() => {
        throw new Error('effect');
      });
      await work.append(emptyStream('trial/5'), [event]);
      return done(null);
    });
    await transact(caller, async work => {
      work.afterCommit(() => void seen.push(-1));
      return refuse('no');
    });
    assert.deepEqual(seen, [1]);
    assert.match(lines.join(''), /an effect after a commit failed/);
  });
});
