import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { type AppendContext, chainDrafts, emptyStream } from './chain.ts';
import { envelopeText } from './envelope.ts';
import type { EventDraft, Json } from './event.ts';

const CONTEXT: AppendContext = {
  now: '2026-11-21T02:00:00.000Z',
  actor: { kind: 'person', personId: 12, agencyId: 3, sessionId: 'x' },
  algorithm: 'sha256',
  newId: () => '01930000-0000-7000-8000-000000000001',
};
const DRAFT: EventDraft = {
  kind: 'item-published',
  happenedOn: '2026-11-21',
  agencyId: 3,
  payload: { itemId: 8, edition: 1 },
};

test('chainDrafts() hashes the documented text, which any tool can recompute', () => {
  const [event] = chainDrafts(emptyStream('item/8'), [DRAFT], CONTEXT);
  const text =
    '{"actor":"person/12","agency":3,"algorithm":"sha256","format":"gongkai-event-1","happenedOn":"2026-11-21",' +
    '"id":"01930000-0000-7000-8000-000000000001","kind":"item-published","payload":{"edition":1,"itemId":8},' +
    `"prevHash":"${'0'.repeat(64)}","recordedAt":"2026-11-21T02:00:00.000Z","stream":"item/8","version":1}`;
  assert.equal(envelopeText(event!), text);
  assert.equal(event!.hash.toString('hex'), createHash('sha256').update(text).digest('hex'));
});

test('chainDrafts() links each event to the one before and numbers them from the head', () => {
  const [first, second] = chainDrafts(emptyStream('item/8'), [DRAFT, DRAFT], { ...CONTEXT, algorithm: 'sm3' });
  assert.deepEqual([first!.version, second!.version], [1, 2]);
  assert.deepEqual(second!.prevHash, first!.hash);
  const [third] = chainDrafts(second!, [{ ...DRAFT, kind: 'item-withdrawn' }], CONTEXT);
  assert.equal(third!.version, 3);
  assert.deepEqual(third!.prevHash, second!.hash);
});

test('envelopeText() is the RFC 8785 form of the envelope, for any payload', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
      fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
      (drawn, article) => {
        const payload = JSON.parse(JSON.stringify(drawn).replaceAll('\\u0000', '')) as { [key: string]: Json };
        const unlawful = article?.replaceAll('\0', '').trim() || undefined;
        const corrects = { stream: 'item/7', version: 2, reason: '页码有误' };
        const draft = { ...DRAFT, payload, corrects, ...(unlawful === undefined ? {} : { unlawful }) };
        const event = chainDrafts(emptyStream('item/8'), [draft], CONTEXT)[0]!;
        const whole = {
          actor: event.actor,
          agency: event.agencyId,
          algorithm: event.algorithm,
          corrects,
          format: 'gongkai-event-1',
          happenedOn: event.happenedOn,
          id: event.id,
          kind: event.kind,
          payload,
          prevHash: event.prevHash.toString('hex'),
          recordedAt: event.recordedAt,
          stream: event.stream,
          ...(unlawful === undefined ? {} : { unlawful }),
          version: event.version,
        };
        assert.equal(envelopeText(event), canonicalJson(whole));
      },
    ),
  );
});

test('chainDrafts() refuses a draft that no command may hand over', () => {
  const bad: [Partial<EventDraft>, RegExp][] = [
    [{ kind: 'Item Published' }, /event kind/],
    [{ happenedOn: '2026-02-30' }, /not a day/],
    [{ happenedOn: '2026-11-22' }, /after it was recorded/],
    [{ agencyId: 0 }, /not an agency/],
    [{ unlawful: ' ' }, /without the article/],
    [{ unlawful: '\ud800' }, /surrogate/],
    [{ corrects: { stream: 'item/8', version: 1, reason: ' ' } }, /without a reason/],
    [{ corrects: { stream: 'item', version: 1, reason: '页码有误' } }, /corrects no event/],
    [
      { payload: { applicant: { idNumber: '11010519491231002X' } } },
      /payload\.applicant\.idNumber holds a personal value/,
    ],
    [{ payload: { phones: ['13800138000'] } }, /payload\.phones\.0 holds a personal value/],
    [{ payload: { text: 'x'.repeat(70_000) } }, /payload of/],
  ];
  for (const [part, why] of bad)
    assert.throws(() => chainDrafts(emptyStream('item/8'), [{ ...DRAFT, ...part }], CONTEXT), why);
  assert.throws(() => chainDrafts(emptyStream('项目/8'), [DRAFT], CONTEXT), /Not a stream name/);
});

test('chainDrafts() lets codes pass that only look like personal values', () => {
  const codes = {
    creditCode: '11410223MB1234567X',
    phoneless: 13800138000,
    notAnId: '110105194912310021',
    no: '12345678901',
  };
  assert.equal(chainDrafts(emptyStream('item/8'), [{ ...DRAFT, payload: codes }], CONTEXT).length, 1);
});
