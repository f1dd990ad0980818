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

  it('says that a date is provisional, and settles it with a notice', async () => {
    const open = JSON.parse((await runCli(['due', '--received', '2026-12-04', '--json'])).stdout);
    assert.equal(open.provisional, true);
    const settled = await runCli(['due', '--received', '2026-12-04', '--notice', NOTICE_2027, '--json']);
    assert.equal(JSON.parse(settled.stdout).provisional, false);
    assert.match((await runCli(['due', '--received', '2026-12-04'])).stdout, /暂估/);
  });

  it('prints a sheet whose last line is the day it ends', async () => {
    const { stdout } = await runCli(['due', '--received', '2026-02-25', '--working-days', '7']);
    assert.match(stdout, /第 7 个工作日：2026-03-0\d/);
    assert.match(stdout.trim().split('\n').at(-1)!, /第7个工作日$/);
  });

  it('refuses a day that is none with 2, a year out of the calendar and an event with 1', async () => {
    for (const [args, code] of [
      [['--received', '2026-02-30'], 2],
      [['--received', '2026-02-03', '--working-days', '0'], 2],
      [[], 2],
      [['--received', '2011-02-03'], 1],
      [['--received', '2026-02-03', '--event', 'extended=2026-02-10:20'], 1],
    ] as const) {
      const result = await runCli(['due', ...args]);
      assert.equal(result.code, code, result.stderr);
      assert.equal(result.stdout, '');
    }
  });
});
