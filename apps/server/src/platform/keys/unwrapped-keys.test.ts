import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnwrappedKeys } from './unwrapped-keys.ts';

test('UnwrappedKeys asks once a minute for a key, and again after it was forgotten', async () => {
  let nowMs = 0;
  let asked = 0;
  const kept = new UnwrappedKeys(() => nowMs);
  const wrapped = Buffer.from('wrapped');
  const get = (subject = 'person/1') =>
    kept.get(subject, wrapped, async () => {
      asked += 1;
      return Buffer.from(subject);
    });
  await get();
  await get();
  assert.equal(asked, 1);
  assert.equal((await get('person/2')).toString(), 'person/2');
  assert.equal(asked, 2);
  nowMs = 60_000;
  await get();
  assert.equal(asked, 3);
  kept.forget('person/1', wrapped);
  await get();
  assert.equal(asked, 4);
});

test('UnwrappedKeys keeps a thousand keys and no more, the latest', async () => {
  const kept = new UnwrappedKeys(() => 0);
  const asked: string[] = [];
  const get = (subject: string) =>
    kept.get(subject, Buffer.alloc(1), async () => {
      asked.push(subject);
      return Buffer.alloc(32);
    });
  for (let at = 0; at < 1_001; at += 1) await get(`person/${at}`);
  await get('person/1000');
  await get('person/0');
  assert.deepEqual(asked.slice(1_001), ['person/0']);
});
