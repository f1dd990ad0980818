import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role } from '@gongkai/contract';
import { addDays, type LocalDate } from '@gongkai/statute';
import fc from 'fast-check';
import { findPostFault, type PostTerms } from '../rules/posts.ts';
import { TODAY, testOffice } from '../testing/test-office.ts';

const office = await testOffice();
const { office: pool } = office.database;
const county = await office.found('云岭县人民政府（虚构）', null, 'government');
const bureau = await office.found('虚构局', county);
const township = await office.found('虚构镇', county, 'township', 'township');

const keeper = await office.person({ role: 'security-administrator', agencyId: county });
const later = (days: number) => addDays(TODAY, days);

describe('the database', () => {
  const insert = (post: {
    personId: number;
    role: Role;
    agencyId?: number;
    from?: string;
    until?: string | null;
    source?: number;
    by?: number;
  }) =>
    pool.query<{ id: number }>(
      `insert into core.posts (person_id, agency_id, role, from_on, until_on, delegated_from, delegated_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        post.personId,
        post.agencyId ?? bureau,
        post.role,
        post.from ?? TODAY,
        post.until ?? null,
        post.source ?? null,
        post.by ?? null,
      ],
    );

  it('refuses what the code refuses', async () => {
    const { personId } = await office.person({});
    const other = await office.person({});
    const [{ id } = { id: 0 }] = await insert({ personId, role: 'clerk' });
    await assert.rejects(insert({ personId, role: 'clerk' }), { code: 'GK024' });
    await assert.rejects(insert({ personId, role: 'security-auditor' }), { code: 'GK023' });
    const lent = { personId: other.personId, role: 'clerk', until: later(5), source: id, by: personId } as const;
    await assert.rejects(insert({ ...lent, role: 'publisher' }), { code: 'GK025' });
    await assert.rejects(insert({ ...lent, agencyId: township }), { code: 'GK025' });
    await assert.rejects(insert({ ...lent, by: keeper.personId }), { code: 'GK025' });
    await assert.rejects(insert({ ...lent, until: null }), { code: '23514' });
    await assert.rejects(insert({ ...lent, from: later(-1) }), { code: 'GK025' });
    const [onward] = await insert(lent);
    const third = await office.person({});
    const again = { ...lent, personId: third.personId, source: onward!.id, by: other.personId };
    await assert.rejects(insert(again), { code: 'GK025' }, 'what was lent is not lent on');
  });

  it('lets a post only be ended', async () => {
    const { personId } = await office.person({});
    const [{ id } = { id: 0 }] = await insert({ personId, role: 'clerk', until: later(5) });
    for (const change of [
      `person_id = ${keeper.personId}`,
      `role = 'publisher'`,
      `agency_id = ${township}`,
      `until_on = '2030-01-01'`,
      'until_on = null',
    ])
      await assert.rejects(
        pool.query(`update core.posts set ${change} where id = $1`, [id]),
        { code: 'GK026' },
        change,
      );
    await pool.query('update core.posts set until_on = $2 where id = $1', [id, later(2)]);
    await assert.rejects(pool.query('delete from core.posts where id = $1', [id]), /permission denied/);
  });

  it('lets two nodes at once give no one two separated roles', async () => {
    const { personId } = await office.person({});
    const results = await Promise.allSettled([
      insert({ personId, role: 'system-administrator' }),
      insert({ personId, role: 'security-auditor' }),
      insert({ personId, role: 'clerk' }),
    ]);
    assert.equal(results.filter(result => result.status === 'fulfilled').length, 1);
  });

  it('agrees with the rule for any two posts', async () => {
    const day = fc.integer({ min: -3, max: 6 }).map(days => later(days));
    const terms = fc
      .record({
        role: fc.constantFrom<Role>('clerk', 'reviewer', 'security-auditor'),
        agencyId: fc.constantFrom(bureau, township),
        from: day,
        until: fc.option(day, { nil: null }),
      })
      .filter(({ from, until }) => until === null || until >= from);
    const asTerms = (one: { role: Role; agencyId: number; from: LocalDate; until: LocalDate | null }): PostTerms => ({
      role: one.role,
      agencyId: one.agencyId,
      fromOn: one.from,
      untilOn: one.until,
    });
    await fc.assert(
      fc.asyncProperty(terms, terms, async (first, second) => {
        const { personId } = await office.person({});
        await insert({ personId, ...first });
        const expected = findPostFault(asTerms(second), [asTerms(first)], '2000-01-01');
        const code = await insert({ personId, ...second }).then(
          () => null,
          (fault: { code: string }) => fault.code,
        );
        assert.equal(code, expected === null ? null : expected === 'separated-roles' ? 'GK023' : 'GK024');
      }),
      { numRuns: 40 },
    );
  });
});
