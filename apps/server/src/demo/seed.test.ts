import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleIds } from '@gongkai/contract';
import { findPasswordFlaw } from '../platform/sessions/password-policy.ts';
import { defaultSignInPolicy } from '../platform/sessions/sign-in-policy.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { demoAccounts } from './county/accounts.ts';
import { planAgencies } from './county/agencies.ts';
import { seed } from './seed.ts';
import { testSeedParts } from './testing/seed-parts.ts';

test('planAgencies() names a county government, its departments, fifteen townships and 186 villages, each once', () => {
  const agencies = planAgencies();
  const count = (kind: string) => agencies.filter(({ facts }) => facts.kind === kind).length;
  assert.deepEqual(
    ['government', 'department', 'township', 'village', 'public-institution'].map(count),
    [1, 15, 15, 186, 6],
  );
  for (const part of ['key', 'name', 'creditCode'] as const) {
    const values = agencies.map(agency => (part === 'key' ? agency.key : agency.facts[part]));
    assert.equal(new Set(values).size, values.length, part);
  }
});

test('demoAccounts() gives one account for each role, with a password that the policy takes', () => {
  const accounts = demoAccounts();
  assert.deepEqual(
    accounts.map(account => account.role),
    [...roleIds],
  );
  assert.equal(new Set(accounts.map(account => account.loginName)).size, accounts.length);
  for (const { password, loginName } of accounts)
    assert.equal(findPasswordFlaw(password, loginName, defaultSignInPolicy.password), null);
});

test('seed() of acceptance is quick, complete, and the second time changes nothing', async t => {
  const database = await testDatabase(t);
  const parts = await testSeedParts(t, database);
  const startedAt = performance.now();
  const first = await seed(parts, { profile: 'acceptance' });
  t.diagnostic(`acceptance in ${Math.round(performance.now() - startedAt)} ms`);
  assert.ok(first.ok && first.wrote && first.progress.isComplete);
  const again = await seed(parts, { profile: 'acceptance' });
  assert.ok(again.ok && !again.wrote);
  assert.deepEqual(again.progress, first.progress);
  for (const { loginName } of demoAccounts()) assert.ok(first.progress.people[loginName], loginName);
  assert.deepEqual(await seed(parts, { profile: 'demo' }), { ok: false, refusal: 'other-profile' });
});

test('seed() of demo founds the whole county with its people', async t => {
  const parts = await testSeedParts(t, await testDatabase(t));
  const startedAt = performance.now();
  const seeded = await seed(parts, { profile: 'demo' });
  t.diagnostic(`demo in ${Math.round(performance.now() - startedAt)} ms`);
  assert.ok(seeded.ok);
  assert.equal(Object.keys(seeded.progress.agencies).length, 223);
  assert.ok(Object.keys(seeded.progress.people).length > 100);
});

test('seed() of demo that was stopped goes on where it was, and ends as if it never stopped', async t => {
  const [straight, stopped] = [await testDatabase(t), await testDatabase(t)];
  await seed(await testSeedParts(t, straight), { profile: 'demo' });
  const parts = await testSeedParts(t, stopped);
  for (let chunks = 0, round = 1; round <= 3; round++, chunks = 0) {
    const outcome = await seed(parts, { profile: 'demo', isStopped: () => ++chunks > round * 4 });
    assert.ok(outcome.ok && !outcome.progress.isComplete);
  }
  const last = await seed(parts, { profile: 'demo' });
  assert.ok(last.ok && last.progress.isComplete);
  for (const table of ['core.items', 'core.signatures', 'public_site.search_entries', 'ledger.streams']) {
    const rows = `select md5(string_agg(t::text, '' order by t::text)) as sum, count(*) as rows from ${table} t
      ${table === 'ledger.streams' ? `where stream like 'disclosure/%'` : ''}`;
    assert.deepEqual(await stopped.owner.query(rows), await straight.owner.query(rows), table);
  }
});

test('seed() twice at once writes the county once', async t => {
  const database = await testDatabase(t);
  const parts = await testSeedParts(t, database);
  const outcomes = await Promise.all([1, 2].map(() => seed(parts, { profile: 'acceptance' })));
  assert.ok(outcomes.some(outcome => outcome.ok && outcome.progress.isComplete));
  for (const outcome of outcomes) if (!outcome.ok) assert.equal(outcome.refusal, 'busy');
  const [row] = await database.owner.query<{ different: number; items: number }>(
    `select count(distinct (i.agency_id, e.title, e.formed_on))::int as different, count(*)::int as items
     from core.editions e join core.items i on i.id = e.item_id where e.edition_no = 1`,
  );
  assert.equal(row!.different, row!.items);
});

test('seed() refuses production, and data that no seed made', async t => {
  const database = await testDatabase(t);
  const parts = await testSeedParts(t, database);
  const inProduction = { ...parts, config: { ...parts.config, mode: 'production' as const } };
  assert.deepEqual(await seed(inProduction, { profile: 'demo' }), { ok: false, refusal: 'production' });
  await database.office.query(
    `insert into core.people (login_name, name, state, created_at) values ('someone', '某人', 'active', now())`,
  );
  assert.deepEqual(await seed(parts, { profile: 'demo' }), { ok: false, refusal: 'own-data' });
});
