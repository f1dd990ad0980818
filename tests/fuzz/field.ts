import {
  allRoutes,
  beginCertificate,
  createAgency,
  createPerson,
  givePost,
  type RouteDefinition,
} from '@gongkai/contract';
import { allPages } from '@gongkai/server/portal/testing/route-ids.ts';
import { z } from 'zod';
import type { SeededCounty } from '../system/accounts.ts';
import { bringToFinal, bringToPublic, type Desk, draft, must } from '../system/item-way.ts';
import type { Staff } from '../system/staff.ts';
import type { Ground } from './make-call.ts';

/** Public pages take calls like routes; their addresses are written with colons. */
export function everythingCallable(): RouteDefinition[] {
  const pages = allPages().map(
    page =>
      ({
        id: `page.${page.id}`,
        origin: 'portal',
        method: 'GET',
        path: page.path.replace(/:(\w+)/g, '{$1}') as `/${string}`,
        summary: '',
        access: 'anyone',
        trace: { none: '公开页面' },
        personalData: [],
        query: z.object(Object.fromEntries(page.query.map(name => [name, z.string()]))),
        answer: z.unknown(),
      }) satisfies RouteDefinition,
  );
  // The clock is moved at the end: after it every post may have ended.
  return [...allRoutes.filter(({ id }) => id !== 'test.set-clock'), ...pages];
}

/** Rows for the calls to hit: items in several states, and a person and an agency whom nobody misses. */
export async function prepareGround(desk: Desk, security: Staff, system: Staff, county: SeededCounty): Promise<Ground> {
  const uploaded = await desk.clerk.upload('附件（虚构）.txt', new TextEncoder().encode('虚构的附件'));
  const { hash } = uploaded.body as { hash: string };
  const published = await bringToPublic(
    desk,
    await draft(desk, { attachments: [{ hash, name: '附件.txt' }], keywords: ['公路'] }),
  );
  const waiting = await bringToFinal(desk, await draft(desk, { title: '等待终审（虚构）' }));
  const drafts = await Promise.all([1, 2, 3].map(no => draft(desk, { title: `草稿${no}（虚构）` })));
  const agency = await must<typeof createAgency>(
    system.call(createAgency, {
      body: {
        parentId: county.agencies[0]!.id,
        name: '将被撤销的机构（虚构）',
        shortName: '撤销机构',
        kind: 'department',
        level: 'county',
        creditCode: null,
        contact: {},
      },
    }),
  );
  const { person } = await must<typeof createPerson>(
    security.call(createPerson, { body: { name: '虚构人', loginName: 'nobody.misses', mobile: null, email: null } }),
  );
  const posted = await must<typeof givePost>(
    security.call(givePost, {
      params: { personId: String(person.id) },
      body: { agencyId: agency.id, role: 'clerk', fromOn: '2020-01-01', untilOn: null, isDeputy: false },
    }),
  );
  const items = [published, waiting, ...drafts].map(({ id }) => id);
  const hashes = [hash, '0'.repeat(64)];
  const common = {
    itemId: items,
    hash: hashes,
    personId: [person.id],
    postId: [posted.posts[0]!.id],
    explainsItemId: [null, ...items],
  };
  return {
    inPath: {
      ...common,
      agencyId: [agency.id],
      category: ['normative-documents'],
      name: ['a.txt'],
      file: ['items-0.xml'],
    },
    inBody: {
      ...common,
      agencyId: [desk.agencyId, desk.agencyId, agency.id],
      parentId: [null, county.agencies[0]!.id, agency.id],
      mergedIntoId: [null, desk.agencyId],
      contentHash: [published, waiting, ...drafts].map(item => item.contentHash),
      expectedVersion: [published, waiting, ...drafts].map(item => item.version),
      scanHash: hashes,
      toPersonId: [person.id],
      signedBy: [person.id],
      attachments: [[], [{ hash, name: '附件.txt' }]],
      // Guessing would lock the accounts that the other calls need.
      loginName: ['nobody.here', 'nobody.misses'],
    },
  };
}

/** Calls that would end the caller's own session or lock the caller out are made without one. */
export const UNSIGNED = new Set(['auth.logout', 'auth.change-password', 'auth.begin-totp', beginCertificate.id]);
