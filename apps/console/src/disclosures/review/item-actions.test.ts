import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ItemDetail } from '@gongkai/contract';
import { shownActions } from './item-actions.ts';

const item = (state: ItemDetail['state'], actions: ItemDetail['actions']) => ({ state, actions }) as ItemDetail;

test('shownActions() puts what can be done first, then what is refused, with the reason, where a reader looks for it', () => {
  const shown = shownActions(
    item('in-review', [
      { name: 'save', allowed: true, because: null },
      { name: 'publish', allowed: false, because: '终审人不能是起草人' },
      { name: 'submit', allowed: false, because: '已在审核中' },
    ]),
  );
  assert.deepEqual(
    shown.map(({ name, because }) => [name, because]),
    [
      ['save', null],
      ['publish', '终审人不能是起草人'],
    ],
  );
});

test('shownActions() shows whatever the server allows, in any state', () => {
  const shown = shownActions(item('in-review', [{ name: 'withdraw', allowed: true, because: null }]));
  assert.deepEqual(
    shown.map(({ name }) => name),
    ['withdraw'],
  );
});

test('shownActions() invents no action that the server did not speak of', () => {
  assert.deepEqual(shownActions(item('draft', [])), []);
});
