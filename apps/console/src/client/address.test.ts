import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './address.ts';

test('addressOf() puts values into the path, encoded', () => {
  assert.equal(
    addressOf('/api/v1/disclosures/{itemId}/files/{hash}', { itemId: 7, hash: 'a/b' }),
    '/api/v1/disclosures/7/files/a%2Fb',
  );
});

test('addressOf() leaves out of the query what is not given', () => {
  assert.equal(
    addressOf('/api/v1/disclosures', {}, { q: '低保', state: undefined, category: '', after: null, limit: 20 }),
    '/api/v1/disclosures?q=%E4%BD%8E%E4%BF%9D&limit=20',
  );
});

test('addressOf() refuses a path whose value is missing', () => {
  assert.throws(() => addressOf('/api/v1/people/{personId}'), /no value for \{personId\}/);
});
