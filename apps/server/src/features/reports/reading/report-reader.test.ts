import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FILE_LIMIT_BYTES, renderDocx, renderText } from '@gongkai/annual-report';
import { buildDocx } from '../../../../../../packages/annual-report/src/testing/build-docx.ts';
import { seededDraw, soundReport } from '../../../../../../packages/annual-report/src/testing/sound-report.ts';
import { createReportReader } from './report-reader.ts';

const reader = createReportReader({ processes: 1 });
after(() => reader.stop());
const sound = soundReport(seededDraw(5), { format: '2021', year: 2024 });
const text = new TextEncoder().encode(renderText(sound));

async function problemOf(bytes: Uint8Array): Promise<string | undefined> {
  const reading = await reader.read(bytes);
  assert.ok(reading.ok, 'the process was ended');
  assert.equal(reading.result.report, null);
  return reading.result.problems[0]?.code;
}

describe('reading reports in limited processes', () => {
  it('reads without checking, and checks when it is given what to check against', async () => {
    const read = await reader.read(text);
    const checked = await reader.read(text, { context: {} });
    assert.ok(read.ok && checked.ok);
    assert.deepEqual(read.result.report!.applications, sound.applications);
    assert.equal(read.result.report!.checks.length, 0);
    assert.ok(checked.result.report!.checks.length > 20);
  });

  it('a file of more than 64 MB is refused by its size', async () => {
    assert.equal(await problemOf(new Uint8Array(FILE_LIMIT_BYTES + 1)), 'too-large');
  });

  it('a Word file whose text unpacks to 60 MB costs a problem, in less than 256 MB; the next file is read', async () => {
    const bomb = buildDocx(' '.repeat(60 * 1024 * 1024));
    assert.equal(await problemOf(bomb), 'unpacks-too-large');
    const next = await reader.read(await renderDocx(sound));
    assert.ok(next.ok);
    assert.deepEqual(next.result.report!.remedies, sound.remedies);
    assert.ok(reader.highestMemory() < 256 * 1024 * 1024, `${reader.highestMemory()} bytes`);
  });

  it('what takes longer than it may is ended, and said', async () => {
    const hurried = createReportReader({ processes: 1, timeMs: 1, startMs: 0 });
    try {
      assert.deepEqual(await hurried.read(text), { ok: false, why: 'time' });
    } finally {
      hurried.stop();
    }
  });
});
