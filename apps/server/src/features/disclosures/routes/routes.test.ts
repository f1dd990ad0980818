import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { bindEndpoints } from '../../../platform/http/bind.ts';
import { createHttpServer } from '../../../platform/http/server.ts';
import { append } from '../../../platform/ledger/append.ts';
import { createLog } from '../../../platform/log.ts';
import { Metrics } from '../../../platform/metrics.ts';
import type { SessionGate } from '../../../platform/sessions/gate.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { createTransact } from '../../../platform/unit-of-work.ts';
import { importItems } from '../commands/import-items.ts';
import { disclosuresFeature } from '../index.ts';
import { CLEAN_FORM, stepsOf } from '../testing/item-steps.ts';
import { openTestOffice, sampleContent, TOWNSHIP } from '../testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const lines: string[] = [];
const log = createLog('office', line => void lines.push(line));
let app: FastifyInstance;
let base: string;

/** Who is signed in stands in the cookie: sign-in itself has its own tests. */
const gate: SessionGate = {
  cookieName: 'who',
  async load(token) {
    const person = Object.entries(office.people).find(([key]) => key === token)?.[1];
    return person
      ? { id: token, personId: person.personId, agencyId: TOWNSHIP, grants: person.grants, restriction: null }
      : null;
  },
  verifyCsrf: (_session, sent) => sent === 'yes',
};

