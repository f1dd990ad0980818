import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Agency,
  type AgencyKind,
  type AgencyLevel,
  changeAgency,
  closeAgency,
  createAgency,
  listAgencies,
  loadReviewChain,
  login,
  setReviewChain,
} from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { agencyDirectory } from '../directory.ts';
import { agencyDueActs } from '../due-acts.ts';
import { checkCharacter } from '../rules/credit-code.ts';
import { PASSWORD, TODAY, testOffice } from '../testing/test-office.ts';
import { verifyProjections } from '../testing/verify-projections.ts';

let running = 0;
const changes: number[] = [];
const office = await testOffice({
  parts: { runningWork: [{ name: 'items', count: async () => running }], siteChanged: () => void changes.push(1) },
});
const node = await office.startNode();
const db = office.database.office.kysely;
const county = await office.found('云岭县人民政府（虚构）', null, 'government');
const openOffice = await office.found('县政务公开办（虚构）', county);

async function browserOf(role: 'county-office' | 'system-administrator' | 'clerk', agencyId: number) {
  const { loginName } = await office.person({ role, agencyId });
  const browser = node.browser();
  assert.equal((await browser.call(login, { body: { loginName, password: PASSWORD } })).status, 200);
  return browser;
}

const keeper = await browserOf('county-office', county);
let serial = 0;
const body = (over: Partial<Agency> = {}) => ({
  parentId: county,
  name: `虚构局${++serial}`,
  shortName: `局${serial}`,
  kind: 'department' as AgencyKind,
  level: 'county' as AgencyLevel,
  ...over,
});
const create = async (over: Partial<Agency> = {}) => {
  const answer = await keeper.call(createAgency, { body: body(over) });
  assert.equal(answer.status, 201, answer.message ?? '');
  return answer.body;
};
const change = (agency: Agency, over: Partial<Agency>, effectiveOn: string = TODAY) => {
  const { parentId, name, shortName, kind, level, creditCode, foundedOn, contact } = { ...agency, ...over };
  return keeper.call(changeAgency, {
    params: { agencyId: agency.id },
    body: { parentId, name, shortName, kind, level, creditCode, foundedOn, contact, effectiveOn },
  });
};
const close = (agency: Agency, over: { closedOn?: string; mergedIntoId?: number } = {}) =>
  keeper.call(closeAgency, { params: { agencyId: agency.id }, body: { closedOn: TODAY, reason: '机构改革', ...over } });
const publicCopy = async (agencyId: number) =>
  (
    await office.database.portal.query<Record<string, unknown>>('select * from public_site.agencies where id = $1', [
      agencyId,
    ])
  )[0];
const creditCode = (first17: string) => first17 + checkCharacter(first17);

