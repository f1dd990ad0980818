import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDraft } from '@gongkai/server/features/disclosures/commands/create-draft.ts';
import { sampleContent } from '@gongkai/server/features/disclosures/testing/test-office.ts';
import { openListener } from '@gongkai/server/platform/database/listener.ts';
import { shippedCalendar } from '@gongkai/statute';
import { runCli } from './testing/run-cli.ts';
import { PASSWORD, staffedOffice } from './testing/staffed-office.ts';

const NOTICE_2027 = fileURLToPath(new URL('../../../fixtures/calendar/example-2027-notice.json', import.meta.url));
const office = await staffedOffice();
const { env, database } = office;

/** Takes 1 December 2026 from the working days: what waits over it moves by one. */
const correction = join(office.folder, 'correction.json');
writeFileSync(
  correction,
  JSON.stringify({
    format: 'gongkai-calendar-notice/1',
    fictitious: true,
    number: '示例发明电〔2026〕9号',
    title: '（示例，虚构）关于2026年12月1日放假的通知',
    issuedOn: '2026-11-20',
    year: 2026,
    effect: 'correction',
    holidays: [{ name: '示例假日', from: '2026-12-01', to: '2026-12-01' }],
    makeUpDays: [],
  }),
);

const count = async (table: string) =>
  (await database.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const dueOn = async () => (await database.owner.query<{ due_on: string }>('select due_on from core.items'))[0]!.due_on;

describe('gongkai calendar', () => {
  let operator: Awaited<ReturnType<typeof office.person>>;
  let auditor: typeof operator;
  let clerk: typeof operator;
  let reckoned: string;

  before(async () => {
    operator = await office.person('operator', 'system-administrator');
    auditor = await office.person('auditor', 'security-auditor');
    clerk = await office.person('clerk', 'clerk');
    const officer = { personId: clerk.personId, may: () => true };
    await office.must(work =>
      createDraft(
        work,
        { calendar: () => shippedCalendar },
        officer as never,
        office.agencyId,
        sampleContent({ formedOn: '2026-11-20' }),
      ),
    );
    reckoned = await dueOn();
  });

  const apply = (file: string, by: string, confirmedBy: string, input: string[], more: Record<string, string> = {}) =>
    runCli(['calendar', 'apply', file, '--by', by, '--confirmed-by', confirmedBy], { env: { ...env, ...more }, input });
  const both = () => [PASSWORD, operator.code(), PASSWORD, auditor.code()];

  it('preview shows the days and the items that move, and writes nothing', async () => {
    const { code, stdout } = await runCli(['calendar', 'preview', correction], { env });
    assert.equal(code, 0);
    assert.match(stdout, /2026-12-01 工作日 → 放假 示例假日/);
    assert.match(stdout, new RegExp(`Items on their way whose last day moves: 1\\n {2}${reckoned} → `));
    assert.deepEqual([await count('core.calendar_notices'), await dueOn()], [0, reckoned]);
  });

  it('apply refuses one person twice, wrong proof, and people who may not', async () => {
    // One after the other: a code that waits for a busy machine runs out.
    const refusals: [() => ReturnType<typeof apply>, RegExp][] = [
      [() => apply(correction, 'operator', 'OPERATOR', []), /another one than the first/],
      [() => apply(correction, 'operator', 'auditor', ['Wrong-Word9', '000000']), /登录名或者口令不正确/],
      [() => apply(correction, 'operator', 'auditor', [PASSWORD, '000000']), /operator: /],
      [() => apply(correction, 'clerk', 'auditor', [PASSWORD, clerk.code()]), /may not operate the system/],
    ];
    for (const [answer, sentence] of refusals) {
      const { code, stderr } = await answer();
      assert.deepEqual([code, sentence.test(stderr)], [1, true], stderr);
      assert.ok(!stderr.includes(PASSWORD), 'no secret is shown');
    }
    assert.equal(await count('core.calendar_notices'), 0);
  });

  it('apply refuses an invented notice in production, before anybody is asked', async () => {
    const production = {
      MODE: 'production',
      PUBLIC_URL: 'https://www.example.gov.cn',
      OFFICE_URL: 'https://office.example.gov.cn',
    };
    const { code, stderr } = await apply(correction, 'operator', 'auditor', [], production);
    assert.equal(code, 1, stderr);
    assert.match(stderr, /never applied in production/);
  });

  it('apply names every fault of a file that is no notice, with 2', async () => {
    const wrong = join(office.folder, 'wrong.json');
    writeFileSync(wrong, '{"format":"gongkai-calendar-notice/1","year":1999,"holiday":[]}');
    for (const [file, sentence] of [
      [wrong, /year[\s\S]*holiday|holiday[\s\S]*year/],
      [join(office.folder, 'none.json'), /cannot be read \(ENOENT\)/],
    ] as const) {
      const { code, stderr } = await apply(file, 'operator', 'auditor', []);
      assert.equal(code, 2);
      assert.match(stderr, sentence);
    }
  });

  it('apply by two persons writes row, events and new dates together and tells the servers', async () => {
    let told = 0;
    const listener = openListener(database.officeUrl, {
      channels: ['calendar_changed'],
      onNotification: () => void told++,
    });
    const { code, stdout, stderr } = await apply(correction, 'operator', 'auditor', both());
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /"level":"error"/);
    assert.match(stdout, /1 dates moved/);
    const [row] = await database.owner.query<Record<string, unknown>>(
      'select year, number, applied_by, confirmed_by, calendar_version from core.calendar_notices',
    );
    assert.deepEqual(
      [row!.applied_by, row!.confirmed_by, row!.number],
      [operator.personId, auditor.personId, '示例发明电〔2026〕9号'],
    );
    const [event] = await office.events('calendar/national');
    assert.deepEqual([event!.kind, event!.actor], ['calendar-notice-applied', `person/${operator.personId}`]);
    assert.deepEqual(
      [event!.payload.confirmedBy, event!.payload.moved, event!.payload.calendarAfter],
      [auditor.personId, 1, row!.calendar_version],
    );
    assert.notEqual(await dueOn(), reckoned);
    const [item] = await database.owner.query<{ stream: string }>(
      `select stream from ledger.events where kind = 'due-moved'`,
    );
    assert.match(item!.stream, /^disclosure\//);
    assert.equal(await count(`core.sessions where ended_at is null`), 0, 'whoever signed in here is signed out');
    for (let tries = 0; told === 0 && tries < 200; tries++) await wait(50);
    await listener.close();
    assert.equal(told, 1);
    assert.match((await runCli(['calendar', 'show'], { env })).stdout, /示例发明电〔2026〕9号/);
    assert.equal((await runCli(['verify'], { env })).code, 0);
  });

  it('apply refuses the same notice a second time, and takes the next', async () => {
    const again = await apply(correction, 'operator', 'auditor', []);
    assert.deepEqual([again.code, await count('core.calendar_notices')], [1, 1]);
    assert.match((await runCli(['calendar', 'preview', NOTICE_2027], { env })).stdout, /Published now: 2027/);
  });
});
