import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { countItems, countSite, listPublishingAgencies } from '../features/disclosures/read-public/counts.ts';
import { findPublicItem } from '../features/disclosures/read-public/load-item.ts';
import { openPool } from '../platform/database/pool.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { PageCache } from './cache/page-cache.ts';
import { rememberCounts } from './remembered-counts.ts';
import { foundAgency, publish } from './testing/publish.ts';

const { office, portalUrl } = await testDatabase();
const db = openPool(portalUrl, { size: 4 });
after(() => db.close());

let asked = 0;
const counted: Pick<typeof db, 'named'> = {
  named: (statement, values) => {
    asked += 1;
    return db.named(statement, values);
  },
};
const cache = new PageCache();
const reads = rememberCounts(counted, cache);

before(async () => {
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  await foundAgency(office, { id: 2, name: '云岭县民政局（虚构）' });
  await publish(office, { id: 1, agencyId: 1 });
});

describe('rememberCounts()', () => {
  beforeEach(() => {
    cache.open();
    asked = 0;
  });

  it('asks once for each count until something public changes', async () => {
    for (let round = 0; round < 3; round++) {
      assert.equal(await countItems(reads, { agencyId: 1 }), 1);
      assert.equal(await countItems(reads, { agencyId: 2 }), 0);
      assert.deepEqual(
        (await listPublishingAgencies(reads)).map(({ id }) => id),
        [1],
      );
    }
    assert.equal(asked, 3);
    await publish(office, { id: 2, agencyId: 2 });
    cache.flush();
    assert.equal(await countItems(reads, { agencyId: 2 }), 1);
    assert.equal((await listPublishingAgencies(reads)).length, 2);
  });

  it('asks once for calls that come together', async () => {
    await Promise.all([countSite(reads, 2026), countSite(reads, 2026), countSite(reads, 2026)]);
    assert.equal(asked, 1);
  });

  it('keeps nothing while changes are not heard of', async () => {
    await countSite(reads, 2026);
    cache.close();
    await publish(office, { id: 3, agencyId: 1 });
    assert.equal((await countSite(reads, 2026)).total, 3);
    await countSite(reads, 2026);
    assert.equal(asked, 3);
  });

  it('forgets what was read while something changed', async () => {
    const before = countSite(reads, 2026);
    await publish(office, { id: 4, agencyId: 1 });
    cache.flush();
    await before;
    assert.equal((await countSite(reads, 2026)).total, 4);
  });

  it('asks again after a failure', async () => {
    const away = rememberCounts({ named: () => Promise.reject(new Error('away')) }, cache);
    for (let round = 0; round < 2; round++) await assert.rejects(countSite(away, 2026), /away/);
  });

  it('keeps nothing but counts', async () => {
    for (let round = 0; round < 2; round++) await findPublicItem(reads, 1);
    assert.equal(asked, 2);
  });
});