describe('founding an agency', () => {
  it('writes the row, the event and the public copy', async () => {
    const code = creditCode('11530000MB0000001');
    const agency = await create({
      creditCode: code.toLowerCase(),
      foundedOn: '2019-03-01',
      contact: { telephone: '0870-1234567' } as never,
    });
    assert.equal(agency.creditCode, code);
    assert.equal(agency.contact.telephone, '0870-1234567');
    const [event] = await office.events(`agency/${agency.id}`);
    assert.deepEqual([event?.kind, event?.payload.foundedOn], ['agency-founded', '2019-03-01']);
    assert.ok(!JSON.stringify(event).includes('1234567'), 'no telephone in the ledger');
    assert.equal((await publicCopy(agency.id))?.name, agency.name);
  });

  const refused: readonly [string, Partial<Agency>, string][] = [
    ['a credit code with a wrong check digit', { creditCode: '11530000MB0000001A' }, 'credit-code-wrong'],
    ['a day of founding to come', { foundedOn: '2026-11-22' }, 'founded-in-future'],
    ['a village at the county', { kind: 'village', level: 'village' }, 'village-without-township'],
    ['a government at the level of villages', { kind: 'government', level: 'village' }, 'kind-not-at-level'],
    ['a level above the parent', { kind: 'department', level: 'city' }, 'below-lower-level'],
    ['a name that is there', { name: '县政务公开办（虚构）' }, 'agency-name-taken'],
  ];
  for (const [what, over, code] of refused)
    it(`refuses ${what}`, async () => {
      const answer = await keeper.call(createAgency, { body: body(over) });
      assert.equal(answer.code, code);
      assert.match(answer.message!, /^[^a-z]*[\u4e00-\u9fff]/);
    });

  it('refuses a credit code that another agency has, also a closed one', async () => {
    const code = creditCode('11530000MB0000002');
    const first = await create({ creditCode: code });
    assert.equal((await keeper.call(createAgency, { body: body({ creditCode: code }) })).code, 'credit-code-taken');
    await close(first);
    assert.equal((await keeper.call(createAgency, { body: body({ creditCode: code }) })).code, 'credit-code-taken');
  });

  it('refuses a parent that does not exist, is closed, or is a village', async () => {
    const system = await browserOf('system-administrator', county);
    const below = (parentId: number, over: Partial<Agency> = {}) =>
      system.call(createAgency, { body: body({ parentId, ...over }) });
    assert.equal((await below(999_999)).code, 'parent-unknown');
    const gone = await create();
    await close(gone);
    const refused = await below(gone.id);
    assert.equal(refused.code, 'parent-closed');
    assert.ok(refused.message!.includes(gone.name));
    const township = await create({ kind: 'township', level: 'township' });
    const village = await create({ parentId: township.id, kind: 'village', level: 'village' });
    assert.equal((await below(village.id, { kind: 'department', level: 'township' })).code, 'below-village');
    const school = await below(village.id, { kind: 'public-institution', level: 'village' });
    assert.equal(school.status, 201, school.message ?? '');
  });

  it('goes to one of several who ask for the same name at once', async () => {
    const asked = body();
    const answers = await Promise.all(Array.from({ length: 5 }, () => keeper.call(createAgency, { body: asked })));
    assert.deepEqual(answers.map(answer => answer.status).sort(), [201, 409, 409, 409, 409]);
  });

  it('is not for a clerk, nor for the county office outside of its subtree or on top of the tree', async () => {
    const clerk = await browserOf('clerk', county);
    assert.equal((await clerk.call(createAgency, { body: body() })).code, 'not-permitted');
    const narrow = await browserOf('county-office', openOffice);
    assert.equal((await narrow.call(createAgency, { body: body() })).code, 'agency-out-of-reach');
    assert.equal(
      (await keeper.call(createAgency, { body: body({ parentId: null, kind: 'government' }) })).code,
      'agency-out-of-reach',
    );
    const system = await browserOf('system-administrator', county);
    const top = await system.call(createAgency, { body: body({ parentId: null, kind: 'government' }) });
    assert.equal(top.status, 201, top.message ?? '');
  });
});

describe('renaming an agency', () => {
  it('keeps the former name with its last day, and answers for any day', async () => {
    const agency = await create({ foundedOn: '2019-03-01' });
    const renamed = await change(agency, { name: '虚构新局甲', shortName: '新局甲' }, '2026-11-01');
    assert.equal(renamed.status, 200, renamed.message ?? '');
    assert.deepEqual(renamed.body.formerNames, [{ name: agency.name, until: '2026-10-31' }]);
    const nameOn = async (day: string) => (await agencyDirectory.findNameOn(db, agency.id, day as LocalDate))?.name;
    assert.equal(await nameOn('2026-10-31'), agency.name);
    assert.equal(await nameOn('2026-11-01'), '虚构新局甲');
    const event = (await office.events(`agency/${agency.id}`)).at(-1);
    assert.deepEqual([event?.kind, event?.happened_on], ['agency-renamed', '2026-11-01']);
    assert.equal((await publicCopy(agency.id))?.name, '虚构新局甲');
  });

  it('refuses a day before founding or before the present name began', async () => {
    const agency = await create({ foundedOn: '2026-03-01' });
    const tooEarly = await change(agency, { name: '虚构新局乙' }, '2026-03-01');
    assert.equal(tooEarly.code, 'rename-too-early');
    assert.match(tooEarly.message!, /最早为 2026-03-02/);
    const once = await change(agency, { name: '虚构新局乙' }, '2026-10-01');
    const twice = await change(once.body, { name: '虚构新局丙' }, '2026-10-01');
    assert.match(twice.message!, /最早为 2026-10-02/);
  });

  it('waits for its day, and then happens by itself; other changes do not wait', async () => {
    const agency = await create();
    const planned = await change(
      agency,
      { name: '虚构新局丁', contact: { ...agency.contact, fax: '0870-7654321' } },
      '2026-12-01',
    );
    assert.equal(planned.body.name, agency.name);
    assert.equal(planned.body.contact.fax, '0870-7654321');
    assert.deepEqual(planned.body.plans, [
      { kind: 'rename-agency', on: '2026-12-01', name: '虚构新局丁', shortName: agency.shortName },
    ]);
    await performDue('2026-12-01');
    const { body: tree } = await keeper.call(listAgencies);
    const now = tree.items.find(one => one.id === agency.id)!;
    assert.deepEqual([now.name, now.formerNames.at(-1)?.until, now.plans], ['虚构新局丁', '2026-11-30', []]);
  });
});

