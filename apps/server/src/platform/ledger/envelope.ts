import { canonicalJson } from './canonical-json.ts';
import { digest } from './digest.ts';
import type { Correction, EventDraft, LedgerEvent } from './event.ts';

/** Everything of an event but its own hash, with the payload already in its canonical text. */
export type Envelope = Omit<LedgerEvent, 'hash' | 'payload' | 'corrects'> & {
  readonly payloadText: string;
  readonly correctsText?: string;
};

/**
 * The hashed text: the RFC 8785 form of
 * `{actor, agency, algorithm, corrects?, format, happenedOn, id, kind, payload, prevHash, recordedAt, stream, unlawful?, version}`,
 * hashes in lower-case hex. Members stand in canonical order, and the stored texts of payload and correction go in byte for byte:
 * what lies in the database is what was hashed, whatever a JSON library would make of it.
 */
export function envelopeText(event: Envelope): string {
  return [
    `{"actor":${JSON.stringify(event.actor)}`,
    `"agency":${event.agencyId}`,
    `"algorithm":"${event.algorithm}"`,
    ...(event.correctsText === undefined ? [] : [`"corrects":${event.correctsText}`]),
    `"format":"gongkai-event-1"`,
    `"happenedOn":"${event.happenedOn}"`,
    `"id":"${event.id}"`,
    `"kind":${JSON.stringify(event.kind)}`,
    `"payload":${event.payloadText}`,
    `"prevHash":"${event.prevHash.toString('hex')}"`,
    `"recordedAt":"${event.recordedAt}"`,
    `"stream":${JSON.stringify(event.stream)}`,
    ...(event.unlawful === undefined ? [] : [`"unlawful":${JSON.stringify(event.unlawful)}`]),
    `"version":${event.version}}`,
  ].join(',');
}

export function hashEnvelope(event: Envelope): Buffer {
  return digest(event.algorithm, envelopeText(event));
}

export function payloadText(payload: EventDraft['payload']): string {
  return canonicalJson(payload);
}

export function correctsText(corrects: Correction | undefined): string | undefined {
  return corrects === undefined
    ? undefined
    : canonicalJson({ reason: corrects.reason, stream: corrects.stream, version: corrects.version });
}
