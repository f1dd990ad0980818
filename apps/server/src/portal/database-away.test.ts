import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../platform/testing/database.ts';
import { layLine } from './testing/cut-line.ts';
import { foundAgency, publish, withdraw } from './testing/publish.ts';
import { runPortal, until } from './testing/running-portal.ts';

const { office, portalUrl } = await testDatabase();
const line = await layLine(portalUrl);
const portal = await runPortal({ portalUrl: line.url });
after(async () => {
  await portal.close();
  await line.close();
});

before(async () => {
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  await publish(office, { id: 1, title: '常有人看的信息' });
  await publish(office, { id: 2, title: '没有人看的信息' });
  await until(async () => (await portal.get('/')).text.includes('全部 2 条'));
  await portal.get('/d/1');
});

describe('while the database is away', () => {
  it('pages that were kept go on, marked stale', async () => {
    await line.cut();
    await until(async () => (await portal.get('/d/1')).headers.get('warning') !== null);
    for (let round = 0; round < 20; round++) {
      const answer = await portal.get('/d/1');
      assert.equal(answer.status, 200);
      assert.match(answer.text, /常有人看的信息/);
    }
  });

  it('everything else answers 503 at once, asking to come back within five seconds', async () => {
    for (const path of [
      '/d/2',
      '/search?q=信息',
      '/data/disclosures.csv',
      '/api/v1/public/disclosures',
      `/d/1/files/${'a'.repeat(64)}/x`,
    ]) {
      const began = Date.now();
      const answer = await portal.get(path);
      assert.equal(answer.status, 503, path);
      assert.ok(Number(answer.headers.get('retry-after')) <= 5, path);
      assert.match(answer.text, /暂时无法连接数据库/, path);
      assert.ok(Date.now() - began < 5_000, path);
    }
    assert.equal((await portal.get('/readyz')).status, 503);
    assert.equal((await portal.get('/healthz')).status, 200);
    assert.deepEqual(portal.faults, []);
  });

  it('and back again, pages show what changed meanwhile', async () => {
    await withdraw(office, 1, '数据有误');
    await line.mend();
    await until(async () => (await portal.get('/d/2')).status === 200);
    await until(async () => (await portal.get('/d/1')).status === 410);
    await until(async () => (await portal.get('/')).text.includes('全部 1 条'));
    // Kept again: the second answer is the first, byte for byte, and without the mark.
    const first = await portal.get('/d/2');
    const second = await portal.get('/d/2');
    assert.equal(second.headers.get('warning'), null);
    assert.equal(second.headers.get('etag'), first.headers.get('etag'));
  });
});