describe('closing an agency', () => {
  it('ends its posts and keeps it on the public site', async () => {
    const agency = await create();
    const { personId } = await office.person({ role: 'publisher', agencyId: agency.id });
    const closed = await close(agency);
    assert.equal(closed.status, 200, closed.message ?? '');
    assert.equal(closed.body.isOpen, false);
    assert.equal((await publicCopy(agency.id))?.closed_on, TODAY);
    const posts = await office.database.owner.query('select 1 from core.posts_in_force where person_id = $1', [
      personId,
    ]);
    assert.equal(posts.length, 0);
    const { body: shown } = await keeper.call(listAgencies);
    assert.ok(!shown.items.some(one => one.id === agency.id));
    const { body: all } = await keeper.call(listAgencies, { query: { includeClosed: true } });
    assert.ok(all.items.some(one => one.id === agency.id));
    assert.equal((await change(agency, { shortName: '改' })).code, 'agency-already-closed');
    assert.equal((await close(agency)).code, 'agency-already-closed');
  });

  it('is refused while there are open units or running items', async () => {
    const agency = await create();
    await create({ parentId: agency.id });
    const withUnit = await close(agency);
    assert.equal(withUnit.code, 'open-children');
    assert.match(withUnit.message!, /还有 1 个未撤销的下级机构/);
    const lonely = await create();
    running = 3;
    const withWork = await close(lonely);
    assert.equal(withWork.code, 'running-work');
    assert.match(withWork.message!, /还有 3 件在办事项/);
    running = 0;
  });

  it('by a merger hands units and items over to the successor', async () => {
    const [agency, successor] = [await create(), await create()];
    const unit = await create({ parentId: agency.id });
    running = 2;
    const closed = await close(agency, { mergedIntoId: successor.id });
    running = 0;
    assert.equal(closed.status, 200, closed.message ?? '');
    assert.equal(closed.body.mergedIntoId, successor.id);
    const { body: tree } = await keeper.call(listAgencies);
    assert.equal(tree.items.find(one => one.id === unit.id)?.parentId, successor.id);
    const heir = await browserOf('clerk', successor.id);
    const chain = await heir.call(loadReviewChain, { params: { agencyId: agency.id } });
    assert.equal(chain.status, 200, 'the successor cares for what was merged into it');
  });

  it('by a merger into a unit of its own moves that unit up', async () => {
    const agency = await create();
    const unit = await create({ parentId: agency.id });
    const deep = await create({ parentId: unit.id });
    assert.equal((await close(agency, { mergedIntoId: deep.id })).code, 'successor-far-below');
    assert.equal((await close(agency, { mergedIntoId: unit.id })).status, 200);
    const { body: tree } = await keeper.call(listAgencies);
    assert.equal(tree.items.find(one => one.id === unit.id)?.parentId, county);
  });

  it('is refused into itself, into a closed one, or before founding', async () => {
    const agency = await create({ foundedOn: '2026-01-01' });
    const gone = await create();
    await close(gone);
    assert.equal((await close(agency, { mergedIntoId: agency.id })).code, 'successor-is-itself');
    assert.equal((await close(agency, { mergedIntoId: gone.id })).code, 'successor-not-open');
    assert.equal((await close(agency, { mergedIntoId: 999_999 })).code, 'successor-not-open');
    const before = await close(agency, { closedOn: '2025-12-31' });
    assert.equal(before.code, 'closed-before-founded');
    assert.match(before.message!, /不能早于 2026-01-01/);
  });

  it('waits for its day, and looks at everything again then', async () => {
    const agency = await create();
    const planned = await close(agency, { closedOn: '2027-01-01' });
    assert.equal(planned.body.isOpen, true);
    assert.equal(planned.body.plans[0]?.kind, 'close-agency');
    running = 1;
    await assert.rejects(performDue('2027-01-01'), /running-work/);
    running = 0;
    await performDue('2027-01-01');
    const { body: all } = await keeper.call(listAgencies, { query: { includeClosed: true } });
    assert.equal(all.items.find(one => one.id === agency.id)?.closedOn, '2027-01-01');
    office.time.moveTo(TODAY);
  });
});

