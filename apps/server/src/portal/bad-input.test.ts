import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish } from './testing/publish.ts';
import { allPages } from './testing/route-ids.ts';
import { runPortal } from './testing/running-portal.ts';

const { office, portalUrl } = await testDatabase();
const portal = await runPortal({ portalUrl });
after(() => portal.close());

before(async () => {
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  await publish(office, { id: 5, title: '㼆家坪村𠮷祥组补贴公示', bodyText: '㼆家坪村𠮷祥组' });
});

/** Address, status, and what the sentence must name. */
const cases: [string, number, RegExp][] = [
  ['/latest?after=1e9', 400, /参数 after 不是有效的分页位置/],
  ['/latest?page=1000000000', 200, /最新公开/],
  ['/latest?after=zzzzzzzzzz.1', 400, /分页位置/],
  ['/latest?after=0.999999999999999', 200, /最新公开/],
  ['/latest?agency=-1', 400, /参数 agency 应为机构编号/],
  ['/latest?agency=9999999999999999999999', 400, /agency/],
  ['/latest?agency=1%20or%201=1', 400, /agency/],
  ['/latest?from=2026-02-30', 400, /起始日期应写成/],
  ['/latest?from=275760-09-13', 400, /起始日期/],
  ['/latest?to=0001-01-01', 400, /截止日期/],
  ['/latest?from=2026-12-31&to=2026-01-01', 400, /起始日期不能晚于截止日期/],
  ['/latest?from=%00', 400, /参数 from 含有无法识别的字符/],
  ['/c/nothing', 404, /没有/],
  ['/c/__proto__', 404, /没有/],
  ['/c/constructor', 404, /没有/],
  ['/c/%00', 400, /./],
  ['/c/%ED%A0%80', 400, /./],
  ['/d/0', 404, /没有/],
  ['/d/-5', 404, /没有/],
  ['/d/5.0', 404, /没有/],
  ['/d/99999999999999999999', 404, /没有/],
  ['/d/NaN', 404, /没有/],
  ['/d/%F0%9D%9F%93', 404, /没有/],
  [`/d/5/files/${'a'.repeat(64)}/x`, 404, /没有/],
  ['/d/5/files/../../etc/passwd', 404, /没有/],
  ['/d/5/files/zz/x', 404, /没有/],
  ['/a/1%27', 404, /没有/],
  ['/guide/x', 404, /没有/],
  ['/apply?agency=x', 400, /agency/],
  ['/apply?agency=77', 400, /没有这个机构/],
  [`/search?q=${'x'.repeat(101)}`, 400, /检索词过长，最多 100 个字/],
  [`/search?q=${'x'.repeat(8_000)}`, 400, /参数 q 过长/],
  ['/search?q=%FF%FE', 400, /参数 q 含有无法识别的字符/],
  ['/search?q=%00', 400, /参数 q/],
  ['/search?q=%25', 200, /只有标点无法查找/],
  ['/search?q=%E0%A4%A', 400, /参数 q/],
  ['/search?q=%27%20%26%20!%20%3A%2A%20%7C', 200, /只有标点无法查找/],
  ['/search?q=a&q=b', 200, /搜索“a”/],
  ['/search?q=x&category=nothing', 400, /没有这个栏目/],
  ['/search?q[]=x', 200, /搜索政府信息/],
  ['/preferences?view=evil', 400, /参数 view 只能是/],
  ['/sitemaps/items-99999999999.xml', 404, /没有/],
  ['/sitemaps/items-7.xml', 404, /没有/],
  ['/assets/../portal.ts', 404, /没有/],
  ['/assets/%2e%2e/%2e%2e/package.json', 404, /没有/],
  ['/assets/fonts/5.3.1/..%2f..%2fpackage.json', 404, /没有/],
  ['/%E0%A4%A', 400, /./],
  ['/data/disclosures.csv?agency=x', 400, /agency/],
  ['/nothing', 404, /没有/],
];

