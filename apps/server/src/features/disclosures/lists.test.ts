import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '../../platform/testing/database.ts';
import { type ListRequest, listItems } from './queries/list-items.ts';
import { loadWorkList } from './queries/work-list.ts';
import { stepsOf, valueOf } from './testing/item-steps.ts';
import { NEIGHBOUR, openTestOffice, sampleContent, type TestPerson, TOWNSHIP } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;
const list = async (by: TestPerson, request: Partial<ListRequest> = {}) => {
  const page = await listItems(office.db, by, office.clock.today(), { view: 'all', limit: 20, ...request });
  assert.ok(page);
  return page;
};
const ids = async (by: TestPerson, request: Partial<ListRequest> = {}) =>
  (await list(by, request)).items.map(({ id }) => id);

const drafted = await steps.draft({
  title: '关于开展秋冬季森林防火工作的通知（虚构）',
  documentNumber: '青政发〔2026〕31号',
});
const submitted = await steps.draft({
  title: '青石镇2026年财政预算（虚构）',
  category: 'budget',
  documentNumber: null,
});
valueOf(await steps.submit(submitted));
const atReview = await steps.draft({ title: 'ABC Road 养护 𠮷（虚构）' });
valueOf(await steps.submit(atReview));
valueOf(await steps.secrecy(atReview));
const atFinal = await steps.draft({ title: '百分之100%完成_目标（虚构）' });
await steps.bringToFinal(atFinal);
const published = await steps.draft({ title: '已公开的一条（虚构）' });
const { indexNumber } = await steps.publish(published);
const elsewhere = await steps.draft({ title: '白水乡的草稿（虚构）' }, people.neighbour, NEIGHBOUR);