describe('moving an agency', () => {
  it('refuses a place below itself', async () => {
    const agency = await create();
    const unit = await create({ parentId: agency.id });
    const below = await create({ parentId: unit.id });
    for (const parentId of [agency.id, unit.id, below.id])
      assert.equal((await change(agency, { parentId })).code, 'parent-below-itself');
  });

  it('of two below each other at once lets one through', async () => {
    const [first, second] = [await create(), await create()];
    const answers = await Promise.all([change(first, { parentId: second.id }), change(second, { parentId: first.id })]);
    assert.deepEqual(answers.map(answer => answer.status).sort(), [200, 422]);
  });

  it('is refused by the database as well, whatever the code does', async () => {
    const agency = await create();
    const unit = await create({ parentId: agency.id });
    const sql = (text: string, values: unknown[]) => office.database.office.query(text, values);
    await assert.rejects(sql('update core.agencies set parent_id = $1 where id = $2', [unit.id, agency.id]), {
      code: 'GK021',
    });
    await assert.rejects(
      sql(`update core.agencies set closed_on = $1, closing_reason = 'x' where id = $2`, [TODAY, agency.id]),
      { code: 'GK022' },
    );
  });
});

describe('the review chain', () => {
  const step = (kind: 'draft' | 'review' | 'final', withSecrecyForm = false) => ({
    kind,
    label: kind,
    withSecrecyForm,
  });
  const refused = {
    'first-not-draft': [step('review', true), step('final')],
    'last-not-final': [step('draft'), step('review', true)],
    'step-out-of-place': [step('draft'), step('final', true), step('final')],
    'no-secrecy-form': [step('draft'), step('review'), step('final')],
    'drafter-signs-secrecy': [step('draft', true), step('final')],
  };
  for (const [code, steps] of Object.entries(refused))
    it(`is refused as ${code}`, async () => {
      assert.equal((await keeper.call(setReviewChain, { params: { agencyId: county }, body: { steps } })).code, code);
    });

  it('is the default one until an agency sets its own', async () => {
    const agency = await create();
    const params = { agencyId: agency.id };
    const before = await keeper.call(loadReviewChain, { params });
    assert.deepEqual([before.body.isDefault, before.body.steps.length], [true, 3]);
    const steps = [step('draft'), step('final', true)];
    assert.equal((await keeper.call(setReviewChain, { params, body: { steps } })).status, 200);
    assert.deepEqual((await keeper.call(loadReviewChain, { params })).body, { steps, isDefault: false });
    assert.deepEqual(await agencyDirectory.loadReviewChain(db, agency.id), steps);
  });
});

describe('rows of agencies', () => {
  it('are what their events say, after all of the above', async () => {
    assert.deepEqual(await verifyProjections(db), []);
    await office.database.owner.query(`update core.agencies set short_name = '改过的' where id = $1`, [openOffice]);
    assert.match((await verifyProjections(db))[0]!, new RegExp(`^agency/${openOffice}: row ${openOffice}: shortName`));
  });

  it('tell the caches of the public site', () => {
    assert.ok(changes.length > 20);
  });
});

/** As the ticker does: each due act in a transaction of its own. */
async function performDue(day: string): Promise<void> {
  office.time.moveTo(day as LocalDate);
  const rows = await office.database.owner.query<{
    id: number;
    kind: string;
    subject: string;
    due_at: `${string}Z`;
    detail: Record<string, unknown>;
  }>(
    'select id, kind, subject, due_at, detail from core.due_acts where done_at is null and due_at <= $1 order by due_at',
    [office.time.now()],
  );
  const acts = agencyDueActs({ runningWork: [{ name: 'items', count: async () => running }], siteChanged: () => {} });
  for (const { id, kind, subject, due_at, detail } of rows) {
    const act = acts.find(one => one.kind === kind)!;
    const outcome = await office.as<null>(async work => {
      await act.perform(work, { subject, dueAt: due_at, detail });
      return { ok: true, value: null };
    });
    assert.ok(outcome.ok);
    await office.database.owner.query('update core.due_acts set done_at = $2 where id = $1', [id, office.time.now()]);
  }
}
