import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish, setSite } from './testing/publish.ts';
import { runPortal, until } from './testing/running-portal.ts';

const { office, portal: portalUser, portalUrl } = await testDatabase();
const portal = await runPortal({ portalUrl });
after(() => portal.close());

before(async () => {
  await setSite(office, { siteName: '云岭县政府信息公开（虚构）' });
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  for (let id = 1; id <= 45; id++) {
    await publish(office, { id, publishedAt: new Date(Date.UTC(2026, 0, 1 + id)).toISOString() });
  }
  await until(async () => (await portal.get('/')).text.includes('全部 45 条'));
});

interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Without fetch's own decoding. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> {
  return new Promise((done, fail) => {
    const request = http.request(portal.base + path, { method, headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk as Buffer));
      response.on('end', () =>
        done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', fail);
    request.end();
  });
}

describe('a page', () => {
  it('is sent in the encoding the reader takes, the same bytes in each, with one tag', async () => {
    const plain = await raw('/latest');
    await raw('/latest');
    await until(async () => (await raw('/latest', { 'accept-encoding': 'br' })).headers['content-encoding'] === 'br');
    await until(
      async () => (await raw('/latest', { 'accept-encoding': 'gzip' })).headers['content-encoding'] === 'gzip',
    );
    const br = await raw('/latest', { 'accept-encoding': 'gzip, br' });
    const gz = await raw('/latest', { 'accept-encoding': 'gzip' });
    assert.deepEqual(brotliDecompressSync(br.body), plain.body);
    assert.deepEqual(gunzipSync(gz.body), plain.body);
    assert.equal(br.headers.etag, plain.headers.etag);
    assert.equal(br.headers.vary, 'Accept-Encoding, Cookie');
    assert.equal(Number(gz.headers['content-length']), gz.body.length);
  });

  it('is compressed already for its first reader', async () => {
    const first = await raw('/latest?agency=1', { 'accept-encoding': 'gzip' });
    assert.equal(first.headers['content-encoding'], 'gzip');
    assert.match(gunzipSync(first.body).toString(), /最新公开/);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await raw('/d/7');
    for (let round = 0; round < 2; round++) {
      const again = await raw('/d/7', { 'if-none-match': headers.etag!, 'accept-encoding': 'br' });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
      assert.equal(again.headers['content-encoding'], undefined);
    }
  });

  it('answers HEAD with the headers alone, kept or not', async () => {
    for (let round = 0; round < 2; round++) {
      const head = await raw('/d/8', {}, 'HEAD');
      assert.equal(head.status, 200);
      assert.equal(head.body.length, 0);
      assert.ok(Number(head.headers['content-length']) > 1_000);
    }
  });

  it('carries the security headers whether it comes from the cache or not', async () => {
    for (const path of ['/d/9', '/d/9', '/nothing', '/faults']) {
      const { headers } = await raw(path);
      assert.match(headers['content-security-policy'] as string, /default-src 'self'/, path);
      assert.doesNotMatch(headers['content-security-policy'] as string, /unsafe/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
  });

  it('has no inline script, style or event handler, whatever the view', async () => {
    for (const view of ['', 'e', 'c', 'ec']) {
      for (const path of ['/', '/latest', '/d/7', '/d/7/print', '/search?q=x', '/apply', '/nothing']) {
        const { text } = await portal.get(path, { cookie: `gongkai_view=${view}` });
        assert.doesNotMatch(text, /<script|<style|\sstyle=|\son\w+=/i, path);
      }
    }
  });

  it('keeps views apart by the cookie, and takes no other cookie into account', async () => {
    const view = async (cookie: string) => /data-view="(\w*)"/.exec((await portal.get('/d/10', { cookie })).text)?.[1];
    for (let round = 0; round < 2; round++) {
      assert.equal(await view('gongkai_view=e'), 'e');
      assert.equal(await view('x=1; gongkai_view=ec'), 'ec');
      assert.equal(await view('gongkai_view=<b>'), '');
      assert.equal(await view(''), '');
    }
  });

  it('is one page under every spelling of its address', async () => {
    const { text, headers } = await portal.get('/d/11');
    for (const path of ['/d/11?utm_source=x', '/d/11/', '/d/%31%31', '/d/11?', '/d/11?a=1&a=2']) {
      const other = await portal.get(path);
      assert.equal(other.text, text, path);
      assert.equal(other.headers.get('etag'), headers.get('etag'), path);
    }
  });
});

describe('a switch of view', () => {
  it('sets the cookie and goes back to the page', async () => {
    const answer = await portal.get('/preferences?view=ec&back=%2Fsearch%3Fq%3D%25E5%2585%25AC');
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/search?q=%E5%85%AC');
    assert.match(
      answer.headers.get('set-cookie')!,
      /^gongkai_view=ec; Path=\/; SameSite=Lax; HttpOnly; Secure; Max-Age=\d+$/,
    );
  });

  it('takes the cookie away with the standard view', async () => {
    const answer = await portal.get('/preferences?view=standard&back=/');
    assert.match(answer.headers.get('set-cookie')!, /Max-Age=0/);
  });
});

describe('a list', () => {
  it('is walked to its end without gap or repetition', async () => {
    const seen: number[] = [];
    let path: string | undefined = '/latest';
    while (path) {
      const { text } = await portal.get(path);
      seen.push(...[...text.matchAll(/<div><a href="\/d\/(\d+)"/g)].map(match => Number(match[1])));
      path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 45 }, (_, at) => 45 - at),
    );
  });

  it('is filtered by days of Beijing, both included', async () => {
    const { text } = await portal.get('/latest?from=2026-01-05&to=2026-01-06');
    assert.deepEqual(
      [...text.matchAll(/href="\/d\/(\d+)"/g)].map(match => match[1]),
      ['5', '4'],
    );
  });
});

describe('while changes are not heard of', () => {
  it('pages come from the database each time, and are kept again afterwards', async () => {
    await portal.get('/d/12');
    await portalUser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'gongkai listen' and datname = current_database() and usename = current_user`,
    );
    await office.query(`update public_site.items set title = '断线时改的标题' where id = 12`);
    await until(async () => (await portal.get('/d/12')).text.includes('断线时改的标题'));
    await office.query(`update public_site.items set title = '又改了' where id = 12`);
    await until(async () => (await portal.get('/d/12')).text.includes('又改了'));
  });
});
