import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatInstant, formatLongDay } from './format-time.ts';

test('formatInstant() shows Beijing time on any machine', () => {
  assert.equal(formatInstant('2026-11-20T16:30:00.000Z'), '2026-11-21 00:30');
});

test('formatLongDay() writes a day as official documents do', () => {
  assert.equal(formatLongDay('2026-01-05'), '2026年1月5日');
});

test('formatBytes() says sizes in the unit people use', () => {
  assert.deepEqual(
    [formatBytes(512), formatBytes(48_213), formatBytes(52_428_800), formatBytes(1_843_000)],
    ['512 字节', '47 KB', '50 MB', '1.8 MB'],
  );
});
