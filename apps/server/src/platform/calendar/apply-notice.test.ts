import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { type HolidayNotice, parseNoticeText } from '@gongkai/statute';
import { type Instant, localDateOf } from '../clock/clock.ts';
import { append } from '../ledger/append.ts';
import { readStream } from '../ledger/read-stream.ts';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/database.ts';
import { createTransact } from '../unit-of-work.ts';
import type { Actor } from '../work.ts';
import { applyNotice } from './apply-notice.ts';
import { InstalledCalendar } from './installed-calendar.ts';

const database = await testDatabase();
const db = database.office.kysely;
const NOW: Instant = '2026-11-21T02:00:00.000Z';
const transact = createTransact({
  db,
  clock: { now: () => NOW, today: () => localDateOf(NOW) },
  log: createLog('office', () => {}),
  append: (tx, head, drafts, moment) => append(tx, head, drafts, { ...moment, algorithm: 'sha256' }),
});

async function person(login: string): Promise<number> {
  const [row] = await database.owner.query<{ id: number }>(
    `insert into core.people (login_name, name, state, created_at) values ($1, $2, 'active', $3) returning id`,
    [login, `${login}（虚构）`, NOW],
  );
  return row!.id;
}
const [first, second] = [await person('xitong'), await person('shenji')];

async function notice(name: string, changes: Partial<HolidayNotice> = {}): Promise<HolidayNotice> {
  const file = new URL(`../../../../../fixtures/calendar/${name}.json`, import.meta.url);
  const parsed = parseNoticeText(await readFile(file, 'utf8'));
  assert.ok(parsed.ok);
  return { ...parsed.notice, ...changes };
}

const operator: Actor = { kind: 'person', personId: first, agencyId: 1, sessionId: 'test' };
const apply = (
  what: HolidayNotice,
  { actor = operator, confirmedBy = second }: { actor?: Actor; confirmedBy?: number } = {},
) => transact({ actor, requestId: 'test' }, work => applyNotice(work, { notice: what, confirmedBy, followers: [] }));
const codeOf = async (outcome: ReturnType<typeof apply>) => {
  const settled = await outcome;
  return settled.ok ? null : (settled.refusal.code as string);
};
const knows2027 = async () => {
  const calendar = new InstalledCalendar();
  await calendar.reload(database.office);
  return calendar.current().knows(2027);
};

describe('applyNotice()', () => {
  it('takes two persons, and a year before its corrections', async () => {
    const year = await notice('example-2027-notice');
    assert.equal(await codeOf(apply(year, { actor: { kind: 'system', name: 'test' } })), 'not-a-person');
    assert.equal(await codeOf(apply(year, { confirmedBy: first })), 'same-person');
    assert.equal(await codeOf(apply(await notice('example-2027-correction'))), 'year-not-published');
    assert.equal(await knows2027(), 'unpublished');
  });

  it('of two at once lets one through, and its event stands in the ledger with both persons', async () => {
    const year = await notice('example-2027-notice');
    const codes = await Promise.all([codeOf(apply(year)), codeOf(apply(year))]);
    assert.equal(codes.filter(code => code === null).length, 1, codes.join());
    assert.ok(
      codes.some(code => code === 'changed-meanwhile' || code === 'already-applied'),
      codes.join(),
    );
    const [event, ...more] = await readStream(db, 'calendar/national');
    assert.equal(more.length, 0);
    assert.deepEqual([event!.kind, event!.happenedOn], ['calendar-notice-applied', '2026-11-21']);
    assert.equal((event!.payload as { confirmedBy: number }).confirmedBy, second);
    assert.equal(await knows2027(), 'published');
  });

  it('refuses what is applied, and a second arrangement of a published year', async () => {
    const year = await notice('example-2027-notice');
    assert.equal(await codeOf(apply(year)), 'already-applied');
    assert.equal(await codeOf(apply({ ...year, number: '示例发明电〔2026〕99号' })), 'year-already-published');
    assert.equal(await codeOf(apply(await notice('example-2027-correction'))), null);
  });
});
