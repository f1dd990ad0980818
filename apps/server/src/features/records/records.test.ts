import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Role, setTestClock } from '@gongkai/contract';
import { shippedCalendar } from '@gongkai/statute';
import { systemClock, toInstant } from '../../platform/clock/clock.ts';
import { bindEndpoints } from '../../platform/http/bind.ts';
import { createHttpServer } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics.ts';
import { done } from '../../platform/outcome.ts';
import { buildAgencyTree } from '../../platform/sessions/agency-tree.ts';
import { buildGrants } from '../../platform/sessions/build-grants.ts';
import type { SessionGate } from '../../platform/sessions/gate.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createTransact } from '../../platform/unit-of-work.ts';
import { recordsFeature } from './index.ts';
import type { RecordsParts } from './routes.ts';

const database = await testDatabase();
const db = database.office.kysely;
const log = createLog('office', () => {});
const transact = createTransact({
  db,
  clock: systemClock,
  log,
  append: () => Promise.reject(new Error('nothing here is an event')),
});

/** Who is signed in stands in the cookie, by role: sign-in itself has its own tests. */
const gate: SessionGate = {
  cookieName: 'who',
  async load(role) {
    const grants = buildGrants(
      [{ role: role as Role, agencyId: 1 }],
      buildAgencyTree([{ id: 1, parentId: null, mergedIntoId: null }]),
    );
    return { id: role, personId: 1, agencyId: 1, grants, restriction: null };
  },
  verifyCsrf: () => true,
};

async function open(parts: Partial<RecordsParts> = {}): Promise<string> {
  const app = await createHttpServer({
    trustProxy: false,
    https: false,
    log,
    metrics: new Metrics(),
    ready: async () => [],
  });
  const { endpoints, refusals } = recordsFeature({ db, calendar: () => shippedCalendar, ...parts });
  bindEndpoints(app, endpoints, { https: false, transact, gate, refusals });
  after(() => app.close());
  return app.listen({ port: 0, host: '127.0.0.1' });
}

type Answer = {
  status: number;
  body: Record<string, unknown> & { error?: { code: string; message: string } };
};
const base = await open();
async function get(path: string, role: Role = 'security-auditor'): Promise<Answer> {
  const response = await fetch(`${base}/api/v1${path}`, { headers: { cookie: `who=${role}` } });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

describe('the explanation of a date', () => {
  it('lays out every day until the last, each with its kind and whether it counts', async () => {
    const { status, body } = await get('/calendar/explanation?from=2026-09-29&workingDays=2', 'clerk');
    assert.equal(status, 200, JSON.stringify(body));
    const days = body.days as { on: string; weekday: string; label: string; count: number | null }[];
    assert.equal(days.at(-1)!.on, body.dueOn);
    assert.equal(days.at(-1)!.count, 2);
    assert.ok(
      days.some(day => day.label.includes('国庆节') && day.count === null),
      'the holiday is named',
    );
    assert.equal(body.calendarVersion, shippedCalendar.version);
  });

  const refused: readonly [string, string, number, string, RegExp][] = [
    ['a day that does not exist', 'from=2026-02-30&workingDays=20', 400, 'day-invalid', /“2026-02-30”/],
    ['a year before the calendar', 'from=2012-05-04&workingDays=20', 422, 'day-outside-calendar', /2012/],
    ['a year beyond every calendar', 'from=2190-01-01&workingDays=20', 422, 'day-outside-calendar', /2190/],
    ['a day written otherwise', 'from=21.11.2026&workingDays=20', 400, 'invalid-request', /起算日/],
    ['no working days', 'from=2026-11-21&workingDays=0', 400, 'invalid-request', /工作日数/],
    ['more working days than any limit', 'from=2026-11-21&workingDays=201', 400, 'invalid-request', /工作日数/],
  ];
  for (const [what, query, status, code, message] of refused)
    it(`refuses ${what}: ${code}`, async () => {
      const answer = await get(`/calendar/explanation?${query}`, 'clerk');
      assert.deepEqual([answer.status, answer.body.error?.code], [status, code]);
      assert.match(answer.body.error!.message, message);
    });
});

describe('audit entries', () => {
  it('are read newest first, page by page, by filter, and reading them is an entry itself', async () => {
    for (let at = 0; at < 7; at++)
      await transact({ actor: { kind: 'system', name: 'test' }, requestId: 'test' }, async work => {
        await work.audit({ kind: 'thing-done', subject: `thing/${at}` });
        return done(null);
      });
    const seen: string[] = [];
    let next = '';
    do {
      const { status, body } = await get(`/audit-entries?kind=thing-done&limit=3${next}`);
      assert.equal(status, 200, JSON.stringify(body));
      seen.push(...(body.items as { subject: string }[]).map(({ subject }) => subject));
      next = body.next === null ? '' : `&after=${body.next}`;
    } while (next);
    assert.deepEqual(
      seen,
      [6, 5, 4, 3, 2, 1, 0].map(at => `thing/${at}`),
    );
    const { body } = await get('/audit-entries?kind=audit-entries-read');
    const [latest] = body.items as { actor: string; detail: object }[];
    assert.deepEqual(latest?.detail, { kind: 'thing-done', personId: null, rows: 1 });
    assert.equal(latest?.actor, 'person/1');
  });

  it('name the person that they are about, and nobody for what only looks like one', async () => {
    const [person] = await database.office.query<{ id: number }>(
      `insert into core.people (name, login_name, state, created_at)
         values ('演示·何淼', 'somebody', 'active', '2026-11-21T02:00:00Z') returning id`,
    );
    for (const subject of [`person/${person!.id}`, 'person/1/post/2', 'person/99999999999999999999'])
      await transact({ actor: { kind: 'system', name: 'test' }, requestId: 'test' }, async work => {
        await work.audit({ kind: 'person-met', subject });
        return done(null);
      });
    const { body } = await get('/audit-entries?kind=person-met');
    assert.deepEqual(
      (body.items as { subjectName: string | null }[]).map(({ subjectName }) => subjectName),
      [null, null, '演示·何淼'],
    );
  });

  it('are for the security auditor alone', async () => {
    for (const role of ['clerk', 'publisher', 'system-administrator', 'security-administrator'] as const) {
      const { status, body } = await get('/audit-entries', role);
      assert.deepEqual([status, body.error?.code], [403, 'not-permitted'], role);
    }
  });

  it('refuse a place that no page ended at', async () => {
    for (const place of ['abc', '1.5', '99999999999999999999']) {
      const { status, body } = await get(`/audit-entries?after=${place}`);
      assert.deepEqual([status, body.error?.code], [400, 'invalid-request'], place);
    }
  });
});

describe('the test clock', () => {
  const put = (address: string, now: string) =>
    fetch(address + setTestClock.path, {
      method: setTestClock.method,
      headers: { 'content-type': 'application/json', cookie: 'who=system-administrator' },
      body: JSON.stringify({ now }),
    });

  it('does not exist outside of acceptance', async () => {
    assert.equal((await put(base, '2026-11-21T02:00:00.000Z')).status, 404);
  });

  it('is moved to the instant asked for', async () => {
    const moved: string[] = [];
    const address = await open({
      moveClock: async to => {
        moved.push(to);
        return { now: to, today: '2026-12-31', actsDone: 0 };
      },
    });
    const response = await put(address, '2026-12-31T10:00:00+08:00');
    assert.equal(response.status, 200);
    assert.deepEqual(moved, [toInstant(new Date('2026-12-31T02:00:00.000Z'))]);
    assert.equal((await put(address, 'tomorrow')).status, 400);
  });
});