describe('the portal, asked badly', () => {
  for (const [path, status, sentence] of cases) {
    it(`answers ${status} to ${path.length > 60 ? `${path.slice(0, 60)}…` : path}`, async () => {
      const answer = await portal.get(path);
      assert.equal(answer.status, status, answer.text.slice(0, 2_000));
      assert.match(answer.text, sentence);
      if (status >= 400) assert.match(answer.text, /[\u4e00-\u9fff]/);
    });
  }

  it('answers the interface in JSON with the field', async () => {
    const answer = await portal.get('/api/v1/public/disclosures?agencyId=x&limit=1000', { accept: 'application/json' });
    assert.equal(answer.status, 400);
    const { error } = JSON.parse(answer.text) as { error: { message: string; fields: { field: string }[] } };
    assert.deepEqual(error.fields.map(({ field }) => field).sort(), ['agencyId', 'limit']);
    for (const path of [
      '/api/v1/public/disclosures/search',
      '/api/v1/public/disclosures/search?q=%00',
      '/api/v1/public/disclosures/x',
    ])
      assert.equal((await portal.get(path)).status, 400, path);
    for (const path of [
      '/api/v1/public/disclosures?after=zz',
      '/api/v1/public/disclosures?category=nothing',
      '/api/v1/public/disclosures/search?q=%E9%A2%84%E7%AE%97&category=nothing',
      `/api/v1/public/disclosures/search?q=${encodeURIComponent('。')}`,
    ]) {
      const { status, text } = await portal.get(path);
      assert.equal(status, 400, path);
      assert.equal((JSON.parse(text) as { error: { code: string } }).error.code, 'unreadable-filter', path);
    }
  });

  it('refuses other methods with 405 and says which are allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await portal.send(method, '/d/5', method === 'DELETE' ? undefined : 'x=1');
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.get('allow'), 'GET, HEAD');
      assert.match(answer.text, /只能查看/);
    }
  });

  it('never redirects to another site', async () => {
    for (const back of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      '/%09/evil.example',
      'javascript:x',
    ]) {
      const answer = await portal.get(`/preferences?view=e&back=${encodeURIComponent(back)}`);
      assert.ok(answer.status === 303 || answer.status === 400, back);
      if (answer.status === 303) assert.match(answer.headers.get('location')!, /^\/(?![/\\])/, back);
    }
  });

  it('gives rare characters back exactly, on pages, in search, feeds and data', async () => {
    for (const path of [
      '/d/5',
      `/search?q=${encodeURIComponent('𠮷祥')}`,
      `/search?q=${encodeURIComponent('㼆')}`,
      '/feed.xml',
      '/data/disclosures.csv',
      '/api/v1/public/disclosures/5',
    ]) {
      const { status, text } = await portal.get(path);
      assert.equal(status, 200, path);
      assert.match(text.replace(/<\/?mark>/g, ''), /㼆家坪村𠮷祥组/, path);
    }
  });

  it('escapes whatever is searched for', async () => {
    const { text } = await portal.get(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    assert.doesNotMatch(text, /<script/);
  });

  it('answers nothing with 5xx in a thousand arbitrary calls', async () => {
    const paths = [
      ...allPages().map(({ path }) => path),
      '/preferences',
      '/api/v1/public/disclosures',
      '/api/v1/public/disclosures/search',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '5',
        '1',
        'budget',
        '2026-01-01',
        '政府',
        '𠮷',
        'e',
        '../..',
        '%',
        "'",
        '\\',
        '0.1',
        'x'.repeat(300),
      ),
    );
    const spell = (text: string) => encodeURIComponent(text.toWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(value, { minLength: 3, maxLength: 3 }),
        fc.array(
          fc.tuple(
            fc.constantFrom('q', 'agency', 'category', 'from', 'to', 'after', 'view', 'page', 'back', 'limit'),
            value,
          ),
        ),
        async (path, parts, query) => {
          let at = 0;
          const filled = path.replace(/:\w+/g, () => spell(parts[at++] ?? '') || 'x');
          const search = query.map(([name, text]) => `${name}=${spell(text)}`).join('&');
          const answer = await portal.get(`${filled}?${search}`);
          assert.ok(answer.status < 500, `${answer.status} ${filled}?${search}`);
        },
      ),
      { numRuns: 1_000, seed: 47 },
    );
    assert.deepEqual(portal.faults, []);
  });

  it('survives bytes that are no HTTP', async () => {
    const { port } = new URL(portal.base);
    for (const bytes of [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /${'a'.repeat(40_000)} HTTP/1.1\r\n\r\n`,
    ]) {
      const answer = await new Promise<string>(done => {
        let text = '';
        const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(bytes));
        socket.on('data', chunk => (text += chunk));
        socket.on('close', () => done(text));
        socket.on('error', () => done(text));
      });
      assert.match(answer, /^HTTP\/1\.1 4\d\d |^$/);
    }
    assert.equal((await portal.get('/')).status, 200);
  });
});
