import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseEncoding, matchesTag } from './cached-page.ts';
import { PageCache } from './page-cache.ts';
import { pageKey, readQuery } from './page-key.ts';

const answer = (text: string) => ({ status: 200, mediaType: 'text/html', body: Buffer.from(text) });

function openCache(options: { maxBytes?: number; nowMs?: () => number } = {}): PageCache {
  const cache = new PageCache(options);
  cache.open();
  return cache;
}

describe('PageCache', () => {
  it('gives a page back under the spelling it was asked by', () => {
    const cache = openCache();
    cache.keep(cache.generation, 'k', 's', answer('a'));
    assert.equal(cache.atOnce('s')?.page.bodies.identity.toString(), 'a');
    assert.equal(cache.atOnce('t'), null);
    assert.ok(cache.find('k', 't'));
    assert.ok(cache.atOnce('t'));
  });

  it('does not keep what was read before a change', () => {
    const cache = openCache();
    const before = cache.generation;
    cache.flush();
    cache.keep(before, 'k', 's', answer('old'));
    assert.equal(cache.atOnce('s'), null);
    assert.equal(cache.find('k', 's'), null);
  });

  it('drops every page on a change', () => {
    const cache = openCache();
    for (const name of ['a', 'b', 'c']) cache.keep(cache.generation, name, name, answer(name));
    cache.flush();
    assert.equal(cache.size, 0);
    assert.equal(cache.bytes, 0);
    assert.equal(cache.atOnce('a'), null);
  });

  it('neither keeps nor serves while changes are not heard of', () => {
    const cache = openCache();
    cache.keep(cache.generation, 'k', 's', answer('a'));
    cache.close();
    assert.equal(cache.atOnce('s'), null);
    assert.equal(cache.find('k', 's'), null);
    cache.keep(cache.generation, 'n', 'n', answer('n'));
    assert.equal(cache.findStale('n'), null);
  });

  it('serves pages marked stale while the database is away, and none older than an hour', () => {
    let now = 0;
    const cache = openCache({ nowMs: () => now });
    cache.keep(cache.generation, 'k', 's', answer('a'));
    cache.close();
    assert.ok(cache.findStale('k'));
    assert.equal(cache.atOnce('s'), null);
    cache.noteAway();
    assert.equal(cache.atOnce('s')?.stale, true);
    now += 61 * 60_000;
    cache.noteAway();
    assert.equal(cache.atOnce('s'), null);
    assert.equal(cache.findStale('k'), null);
  });

  it('forgets everything when changes are heard of again', () => {
    const cache = openCache();
    cache.keep(cache.generation, 'k', 's', answer('a'));
    cache.close();
    cache.open();
    assert.equal(cache.atOnce('s'), null);
    assert.equal(cache.findStale('k'), null);
  });

  it('stays within its bytes and keeps what is used', () => {
    const cache = openCache({ maxBytes: 400_000 });
    cache.keep(cache.generation, 'used', 'used', answer('x'.repeat(5_000)));
    for (let number = 0; number < 500; number++) {
      cache.atOnce('used');
      cache.keep(cache.generation, `k${number}`, `s${number}`, answer('x'.repeat(5_000)));
      assert.ok(cache.bytes <= 400_000, `${cache.bytes} bytes`);
    }
    assert.ok(cache.atOnce('used'));
    assert.equal(cache.atOnce('s0'), null);
  });

  it('does not keep a page that would push out too many others', () => {
    const cache = openCache({ maxBytes: 100_000 });
    cache.keep(cache.generation, 'k', 's', answer('x'.repeat(50_000)));
    assert.equal(cache.size, 0);
  });

  it('remembers few spellings of one page, whatever is invented', () => {
    const cache = openCache();
    cache.keep(cache.generation, 'k', 's', answer('a'));
    for (let number = 0; number < 1_000; number++) cache.find('k', `s?utm=${number}`);
    assert.ok(cache.bytes < 4_000, `${cache.bytes} bytes`);
    assert.equal(cache.size, 1);
  });
});

describe('readQuery()', () => {
  it('takes declared names only, sorted, the first of each, without empty ones', () => {
    const read = readQuery('?z=1&b=2&a=%E5%85%AC&b=3&c=', ['c', 'b', 'a']);
    assert.deepEqual(read, { ok: true, query: { a: '公', b: '2' } });
    assert.equal(pageKey('e', '/x', (read as { query: Record<string, string> }).query), 'e /x?a=%E5%85%AC&b=2');
  });

  it('refuses what is no text, naming the parameter', () => {
    for (const search of ['?q=%00', '?q=%ff%fe', '?q=%ed%a0%80', `?q=${'x'.repeat(401)}`, '?q=%'.padEnd(5, '\ufffd')]) {
      const read = readQuery(search, ['q']);
      assert.equal(read.ok, false, search);
      assert.match((read as { sentence: string }).sentence, /参数 q /);
    }
  });
});

describe('chooseEncoding()', () => {
  const bodies = { identity: Buffer.from('a'), gzip: Buffer.from('b'), br: Buffer.from('c') };
  const cases: [string | undefined, string][] = [
    [undefined, 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0,gzip;q=0', 'identity'],
    ['br;q=0.5', 'br'],
    ['*', 'identity'],
  ];
  for (const [accepted, expected] of cases) {
    it(`answers ${expected} to ${accepted}`, () => assert.equal(chooseEncoding(accepted, bodies), expected));
  }
});

describe('matchesTag()', () => {
  it('finds the tag in a list, weak or strong', () => {
    assert.ok(matchesTag('"x", W/"abc"', 'W/"abc"'));
    assert.ok(matchesTag('"abc"', 'W/"abc"'));
    assert.ok(matchesTag('*', 'W/"abc"'));
    assert.ok(!matchesTag('"abcd"', 'W/"abc"'));
    assert.ok(!matchesTag(undefined, 'W/"abc"'));
  });
});
