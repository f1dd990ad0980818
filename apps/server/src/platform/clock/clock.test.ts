import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testDatabase } from '../testing/database.ts';
import { localDateOf, startOfDay } from './clock.ts';
import { TestClock } from './test-clock.ts';

const database = await testDatabase();

it('localDateOf() changes the day at midnight in Beijing', () => {
  assert.equal(localDateOf('2026-11-20T15:59:59.999Z'), '2026-11-20');
  assert.equal(localDateOf('2026-11-20T16:00:00.000Z'), '2026-11-21');
});

it('startOfDay() is the first moment of that day', () => {
  assert.equal(startOfDay('2026-11-21'), '2026-11-20T16:00:00.000Z');
  assert.equal(localDateOf(startOfDay('2026-11-21')), '2026-11-21');
});

it('TestClock tells the same day on every node after it was moved', async () => {
  const [one, two] = [new TestClock(), new TestClock()];
  await one.moveTo(database.office, '2027-03-01T01:00:00.000Z');
  await two.reload(database.office);
  assert.equal(one.today(), '2027-03-01');
  assert.equal(two.today(), '2027-03-01');
  assert.ok(Math.abs(Date.parse(one.now()) - Date.parse(two.now())) < 1_000);
});

it('TestClock runs on from where it was moved', async () => {
  const clock = new TestClock();
  await clock.moveTo(database.office, '2027-03-01T01:00:00.000Z');
  const before = Date.parse(clock.now());
  await new Promise(resolve => setTimeout(resolve, 30));
  assert.ok(Date.parse(clock.now()) > before);
});
