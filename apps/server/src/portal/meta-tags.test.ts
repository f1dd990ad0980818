import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish, setSite } from './testing/publish.ts';
import { allPages } from './testing/route-ids.ts';
import { runPortal } from './testing/running-portal.ts';

/** 国办发〔2017〕47号: tags of the site on every page, of the column on columns and articles, of the article on articles. */
const { office, portalUrl } = await testDatabase();
const portal = await runPortal({ portalUrl }, { prefix: '/zwgk' });
after(() => portal.close());

before(async () => {
  await setSite(office, {
    siteName: '云岭县政府信息公开（虚构）',
    siteDomain: 'www.yunling.example',
    siteIdCode: '0000000001',
    hostName: '云岭县人民政府办公室',
    telephone: '0000-0000000',
    icpFiling: '虚ICP备00000000号',
    policeFiling: '虚公网安备00000000000001号',
  });
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）', contact: { telephone: '0000-0000001' } });
  await publish(office, {
    id: 1,
    title: '"2026" <预算>&决算',
    publishedAt: '2026-05-18T02:19:00.000Z',
    keywords: ['预算', '决算'],
    summary: '概述',
    bodyHtml: '<p>见<a href="/d/1">本页</a>和<a href="https://www.gov.cn/">外网</a></p>',
  });
});

const WRITTEN_OUT: Record<string, string> = { itemId: '1', agencyId: '1', category: 'budget' };
const pages = allPages()
  .filter(({ path }) => !/\.(xml|svg|txt|csv|json)$|:file|:hash/.test(path))
  .map(({ id, path }) => ({ id, path: path.replace(/:(\w+)/g, (_match, name: string) => WRITTEN_OUT[name]!) }));

function metaOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/<meta name="([^"]+)" content="([^"]*)">/g)].map(match => [match[1]!, match[2]!]));
}

const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource'];

describe('the tags of public pages', () => {
  for (const { id, path } of pages) {
    it(`stand on ${path}, each once and filled`, async () => {
      const { status, text } = await portal.get(`/zwgk${path}`);
      assert.equal(status, 200);
      const tags = metaOf(text);
      const names = [...text.matchAll(/<meta name="([^"]+)"/g)].map(match => match[1]!);
      assert.equal(new Set(names).size, names.length);
      assert.equal(tags.get('SiteName'), '云岭县政府信息公开（虚构）');
      assert.equal(tags.get('SiteDomain'), 'www.yunling.example');
      assert.equal(tags.get('SiteIDCode'), '0000000001');
      const isArticle = id === 'disclosures.item' || id === 'disclosures.print';
      for (const name of [...COLUMN, ...(isArticle ? ARTICLE : [])]) assert.ok(tags.get(name), `${name} on ${path}`);
      assert.equal([...text.matchAll(/<h1[ >]/g)].length, 1, 'one h1');
      assert.match(text, /<html lang="zh-CN"/);
      assert.match(text, /<title>[^<]+<\/title>/);
    });

    it(`are followed on ${path} by links that keep the prefix`, async () => {
      const { text } = await portal.get(`/zwgk${path}`);
      const local = [...text.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map(match => match[1]!);
      assert.ok(local.length > 0);
      assert.deepEqual(
        local.filter(address => !address.startsWith('/zwgk/') && address !== '/zwgk'),
        [],
      );
    });
  }

  it('say of an article what it is, from whom, and when in Beijing', async () => {
    const tags = metaOf((await portal.get('/zwgk/d/1')).text);
    assert.equal(tags.get('ArticleTitle'), '&quot;2026&quot; &lt;预算&gt;&amp;决算');
    assert.equal(tags.get('PubDate'), '2026-05-18 10:19');
    assert.equal(tags.get('ContentSource'), '云岭县财政局');
    assert.equal(tags.get('Author'), '云岭县财政局（虚构）');
    assert.equal(tags.get('Keywords'), '预算,决算');
    assert.equal(tags.get('Description'), '概述');
    assert.equal(tags.get('Url'), 'https://www.yunling.example/zwgk/d/1');
    assert.equal(tags.get('ColumnType'), '财政预决算');
  });

  it('stand above the required foot', async () => {
    const { text } = await portal.get('/zwgk/');
    for (const part of [
      '主办单位：云岭县人民政府办公室',
      '联系电话：0000-0000000',
      '网站标识码：0000000001',
      '虚ICP备00000000号',
      '虚公网安备00000000000001号',
      '站点地图',
      '我为政府网站找错',
    ])
      assert.ok(text.includes(part), part);
  });
});

describe('the mounted site', () => {
  it('answers with and without its prefix', async () => {
    assert.equal((await portal.get('/zwgk')).text, (await portal.get('/')).text);
    assert.equal((await portal.get('/zwgk/d/1')).text, (await portal.get('/d/1')).text);
    assert.equal((await portal.get('/zwgkd/1')).status, 404);
  });

  it('goes back into the prefix after a switch of view', async () => {
    const answer = await portal.get('/zwgk/preferences?view=e&back=%2Fd%2F1');
    assert.equal(answer.headers.get('location'), '/zwgk/d/1');
    assert.match(answer.headers.get('set-cookie')!, /Path=\/zwgk;/);
  });

  it('wears the frame of the site around it, when one is given', async () => {
    await setSite(office, {
      frameHeader: '<div class="gov-head">县政府门户</div>',
      frameFooter: '<div class="gov-foot">门户页脚</div>',
    });
    let text = '';
    for (let tries = 0; tries < 100 && !text.includes('gov-head'); tries++) text = (await portal.get('/zwgk/d/1')).text;
    assert.match(text, /<div class="gov-head">县政府门户<\/div>/);
    assert.match(text, /<div class="gov-foot">门户页脚<\/div>/);
    assert.doesNotMatch(text, /class="letterhead"|<footer>/);
    assert.match(text, /aria-label="主导航"/);
  });
});
