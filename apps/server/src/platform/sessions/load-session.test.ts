import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '@gongkai/statute';
import { testDatabase } from '../testing/database.ts';
import { createAgencyTreeReader } from './agency-tree-reader.ts';
import { loadSession } from './load-session.ts';
import { beginSession } from './session-store.ts';
import { newToken } from './session-token.ts';
import { defaultSignInPolicy } from './sign-in-policy.ts';

const { owner, office } = await testDatabase();
const NOW = '2026-11-21T02:00:00.000Z';
const moment = { realNowMs: Date.parse(NOW), today: '2026-11-21' as LocalDate };
const policy = { ...defaultSignInPolicy, secondFactorRequired: false };
await owner.query(`insert into core.agencies (id, parent_id, kind, level, name, short_name)
  values (1, null, 'government', 'county', '虚构县', '县')`);
await owner.query(`insert into core.agencies (id, parent_id, kind, level, name, short_name)
  select id, 1, 'department', 'county', '虚构局' || id, '局' from generate_series(2, 400) id`);
await owner.query(
  `insert into core.people (id, login_name, name, state, created_at) values (1, 'one', '虚构', 'active', $1)`,
  [NOW],
);
await owner.query(`insert into core.posts (person_id, agency_id, role, from_on) values
  (1, 1, 'county-office', '2026-01-01'), (1, 2, 'clerk', '2026-01-01')`);
const token = await beginSession(office.kysely, { personId: 1, way: 'password', factor: null }, NOW);
const trees = createAgencyTreeReader(office);
const load = () => loadSession(office, trees, token, policy, moment);

describe('loadSession()', () => {
  it('gives the person with the grants of today', async () => {
    const session = await load();
    assert.equal(session?.personId, 1);
    assert.equal(session?.grants.agenciesFor('supervision.read').length, 400);
    assert.deepEqual(session?.grants.agenciesFor('disclosure.write'), [2]);
  });

  it('grants by the tree as it is at the moment of the call', async () => {
    await owner.query(`insert into core.agencies (id, parent_id, kind, level, name, short_name)
      values (500, 7, 'department', 'county', '虚构新局', '局')`);
    assert.equal((await load())?.grants.may('supervision.read', 500), true);
    await owner.query('update core.agencies set parent_id = null where id = 7');
    assert.equal((await load())?.grants.may('supervision.read', 500), false);
    await owner.query('update core.agencies set parent_id = 1 where id = 7');
  });

  it('knows no other token, and asks the database nothing for what is none', async () => {
    assert.equal(await loadSession(office, trees, newToken(), policy, moment), null);
    const deaf = { named: () => assert.fail('asked') };
    for (const text of ['', 'x', `${token}x`, `${token}'`, '\0'.repeat(43)])
      assert.equal(await loadSession(deaf, trees, text, policy, moment), null);
  });

  it('takes as long as a few questions to the database, whatever the number of agencies', async t => {
    const timed = async (work: () => Promise<unknown>) => {
      for (let at = 0; at < 200; at++) await work();
      const rounds = 500;
      const begun = performance.now();
      for (let at = 0; at < rounds; at++) await work();
      return (performance.now() - begun) / rounds;
    };
    // Measured against a bare question in the same run: neither a slow machine nor a busy one decides.
    const asked = await timed(() => office.query('select 1'));
    const each = await timed(load);
    t.diagnostic(
      `one session with 2 posts and 401 agencies: ${each.toFixed(3)} ms, a bare question ${asked.toFixed(3)} ms`,
    );
    assert.ok(each < 20 * asked, `${each} ms, a bare question ${asked} ms`);
  });
});