before(async () => {
  app = await createHttpServer({ trustProxy: false, https: false, log, metrics: new Metrics(), ready: async () => [] });
  const feature = disclosuresFeature(office.parts);
  const transact = createTransact({
    db: office.db,
    clock: office.clock,
    log,
    append: (tx, head, drafts, moment) => append(tx, head, drafts, { ...moment, algorithm: 'sha256' }),
  });
  bindEndpoints(app, feature.endpoints, { https: false, transact, gate, refusals: feature.refusals });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
after(() => app.close());

type Answer = {
  status: number;
  body: Record<string, never> & {
    error?: { code: string; message: string; fields?: { field: string; message: string }[] };
  };
};
async function call(who: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      cookie: `who=${who}`,
      'x-csrf-token': 'yes',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
const create = async (changes: Parameters<typeof sampleContent>[0] = {}) => {
  const { body, status } = await call('clerk', 'POST', '/disclosures', {
    agencyId: TOWNSHIP,
    content: sampleContent(changes),
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body as unknown as { id: number; version: number; contentHash: string };
};

describe('the routes of disclosures', () => {
  it('lead from a draft to a published item', async () => {
    let item = await create();
    const on = () => ({ expectedVersion: item.version, contentHash: item.contentHash });
    const next = async (who: string, path: string, more: object = {}) => {
      const { status, body } = await call(who, 'POST', `/disclosures/${item.id}/${path}`, { ...on(), ...more });
      assert.equal(status, 200, JSON.stringify(body));
      item = body as unknown as typeof item;
    };
    await next('clerk', 'submission');
    await next('head', 'secrecy-review', { form: CLEAN_FORM });
    await next('head', 'decisions', { decision: 'approved' });
    await next('leader', 'decisions', { decision: 'approved' });
    const { body } = await call('reader', 'GET', `/disclosures/${item.id}`);
    assert.equal((body as unknown as { state: string }).state, 'published');
    const history = await call('clerk', 'GET', `/disclosures/${item.id}/events`);
    assert.equal((history.body as unknown as { items: unknown[] }).items.length, 6);
    const comparison = await call('clerk', 'GET', `/disclosures/${item.id}/comparison`);
    assert.equal((comparison.body as unknown as { from: null }).from, null);
  });

  it('answer 409 with what happened and what is possible', async () => {
    const item = await create();
    const decision = { expectedVersion: item.version, contentHash: item.contentHash, decision: 'approved' };
    const { status, body } = await call('leader', 'POST', `/disclosures/${item.id}/decisions`, decision);
    assert.equal(status, 409);
    assert.equal(body.error?.code, 'not-submitted');
    assert.match(body.error!.message, /“草稿”状态，可以：保存草稿、提交审核/);
    const stale = await call('clerk', 'PUT', `/disclosures/${item.id}/draft`, {
      expectedVersion: 0,
      content: sampleContent(),
    });
    assert.deepEqual([stale.status, stale.body.error?.code], [409, 'changed-meanwhile']);
  });

  it('answer 404 to people of other agencies on every address of an item', async () => {
    const { id, version, contentHash } = await create();
    const on = { expectedVersion: version, contentHash };
    const form = CLEAN_FORM;
    const offline = { ...on, decision: 'approved', signedBy: 1, signedOn: '2026-11-02', scanHash: 'ab'.repeat(32) };
    const calls: [string, string, unknown?][] = [
      ['GET', ''],
      ['GET', '/events'],
      ['GET', '/comparison'],
      ['GET', `/files/${'ab'.repeat(32)}`],
      ['PUT', '/draft', { expectedVersion: version, content: sampleContent() }],
      ['DELETE', `/draft?expectedVersion=${version}`],
      ['DELETE', `/schedule?expectedVersion=${version}`],
      ['POST', '/submission', on],
      ['POST', '/decisions', { ...on, decision: 'approved' }],
      ['POST', '/correction', { expectedVersion: version, note: 'x' }],
      ['POST', '/withdrawal', { expectedVersion: version, reason: 'x' }],
      ['POST', '/offline-decisions', offline],
    ];
    for (const [method, path, body] of calls) {
      const answer = await call('neighbour', method, `/disclosures/${id}${path}`, body);
      assert.deepEqual([answer.status, answer.body.error?.code], [404, 'not-found'], `${method} ${path}`);
    }
    assert.equal((await call('neighbour', 'POST', `/disclosures/${id}/secrecy-review`, { ...on, form })).status, 403);
  });

  it('tell what the database refused as a refusal, not as a fault', async () => {
    const item = await create();
    const on = { expectedVersion: item.version, contentHash: item.contentHash };
    const submitted = await call('clerk', 'POST', `/disclosures/${item.id}/submission`, on);
    assert.equal(submitted.status, 200);
    // As if the code had forgotten a rule: the form is voided behind it between its look and the commit.
    await database.owner.query(`create function public.forget() returns trigger language plpgsql as $$ begin
      update core.signatures set voided_at = now() where item_id = new.item_id and kind = 'secrecy' and voided_at is null; return null; end $$`);
    await database.owner.query(
      `create trigger forget after insert on core.signatures for each row when (new.kind = 'final') execute function public.forget()`,
    );
    let now = submitted.body as unknown as typeof item;
    const sign = async (who: string, path: string, more: object) => {
      const answer = await call(who, 'POST', `/disclosures/${item.id}/${path}`, {
        expectedVersion: now.version,
        contentHash: now.contentHash,
        ...more,
      });
      if (answer.status === 200) now = answer.body as unknown as typeof item;
      return answer;
    };
    await sign('head', 'secrecy-review', { form: CLEAN_FORM });
    await sign('head', 'decisions', { decision: 'approved' });
    const refused = await sign('leader', 'decisions', { decision: 'approved' });
    await database.owner.query('drop trigger forget on core.signatures');
    assert.deepEqual([refused.status, refused.body.error?.code], [409, 'guard-secrecy-form']);
    assert.equal((await sign('leader', 'decisions', { decision: 'approved' })).status, 200);
  });

  it('give the next number where an import brings the one that was about to be given', async () => {
    const reviewed = async () => {
      const itemId = await steps.draft();
      await steps.bringToFinal(itemId);
      return steps.detail(itemId);
    };
    const { indexNumber } = await steps.publish(await steps.draft());
    const next = (by: number) => indexNumber!.replace(/\d+$/, tail => String(Number(tail) + by).padStart(5, '0'));
    const item = await reviewed();
    const held = Promise.withResolvers<void>();
    const { clerk } = office.people;
    const former = {
      agencyId: TOWNSHIP,
      content: sampleContent({ formedOn: '2024-03-01' }),
      publishedAt: '2024-03-05T02:00:00.000Z' as const,
      indexNumber: next(1),
    };
    const importing = office.as(clerk, async work => {
      const batch = { personId: clerk.personId, agencyId: TOWNSHIP, items: [former] };
      const brought = await importItems(work, office.parts, batch);
      held.resolve();
      await wait(300);
      return brought;
    });
    await held.promise;
    const { status, body } = await call('leader', 'POST', `/disclosures/${item.id}/decisions`, {
      expectedVersion: item.version,
      contentHash: item.contentHash,
      decision: 'approved',
    });
    assert.ok((await importing).ok);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal((body as unknown as { indexNumber: string }).indexNumber, next(2));
  });

  const malformed: [string, unknown][] = [
    ['U+0000', { ...sampleContent(), title: 'a\u0000b' }],
    ['a lone surrogate', { ...sampleContent(), title: 'a\ud800' }],
    ['two lines in a title', { ...sampleContent(), title: 'a\nb' }],
    ['an empty title', { ...sampleContent(), title: '  ' }],
    ['a title too long', { ...sampleContent(), title: '题'.repeat(201) }],
    ['a body too long', { ...sampleContent(), body: '文'.repeat(200_001) }],
    ['a day that is none', { ...sampleContent(), formedOn: '2026-02-30' }],
    ['an unknown attribute', { ...sampleContent(), openness: 'secret' }],
    ['an unknown field', { ...sampleContent(), secret: true }],
    ['a hash that is none', { ...sampleContent(), attachments: [{ hash: 'x', name: 'y' }] }],
    ['eleven keywords', { ...sampleContent(), keywords: Array.from({ length: 11 }, (_, at) => `k${at}`) }],
    ['nothing', null],
  ];
  for (const [what, content] of malformed)
    it(`answer 400 with a Chinese sentence to ${what}`, async () => {
      const { status, body } = await call('clerk', 'POST', '/disclosures', { agencyId: TOWNSHIP, content });
      assert.equal(status, 400, JSON.stringify(body));
      assert.match(body.error!.message, /[\u4e00-\u9fff]/);
      assert.ok(body.error!.fields!.length > 0);
    });

  it('answer below 500 to odd addresses and queries', async () => {
    for (const path of [
      '/disclosures/0',
      '/disclosures/1e9',
      '/disclosures/99999999999999999999',
      '/disclosures/%00',
      '/disclosures/1/files/x',
      '/disclosures?after=1~2',
      '/disclosures?limit=1e9',
      '/disclosures?view=x',
      `/disclosures?q=${'x'.repeat(500)}`,
      '/disclosures?q=%F0%28',
      '/disclosures/1/comparison?from=99999999999',
      '/disclosures?agencyId=99999999999999999999',
    ]) {
      const response = await fetch(`${base}/api/v1${path}`, { headers: { cookie: 'who=clerk' } });
      assert.ok(response.status < 500, `${path}: ${response.status}`);
    }
  });

  it('list, search, group and offer choices', async () => {
    const list = await call('clerk', 'GET', '/disclosures?limit=2&q=%E5%85%BB%E6%8A%A4');
    assert.equal(list.status, 200, JSON.stringify(list.body));
    const work = await call('clerk', 'GET', '/work-list');
    assert.equal((work.body as unknown as { groups: unknown[] }).groups.length, 4);
    const options = await call('clerk', 'GET', '/disclosures/options');
    assert.ok((options.body as unknown as { categories: unknown[] }).categories.length > 20);
  });

  it('never write a title, a name or a comment into the log', () => {
    assert.doesNotMatch(lines.join(''), /虚构|林知远|同意|养护/);
  });
});
