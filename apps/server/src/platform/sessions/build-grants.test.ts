import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Permission, permissions, type Role, roleIds, roles, separatedRoles } from '@gongkai/contract';
import fc from 'fast-check';
import { type AgencyPlace, buildAgencyTree } from './agency-tree.ts';
import { buildGrants } from './build-grants.ts';

/** 1 county ─ 2 office, 3 township ─ 4 village, 5 closed bureau merged into 2, 6 its station. */
const places: readonly AgencyPlace[] = [
  { id: 1, parentId: null, mergedIntoId: null },
  { id: 2, parentId: 1, mergedIntoId: null },
  { id: 3, parentId: 1, mergedIntoId: null },
  { id: 4, parentId: 3, mergedIntoId: null },
  { id: 5, parentId: 1, mergedIntoId: 2 },
  { id: 6, parentId: 5, mergedIntoId: null },
];
const tree = buildAgencyTree(places);
const allPermissions = Object.keys(permissions) as Permission[];

describe('the role matrix', () => {
  for (const role of roleIds)
    it(`gives ${roles[role].label} exactly its permissions, in its scope`, () => {
      const grants = buildGrants([{ role, agencyId: 3 }], tree);
      const held: readonly Permission[] = roles[role].permissions;
      const inside = { agency: [3], subtree: [3, 4], installation: [1, 2, 3, 4, 5, 6] }[roles[role].scope];
      for (const permission of allPermissions) {
        assert.equal(grants.mayAnywhere(permission), held.includes(permission), permission);
        for (const { id } of places)
          assert.equal(
            grants.may(permission, id),
            held.includes(permission) && inside.includes(id),
            `${permission} ${id}`,
          );
      }
    });
});

describe('buildGrants()', () => {
  it('lets the successor care for what was merged into it', () => {
    const grants = buildGrants([{ role: 'publisher', agencyId: 2 }], tree);
    assert.deepEqual(grants.agenciesFor('disclosure.publish'), [2, 5]);
  });

  it('reaches below a merged agency through a role over the subtree', () => {
    const grants = buildGrants([{ role: 'county-office', agencyId: 2 }], tree);
    assert.deepEqual([...(grants.agenciesFor('supervision.read') as number[])].sort(), [2, 5, 6]);
  });

  it('gives nothing without a post', () => {
    const grants = buildGrants([], tree);
    for (const permission of allPermissions) {
      assert.equal(grants.mayAnywhere(permission), false);
      assert.deepEqual(grants.agenciesFor(permission), []);
    }
  });

  it('keeps the installation roles away from everything that is business', () => {
    for (const role of separatedRoles) {
      const grants = buildGrants([{ role, agencyId: 1 }], tree);
      for (const permission of allPermissions.filter(name => /^(disclosure|application|supervision)\./.test(name)))
        assert.equal(grants.mayAnywhere(permission), false, `${role} ${permission}`);
    }
  });
});

const anyTree = fc.integer({ min: 1, max: 12 }).chain(count =>
  fc
    .tuple(
      ...Array.from({ length: count }, (_, at) =>
        fc.tuple(fc.nat(at), fc.option(fc.nat(at), { nil: null }), fc.boolean()),
      ),
    )
    .map(rows =>
      (rows as [number, number | null, boolean][]).map(([parent, successor, isClosed], at) => ({
        id: at + 1,
        parentId: parent === 0 ? null : parent,
        mergedIntoId: isClosed && successor && successor !== at + 1 ? successor : null,
      })),
    ),
);
const anyPosts = fc.array(
  fc.record({ role: fc.constantFrom<Role>(...roleIds), agencyId: fc.integer({ min: 1, max: 12 }) }),
  {
    maxLength: 6,
  },
);

describe('buildGrants() for any tree and posts', () => {
  it('answers `may` and `agenciesFor` alike', () => {
    fc.assert(
      fc.property(anyTree, anyPosts, (rows, posts) => {
        const grants = buildGrants(posts, buildAgencyTree(rows));
        for (const permission of allPermissions) {
          const where = grants.agenciesFor(permission);
          assert.equal(grants.mayAnywhere(permission), where === 'all' || where.length > 0);
          for (const { id } of rows) assert.equal(grants.may(permission, id), where === 'all' || where.includes(id));
        }
      }),
    );
  });

  it('adds up: two sets of posts together give what each gives, and no more', () => {
    fc.assert(
      fc.property(anyTree, anyPosts, anyPosts, (rows, one, other) => {
        const built = buildAgencyTree(rows);
        const [first, second, both] = [one, other, [...one, ...other]].map(posts => buildGrants(posts, built));
        for (const permission of allPermissions)
          for (const { id } of rows)
            assert.equal(both!.may(permission, id), first!.may(permission, id) || second!.may(permission, id));
      }),
    );
  });

  it('reaches only downwards and backwards from a post', () => {
    fc.assert(
      fc.property(anyTree, anyPosts, (rows, posts) => {
        const grants = buildGrants(posts, buildAgencyTree(rows));
        const place = new Map(rows.map(row => [row.id, row]));
        const comesFromPost = (id: number, seen = new Set<number>()): boolean => {
          if (seen.has(id)) return false;
          seen.add(id);
          if (posts.some(post => post.agencyId === id)) return true;
          const at = place.get(id);
          return [at?.parentId, at?.mergedIntoId].some(next => next != null && comesFromPost(next, seen));
        };
        for (const permission of allPermissions) {
          const where = grants.agenciesFor(permission);
          if (where !== 'all') for (const id of where) assert.ok(comesFromPost(id), `${permission} in ${id}`);
        }
      }),
    );
  });
});
