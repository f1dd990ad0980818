import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { attack } from '../testing/attacker.ts';
import { installation } from '../testing/installation.ts';
import type { Projection, ProjectionCheck } from './projection-check.ts';

/** An item's row holds its last kind and how many events it had; withdrawn items have none. */
const ITEMS: ProjectionCheck = {
  name: 'items',
  prefix: 'item/',
  begin() {
    let stage: string | null = null;
    let events = 0;
    return {
      take(event) {
        if (event.payload['kind'] !== event.kind) throw new Error('no command writes this');
        stage = event.kind;
        events += 1;
      },
      projection: () => (stage === 'item-withdrawn' ? null : { stage, events }),
    };
  },
  async load(db, streams) {
    const { rows } = await sql<Projection & { stream: string }>`
      select stream, stage, events from public.items where stream = any(${streams}::text[])`.execute(db);
    return new Map(rows.map(({ stream, ...row }) => [stream, row]));
  },
  async countRows(db) {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from public.items`.execute(db);
    return rows[0]!.count;
  },
};

test('verifyLedger() proves rows against the fold of their events', async t => {
  const target = await installation(t);
  const { owner } = target.database;
  await owner.query('create table public.items (stream text primary key, stage text, events integer)');
  await owner.query('grant usage on schema public to gongkai_office');
  await owner.query('grant select on public.items to gongkai_office');
  const save = async (stream: string, ...kinds: string[]) => {
    await target.write(stream, ...kinds);
    await owner.query('insert into public.items values ($1, $2, $3)', [stream, kinds.at(-1), kinds.length]);
  };
  for (let at = 0; at < 620; at += 1) await save(`item/${at}`, 'draft-saved', 'item-submitted');
  await target.write('item/gone', 'draft-saved', 'item-withdrawn');
  await target.write('other/1', 'draft-saved');
  const verify = () => target.verify({ projections: [ITEMS] });
  assert.equal((await verify()).ok, true);

  await owner.query("update public.items set stage = 'item-published' where stream = 'item/7'");
  let report = await verify();
  assert.deepEqual(
    [report.first?.code, report.first?.stream, report.first?.version],
    ['projection-differs', 'item/7', 2],
  );
  assert.match(report.first!.why, /items 的行与事件不符：stage 与事件推得的不同/);
  assert.doesNotMatch(report.first!.why, /item-published/, 'values stay out of the report');

  await owner.query("delete from public.items where stream = 'item/7'");
  report = await verify();
  assert.match(report.first!.why, /按事件应有一行，现在没有/);

  await owner.query("insert into public.items values ('item/7', 'item-submitted', 2), ('item/gone', 'draft-saved', 1)");
  report = await verify();
  assert.match(report.first!.why, /按事件不应有这一行/);
  assert.equal(report.findingsTotal, 2, 'the row is also one too many');

  await owner.query("update public.items set stream = 'item/never' where stream = 'item/gone'");
  report = await verify();
  assert.match(report.first!.why, /有的行没有事件/);
  await owner.query("delete from public.items where stream = 'item/never'");

  await attack(target, async attacker => {
    await attacker.query("update ledger.events set kind = 'item-refused' where stream = 'item/5' and version = 2");
    await attacker.recompute('item/5', 2);
  });
  report = await verify();
  assert.match(report.first!.why, /items 无法从这些事件推得一行/);
});
