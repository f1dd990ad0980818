import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isConflict, readFailure, sentenceOf } from './failure.ts';

test('readFailure() keeps the sentence, the id and the fields of the server', () => {
  const failure = readFailure(400, {
    error: {
      code: 'invalid-request',
      message: '标题：不能为空。',
      requestId: 'r-1',
      fields: [{ field: 'content.title', message: '标题：不能为空' }],
    },
  });
  assert.deepEqual(
    [failure.status, failure.code, failure.requestId, failure.fields.length],
    [400, 'invalid-request', 'r-1', 1],
  );
  assert.equal(sentenceOf(failure), '标题：不能为空。');
});

test('readFailure() has a sentence for an answer that is not ours', () => {
  for (const body of [null, 'Bad Gateway', { error: 'no' }, {}]) {
    assert.match(readFailure(502, body).message, /服务器没有按约定答复/);
  }
});

test('isConflict() knows a step that somebody else took first from other refusals of 409', () => {
  assert.equal(
    isConflict(readFailure(409, { error: { code: 'changed-meanwhile', message: '', requestId: '' } })),
    true,
  );
  assert.equal(
    isConflict(readFailure(409, { error: { code: 'already-published', message: '', requestId: '' } })),
    false,
  );
});

test('sentenceOf() does not show a fault of the page to its reader', () => {
  assert.doesNotMatch(sentenceOf(new TypeError('x is undefined')), /undefined/);
});