describe('listItems()', () => {
  it('shows each agency its own, newest first', async () => {
    assert.deepEqual(await ids(people.clerk), [published, atFinal, atReview, submitted, drafted]);
    assert.deepEqual(await ids(people.neighbour), [elsewhere]);
    assert.deepEqual(await ids(people.clerk, { agencyId: NEIGHBOUR }), []);
  });

  it('filters by state and category', async () => {
    assert.deepEqual(await ids(people.clerk, { state: 'published' }), [published]);
    assert.deepEqual(await ids(people.clerk, { category: 'budget' }), [submitted]);
  });

  it('shows who drafted what', async () => {
    assert.equal((await ids(people.clerk, { view: 'mine' })).length, 5);
    assert.deepEqual(await ids(people.head, { view: 'mine' }), []);
  });

  const searches: [string, () => number[]][] = [
    ['森林防火', () => [drafted]],
    ['林', () => [drafted]],
    ['防火森林', () => []],
    ['〔2026〕31号', () => [drafted]],
    ['abc road', () => [atReview]],
    ['𠮷', () => [atReview]],
    ['护 𠮷', () => [atReview]],
    ['100%', () => [atFinal]],
    ['%', () => [atFinal]],
    ['成_目', () => [atFinal]],
    ['没有这样的标题', () => []],
    ["'; drop table core.items; --", () => []],
  ];
  for (const [q, expected] of searches)
    it(`finds ${q}`, async () => {
      assert.deepEqual(await ids(people.clerk, { q }), expected());
    });

  it('finds an index number by its beginning', async () => {
    assert.deepEqual(await ids(people.clerk, { q: indexNumber! }), [published]);
    assert.deepEqual(await ids(people.clerk, { q: indexNumber!.slice(0, 12) }), [published]);
  });

  it('gives each exactly what waits for him', async () => {
    assert.deepEqual(await ids(people.clerk, { view: 'waiting' }), [drafted]);
    assert.deepEqual(await ids(people.head, { view: 'waiting' }), [submitted, atReview]);
    assert.deepEqual(await ids(people.leader, { view: 'waiting' }), [atFinal]);
    assert.deepEqual(await ids(people.reader, { view: 'waiting' }), []);
  });

  it('waits for nobody in the work list whom it does not name in the list, nor the other way round', async () => {
    for (const person of Object.values(people)) {
      const { groups } = await loadWorkList(office.db, office.parts.calendar(), person, office.clock.today());
      const inWork = groups.flatMap(({ items }) => items).map(({ id }) => id);
      assert.deepEqual(inWork.sort(), (await ids(person, { view: 'waiting' })).sort(), person.name);
    }
  });

  it('pages by keys, and counts exactly', async () => {
    const seen: number[] = [];
    for (let after: string | undefined; ; ) {
      const page = await list(people.clerk, { limit: 2, ...(after ? { after } : {}) });
      assert.deepEqual(page.total, { count: 5, exact: true });
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    assert.deepEqual(seen, [published, atFinal, atReview, submitted, drafted]);
  });

  it('refuses a place that is none', async () => {
    for (const after of ['x', '0', '2026-13-01~1', '1~2'])
      for (const view of ['all', 'waiting'] as const)
        assert.equal(await listItems(office.db, people.clerk, office.clock.today(), { view, limit: 5, after }), null);
  });

  it('pages what is due by the day', async () => {
    office.moveTo('2026-11-26T01:00:00.000Z');
    const first = await list(people.clerk, { view: 'due', limit: 2 });
    assert.deepEqual(first.items, []);
    office.moveTo('2026-12-01T01:00:00.000Z');
    const late = await list(people.clerk, { view: 'late', limit: 3 });
    assert.deepEqual(
      late.items.map(({ id }) => id),
      [drafted, submitted, atReview],
    );
    const rest = await list(people.clerk, { view: 'late', limit: 3, after: late.next! });
    assert.deepEqual(
      rest.items.map(({ id }) => id),
      [atFinal],
    );
    office.moveTo('2026-11-02T01:00:00.000Z');
  });

  it('counts to a thousand and then says more', async () => {
    const content = sampleContent();
    await database.owner.query(
      `insert into core.items (agency_id, stream_version, stream_hash, state, edition_no, due_from, due_on, due_provisional, calendar_version, updated_at)
       select 2, 0, sha256('x'), 'draft', 1, '2026-11-02', '2026-11-30', false, 'x', now() from generate_series(1, 1100)`,
    );
    await database.owner.query(
      `insert into core.editions (item_id, edition_no, title, body, category, formed_on, openness, content_hash, drafted_by, written_by, changed_at)
       select id, 1, $1, '', 'budget', '2026-11-02', 'proactive', sha256('x'), $2::bigint, array[$2::bigint], now() from core.items i
       where not exists (select from core.editions e where e.item_id = i.id)`,
      [content.title, people.neighbour.personId],
    );
    assert.deepEqual((await list(people.neighbour)).total, { count: 1_000, exact: false });
  });
});

describe('loadWorkList()', () => {
  it('groups by what is late, due today, due this week, and what waits', async () => {
    const at = async (day: string, person = people.head) => {
      office.moveTo(`${day}T01:00:00.000Z` as '2026-11-02T01:00:00.000Z');
      const { groups } = await loadWorkList(office.db, office.parts.calendar(), person, office.clock.today());
      return groups.map(({ name, total }) => `${name} ${total}`);
    };
    assert.deepEqual(await at('2026-11-03'), ['late 0', 'today 0', 'this-week 0', 'waiting 2']);
    // 30 November is a Monday: on the Sunday before it is not this week's.
    assert.deepEqual(await at('2026-11-29'), ['late 0', 'today 0', 'this-week 0', 'waiting 2']);
    assert.deepEqual(await at('2026-11-30'), ['late 0', 'today 4', 'this-week 0', 'waiting 0']);
    assert.deepEqual(await at('2026-12-01'), ['late 4', 'today 0', 'this-week 0', 'waiting 0']);
    office.moveTo('2026-11-02T01:00:00.000Z');
  });

  it('shows nothing of other agencies, and nothing to who only reads', async () => {
    const { groups } = await loadWorkList(office.db, office.parts.calendar(), people.reader, office.clock.today());
    assert.deepEqual(
      groups.map(({ total }) => total),
      [0, 0, 0, 0],
    );
    const own = await loadWorkList(office.db, office.parts.calendar(), people.clerk, office.clock.today());
    assert.ok(own.groups.flatMap(({ items }) => items).every(({ agencyId }) => agencyId === TOWNSHIP));
  });
});
