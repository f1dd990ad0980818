import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf, emptyValues, sameValues } from './item-values.ts';

test('contentOf() sends no ground for what is published, even if one was chosen before', () => {
  const values = {
    ...emptyValues,
    openness: 'proactive' as const,
    opennessReason: '曾选不予公开',
    opennessGround: 'state-secret' as never,
  };
  const content = contentOf(values);
  assert.deepEqual([content.opennessGround, content.opennessReason], [null, '']);
});

test('contentOf() sends of an attachment only what is stored of it', () => {
  const file = { hash: 'a'.repeat(64), name: '附表.xlsx', size: 10, markings: 'clear' as const, opennessMark: null };
  assert.deepEqual(contentOf({ ...emptyValues, attachments: [file] }).attachments, [
    { hash: 'a'.repeat(64), name: '附表.xlsx' },
  ]);
});

test('sameValues() sees a changed order of attachments', () => {
  const [one, two] = ['a', 'b'].map(letter => ({ hash: letter.repeat(64), name: letter, size: 1 }));
  assert.equal(
    sameValues({ ...emptyValues, attachments: [one!, two!] }, { ...emptyValues, attachments: [two!, one!] }),
    false,
  );
});
