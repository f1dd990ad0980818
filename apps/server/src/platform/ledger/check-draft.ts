import { parseLocalDate } from '@gongkai/statute';
import { type Instant, localDateOf } from '../clock/clock.ts';
import { canonicalJson } from './canonical-json.ts';
import type { EventDraft } from './event.ts';
import { findPersonalValue } from './personal-value.ts';
import { isStreamName } from './stream-name.ts';

const KIND = /^[a-z]+(-[a-z0-9]+)*$/;
const LONGEST_PAYLOAD = 65_536;

/** A draft comes from a command, never from a request: whatever is wrong with it is a bug, and it throws before anything is written. */
export function assertDraft(draft: EventDraft, recordedAt: Instant): void {
  if (!KIND.test(draft.kind)) throw new TypeError(`Not an event kind: ${JSON.stringify(draft.kind)}`);
  if (parseLocalDate(draft.happenedOn) === null)
    throw new TypeError(`${draft.kind}: not a day: ${JSON.stringify(draft.happenedOn)}`);
  // A plan is a row or a due act; only what has happened is an event.
  if (draft.happenedOn > localDateOf(recordedAt))
    throw new TypeError(`${draft.kind}: happened on ${draft.happenedOn}, after it was recorded at ${recordedAt}`);
  if (!Number.isSafeInteger(draft.agencyId) || draft.agencyId < 1)
    throw new TypeError(`${draft.kind}: not an agency: ${draft.agencyId}`);
  if (draft.unlawful !== undefined) {
    if (draft.unlawful.trim() === '') throw new TypeError(`${draft.kind}: unlawful without the article`);
    canonicalJson(draft.unlawful);
  }
  assertCorrection(draft);
  const personal = findPersonalValue(draft.payload);
  if (personal !== undefined) throw new TypeError(`${draft.kind}: ${personal} holds a personal value`);
}

function assertCorrection({ kind, corrects }: EventDraft): void {
  if (corrects === undefined) return;
  if (!isStreamName(corrects.stream) || !Number.isSafeInteger(corrects.version) || corrects.version < 1)
    throw new TypeError(`${kind}: corrects no event`);
  if (corrects.reason.trim() === '') throw new TypeError(`${kind}: corrects without a reason`);
  if (findPersonalValue(corrects.reason) !== undefined) throw new TypeError(`${kind}: the reason is a personal value`);
}

export function assertPayloadSize(kind: string, text: string): void {
  if (text.length > LONGEST_PAYLOAD)
    throw new TypeError(`${kind}: payload of ${text.length} characters; an event holds codes, dates and row ids`);
}
