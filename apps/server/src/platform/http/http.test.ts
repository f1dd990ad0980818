import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { idInPath, line, route } from '@gongkai/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createLog } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { done, refuse } from '../outcome.ts';
import type { Session } from '../sessions/gate.ts';
import { noGrants } from '../sessions/grants.ts';
import { bindEndpoints } from './bind.ts';
import { endpoint } from './endpoint.ts';
import { createHttpServer } from './server.ts';

const echo = route({
  id: 'test.echo',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/echo/{echoId}',
  summary: '回声',
  access: 'anyone',
  trace: { none: '测试用接口' },
  personalData: [],
  params: z.object({ echoId: idInPath('编号') }),
  body: z.strictObject({ title: line('标题', 5), nested: z.unknown().optional() }),
  answer: z.object({ title: z.string() }),
});
const guarded = route({
  id: 'test.guarded',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/guarded',
  summary: '要登录',
  access: 'disclosure.write',
  trace: { none: '测试用接口' },
  personalData: [],
  body: z.strictObject({}),
  answer: z.object({ ok: z.literal(true) }),
});
const failing = route({
  id: 'test.failing',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/failing',
  summary: '故障',
  access: 'anyone',
  trace: { none: '测试用接口' },
  personalData: [],
  query: z.object({ how: z.string() }),
  answer: z.object({}),
});

const lines: string[] = [];
let app: FastifyInstance;
let base: string;

const session: Session = {
  id: 's1',
  personId: 7,
  agencyId: 3,
  restriction: null,
  grants: { may: () => true, mayAnywhere: permission => permission === 'disclosure.write', agenciesFor: () => [3] },
};

