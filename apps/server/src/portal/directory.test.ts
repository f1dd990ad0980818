import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish, setSite } from './testing/publish.ts';
import { runPortal, until } from './testing/running-portal.ts';

const { office, portalUrl } = await testDatabase();
const portal = await runPortal({ portalUrl });
after(() => portal.close());

before(async () => {
  await setSite(office, { siteName: '云岭县政府信息公开（虚构）' });
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  await foundAgency(office, { id: 2, name: '青石镇东岗村村民委员会（虚构）', kind: 'village' });
  await publish(office, { id: 1, category: 'annual-report' });
  await publish(office, { id: 2, category: 'normative-documents' });
  await until(async () => (await portal.get('/')).text.includes('全部 2 条'));
});

describe('the list of organs', () => {
  it('folds villages away, with the law that theirs is, and without a count of government information', async () => {
    const { text } = await portal.get('/agencies');
    const folded = /<details><summary>([^<]*)<\/summary>(.*?)<\/details>/s.exec(text)!;
    assert.match(folded[1]!, /1 个村/);
    assert.match(folded[2]!, /东岗村/);
    assert.doesNotMatch(folded[2]!, /财政局|\d+ 条/);
    assert.match(text, /村民委员会组织法/);
    assert.match(text, /财政局（虚构）<\/a> <span>2 条/);
  });
});

describe('lists under a heading', () => {
  it('do not repeat it in every line', async () => {
    const facts = async (path: string) =>
      /<ol class="list">.*?<span>([^<]*)<\/span>/s.exec((await portal.get(path)).text)![1]!;
    assert.match(await facts('/latest'), /^云岭县财政局（虚构） · /);
    assert.doesNotMatch(await facts('/c/annual-report'), /年报/);
    assert.doesNotMatch(await facts('/reports'), /年报/);
    assert.doesNotMatch(await facts('/a/1'), /财政局/);
  });

  it('name feeds in the order of the catalogue', async () => {
    const { text } = await portal.get('/feeds');
    assert.ok(text.indexOf('/c/normative-documents/feed.xml') < text.indexOf('/c/annual-report/feed.xml'));
  });
});
