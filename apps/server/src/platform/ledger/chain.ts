import type { Instant } from '../clock/clock.ts';
import type { Actor } from '../work.ts';
import { assertDraft, assertPayloadSize } from './check-draft.ts';
import { type HashAlgorithm, ZERO_HASH } from './digest.ts';
import { correctsText, hashEnvelope, payloadText } from './envelope.ts';
import type { EventDraft, LedgerEvent, StreamHead } from './event.ts';
import { assertStreamName } from './stream-name.ts';
import { uuidV7 } from './uuid-v7.ts';

/** When, by whom and with which algorithm; the id source is handed in by a generator with a fixed seed. */
export interface AppendContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly algorithm: HashAlgorithm;
  readonly newId?: (atMs: number) => string;
}

/** An event with the exact texts that were hashed and are stored. */
export type ChainedEvent = LedgerEvent & { readonly payloadText: string; readonly correctsText?: string };

export function emptyStream(stream: string): StreamHead {
  return { stream, version: 0, hash: ZERO_HASH };
}

/** The events that follow `head`, each hashed over the one before. Pure but for the id source. */
export function chainDrafts(head: StreamHead, drafts: readonly EventDraft[], context: AppendContext): ChainedEvent[] {
  assertStreamName(head.stream);
  const newId = context.newId ?? uuidV7;
  const actor = actorName(context.actor);
  let prevHash = head.hash;
  return drafts.map((draft, at) => {
    assertDraft(draft, context.now);
    const payload = payloadText(draft.payload);
    assertPayloadSize(draft.kind, payload);
    const corrects = correctsText(draft.corrects);
    const unhashed = {
      ...draft,
      id: newId(Date.parse(context.now)),
      stream: head.stream,
      version: head.version + 1 + at,
      recordedAt: context.now,
      actor,
      algorithm: context.algorithm,
      prevHash,
      payloadText: payload,
      ...(corrects === undefined ? {} : { correctsText: corrects }),
    };
    const hash = hashEnvelope(unhashed);
    prevHash = hash;
    return { ...unhashed, hash };
  });
}

export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person/${actor.personId}`;
    case 'system':
      return `system/${actor.name}`;
    case 'portal':
      return 'portal';
  }
}
