import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announceSessionEnd, onSessionEnd, setCsrfToken } from './session.ts';

test('announceSessionEnd() tells of a session that was open, once, and not of one that never began', () => {
  let told = 0;
  const stop = onSessionEnd(() => told++);
  announceSessionEnd();
  assert.equal(told, 0, 'a first visit');
  setCsrfToken('token');
  announceSessionEnd();
  announceSessionEnd();
  assert.equal(told, 1, 'several calls were refused at once');
  stop();
});
