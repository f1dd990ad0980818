import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCli } from './testing/run-cli.ts';

const NOTICE_2027 = fileURLToPath(new URL('../../../fixtures/calendar/example-2027-notice.json', import.meta.url));

describe('gongkai due', () => {
  it('prints the plain limits of spec/clock.md', async () => {
    for (const [received, due] of [
      ['2025-09-22', '2025-10-24'],
      ['2025-12-04', '2026-01-04'],
    ] as const) {
      const { code, stdout } = await runCli(['due', '--received', received, '--json']);
      const result = JSON.parse(stdout);
      assert.equal(code, 0);
      assert.deepEqual([result.dueOn, result.provisional, result.refusals], [due, false, []]);
      assert.deepEqual(result.days.at(-1).count, 20);
    }
  });

  it('counts the histories of spec/clock.md', async () => {
    for (const [received, events, due] of [
      ['2025-09-22', ['consultation-sent=2025-09-26', 'consultation-answered=2025-10-14'], '2025-11-05'],
      ['2026-02-09', ['correction-requested=2026-02-25', 'correction-received=2026-03-02'], '2026-03-30'],
      ['2026-09-14', ['extended=2026-10-16:20'], '2026-11-13'],
      ['2026-05-06', ['fee-noticed=2026-05-20', 'fee-paid=2026-06-10'], '2026-07-09'],
      ['2026-02-09', ['correction-requested=2026-02-25:2026-03-18'], null],
    ] as const) {
      const { code, stdout } = await runCli([
        ...['due', '--received', received, '--json'],
        ...events.flatMap(event => ['--event', event]),
      ]);
      const result = JSON.parse(stdout);
      assert.equal(code, 0);
      assert.deepEqual([result.dueOn, result.refusals], [due, []]);
      if (due === null) assert.deepEqual(result.awaiting, { what: 'correction', until: '2026-03-18' });
    }
  });

  it('refuses a step against the law with its article, and records it without effect as a fact of the past', async () => {
    const late = ['due', '--received', '2026-09-14', '--event', 'extended=2026-10-19:20'];
    const refusedStep = await runCli([...late, '--json']);
    const refusal = JSON.parse(refusedStep.stdout);
    assert.equal(refusedStep.code, 1);
    assert.equal(refusal.dueOn, '2026-10-16');
    assert.deepEqual([refusal.refusals[0].code, refusal.refusals[0].article], ['extension-too-late', '条例第三十三条']);
    const fact = await runCli([...late, '--recorded', '--json']);
    const recorded = JSON.parse(fact.stdout);
    assert.equal(fact.code, 0);
    assert.deepEqual([recorded.dueOn, recorded.refusals.length, recorded.unlawful.length], ['2026-10-16', 0, 1]);
    assert.match((await runCli([...late, '--recorded'])).stdout, /延期答复 20 个工作日 —— 程序违规，仅作记录/);
  });

  it('says that a date is provisional, and settles it with a notice', async () => {
    const open = JSON.parse((await runCli(['due', '--received', '2026-12-04', '--json'])).stdout);
    assert.equal(open.provisional, true);
    const settled = await runCli(['due', '--received', '2026-12-04', '--notice', NOTICE_2027, '--json']);
    assert.equal(JSON.parse(settled.stdout).provisional, false);
    assert.match((await runCli(['due', '--received', '2026-12-04'])).stdout, /暂定/);
  });

  it('prints a sheet whose last line is the day it ends', async () => {
    const { stdout } = await runCli(['due', '--received', '2026-02-25', '--working-days', '7']);
    assert.match(stdout, /第 7 个工作日：2026-03-0\d/);
    assert.match(stdout.trim().split('\n').at(-1)!, /第7个工作日$/);
  });

  it('refuses a day or an event that is none with 2, a year out of the calendar with 1', async () => {
    for (const [args, code] of [
      [['--received', '2026-02-30'], 2],
      [['--received', '2026-02-03', '--working-days', '0'], 2],
      [[], 2],
      [['--received', '2011-02-03'], 1],
      [['--received', '2026-02-03', '--event', 'prolonged=2026-02-10:20'], 2],
      [['--received', '2026-02-03', '--event', 'extended=2026-02-10:20', '--working-days', '7'], 2],
    ] as const) {
      const result = await runCli(['due', ...args]);
      assert.equal(result.code, code, result.stderr);
      assert.equal(result.stdout, '');
    }
  });
});