before(async () => {
  app = await createHttpServer({
    trustProxy: false,
    https: false,
    log: createLog('office', line => lines.push(line)),
    metrics: new Metrics(),
    ready: async () => [],
  });
  bindEndpoints(
    app,
    [
      endpoint(echo, async (_call, { body }) =>
        done({ title: body.title, secret: 'never declared' } as { title: string }),
      ),
      endpoint(guarded, async () => done({ ok: true as const })),
      endpoint(failing, async (_call, { query }) => {
        if (query.how === 'away') throw Object.assign(new Error('gone'), { name: 'DatabaseAway' });
        if (query.how === 'refused') return refuse('not-permitted', { permission: '终审发布' }, '条例第十七条');
        throw Object.assign(new Error('Key (mobile)=(13800001111) already exists'), {
          severity: 'ERROR',
          code: '23505',
          constraint: 'people_mobile',
        });
      }),
    ],
    {
      https: false,
      refusals: {},
      transact: async () => {
        throw new Error('not used');
      },
      gate: {
        cookieName: 'session',
        load: async token =>
          token === 'good' ? session : token === 'reader' ? { ...session, grants: noGrants } : null,
        verifyCsrf: (_session, sent) => sent === 'csrf',
      },
    },
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.server.address() as net.AddressInfo).port}`;
});
after(() => app.close());

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const problemOf = async (response: Response) =>
  (
    (await response.json()) as {
      error: { code: string; message: string; fields?: { field: string; message: string }[] };
    }
  ).error;

describe('the http room', () => {
  it('answers only the fields that the contract names', async () => {
    assert.deepEqual(await (await post('/api/v1/echo/1', '{"title":"𠮷㼆"}')).json(), { title: '𠮷㼆' });
  });

  const malformed: [string, BodyInit, number, string, RegExp][] = [
    ['a title that is too long', '{"title":"一二三四五六"}', 400, 'invalid-request', /标题：不能超过 5 个字/],
    ['a missing title', '{}', 400, 'invalid-request', /标题：必须填写/],
    ['an unknown field', '{"title":"好","extra":1}', 400, 'invalid-request', /不认识的字段：extra/],
    ['U+0000', '{"title":"a\\u0000"}', 400, 'invalid-request', /标题：含有空字符/],
    ['a lone surrogate', '{"title":"\\ud842"}', 400, 'invalid-request', /标题：含有残缺/],
    [
      'deep JSON',
      `{"title":"好","nested":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      400,
      'invalid-request',
      /嵌套过深/,
    ],
    ['half a document', '{"title":', 400, 'malformed-json', /JSON/],
    [
      'bytes that are not UTF-8',
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      400,
      'malformed-json',
      /UTF-8/,
    ],
    ['more than 1 MB', JSON.stringify({ title: 'x'.repeat(1_100_000) }), 413, 'body-too-large', /1 MB/],
    ['an empty body', '', 400, 'invalid-request', /请求内容：必须填写/],
    ['an array', '[]', 400, 'invalid-request', /应为对象/],
  ];
  for (const [name, body, status, code, message] of malformed) {
    it(`refuses ${name} with a sentence: ${code}`, async () => {
      const response = await post('/api/v1/echo/1', body);
      const problem = await problemOf(response);
      assert.deepEqual([response.status, problem.code], [status, code]);
      assert.match(problem.message, message);
      assert.match(problem.message, /[\u4e00-\u9fff]/);
    });
  }

  it('takes the last of duplicate keys, and never fails on them', async () => {
    assert.equal((await post('/api/v1/echo/1', '{"title":"一","title":"二"}')).status, 200);
  });

  it('refuses another content type', async () => {
    for (const type of ['text/xml', 'text/plain', 'application/x-www-form-urlencoded']) {
      const response = await post('/api/v1/echo/1', '<a/>', { 'content-type': type });
      assert.deepEqual([response.status, (await problemOf(response)).code], [415, 'unsupported-content-type'], type);
    }
  });

  it('refuses addresses that cannot be decoded', async () => {
    for (const path of [
      '/api/v1/echo/%ff',
      '/api/v1/echo/%00',
      '/api/v1/echo/1e9',
      '/api/v1/echo/-1',
      `/api/v1/echo/${'9'.repeat(200)}`,
    ]) {
      const { status } = await post(path, '{"title":"好"}');
      assert.ok(status >= 400 && status < 500, `${path}: ${status}`);
    }
    assert.equal((await problemOf(await post('/api/v1/echo/%ff', '{"title":"好"}'))).code, 'malformed-request');
    assert.equal((await problemOf(await fetch(`${base}/nowhere`))).code, 'not-found');
  });

  const entering: [string, Record<string, string>, number, string | null][] = [
    ['nobody', {}, 401, 'sign-in-required'],
    ['a session that is over', { cookie: 'session=bad' }, 401, 'sign-in-required'],
    ['a page without the token', { cookie: 'session=good' }, 403, 'csrf-mismatch'],
    ['a page with another token', { cookie: 'session=good', 'x-csrf-token': 'other' }, 403, 'csrf-mismatch'],
    ['somebody without the permission', { cookie: 'session=reader', 'x-csrf-token': 'csrf' }, 403, 'not-permitted'],
    ['our own page', { cookie: 'session=good', 'x-csrf-token': 'csrf' }, 200, null],
  ];
  for (const [who, headers, status, code] of entering)
    it(`answers ${code ?? 'what was asked'} to ${who}`, async () => {
      const response = await post('/api/v1/guarded', '{}', headers);
      assert.equal(response.status, status);
      if (code !== null) assert.equal((await problemOf(response)).code, code);
    });

  it('refuses a call that another site caused, even with the cookie and the token', async () => {
    const headers = { cookie: 'session=good', 'x-csrf-token': 'csrf' };
    assert.equal((await post('/api/v1/guarded', '{}', { ...headers, 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal(
      (await post('/api/v1/guarded', '{}', { ...headers, origin: 'https://elsewhere.example' })).status,
      403,
    );
  });

  it('tells a refusal with its article', async () => {
    const response = await fetch(`${base}/api/v1/failing?how=refused`);
    assert.equal(response.status, 403);
    assert.match((await problemOf(response)).message, /终审发布.*条例第十七条/);
  });

  it('answers 503 with Retry-After while the database is away', async () => {
    const response = await fetch(`${base}/api/v1/failing?how=away`);
    assert.equal(response.status, 503);
    assert.ok(Number(response.headers.get('retry-after')) <= 5);
  });

  it('shows a fixed sentence for a fault, and logs no personal value of it', async () => {
    const response = await fetch(`${base}/api/v1/failing?how=broken`);
    assert.equal(response.status, 500);
    assert.doesNotMatch((await problemOf(response)).message, /mobile|138/);
    assert.match(lines.join('\n'), /people_mobile/);
    assert.doesNotMatch(lines.join('\n'), /13800001111/);
  });

  it('sends the security headers with every answer, without unsafe-inline', async () => {
    for (const path of ['/healthz', '/nowhere', '/api/v1/failing?how=broken']) {
      const { headers } = await fetch(base + path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'/);
      assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe-inline/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }
  });

  it('limits calls per minute and says when to come back', async () => {
    let last: Response | undefined;
    for (let call = 0; call < 620 && last?.status !== 429; call++) {
      last = await fetch(`${base}/api/v1/failing?how=refused`);
      if (last.status !== 429) await last.arrayBuffer();
    }
    assert.equal(last?.status, 429);
    assert.ok(Number(last?.headers.get('retry-after')) > 0);
    assert.equal((await problemOf(last!)).code, 'too-many-requests');
  });

  it('answers bytes that are not HTTP with 400 and closes', async () => {
    const socket = net.connect(Number(new URL(base).port), '127.0.0.1');
    socket.write('\u0016\u0003\u0001 not http\r\n\r\n');
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    assert.match(Buffer.concat(chunks).toString(), /^HTTP\/1\.1 400/);
  });
});
