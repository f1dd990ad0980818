import type { Kysely } from 'kysely';
import { toInstant } from '../clock/clock.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import type { NoTables, Tx, Work } from '../work.ts';
import type { Delivery, MessageChannel, MessageDraft, MessageProviders, OutgoingMessage } from './message.ts';
import { type ClaimedMessage, claimMessages, insertMessage, postponeMessage, settleMessage } from './message-rows.ts';

/** Recipient and words at rest; the context binds them to their message. */
export interface MessageSealer {
  seal(plain: Buffer, context: string): Buffer;
  open(sealed: Buffer, context: string): Buffer;
}

export interface MessageParts {
  readonly db: Kysely<NoTables>;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly sealer: MessageSealer;
  readonly providers: MessageProviders;
  /** Where a person of the house gets messages of the channel; null when none is known. */
  readonly findAddress: (personId: number, channel: MessageChannel) => Promise<string | null>;
  /** Real time: retries and leases do not follow the test clock. */
  readonly realTime?: () => Date;
}

export interface Messages {
  /** In the transaction of what the message tells about; false when the same notice was written before. */
  queue(work: Pick<Work, 'db'>, draft: MessageDraft): Promise<boolean>;
  /** Sends what is due. At least once: a provider that cannot tell doubles apart may deliver one twice after a crash. */
  deliverDue(): Promise<{ sent: number; postponed: number; failed: number }>;
}

interface SealedContent {
  readonly address?: string;
  readonly subject?: string;
  readonly text: string;
}

const JOB = 'deliver-messages';
const LEASE_MS = 120_000;
const BATCH = 20;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const TRIES = 14;

/** Also defines the job that sends; the worker calls `deliverDue` every minute besides, for messages that wait for a retry. */
export function createMessages(parts: MessageParts): Messages {
  const realTime = parts.realTime ?? (() => new Date());
  parts.jobs.define({ name: JOB, handle: async () => void (await deliverDue()), retries: 2 });

  async function queue({ db }: { db: Tx }, draft: MessageDraft): Promise<boolean> {
    const { idempotencyKey, kind, channel, to, subject, text } = draft;
    const content: SealedContent = {
      ...('address' in to ? { address: to.address } : {}),
      ...(subject ? { subject } : {}),
      text,
    };
    const sealed = parts.sealer.seal(Buffer.from(JSON.stringify(content)), contextOf(idempotencyKey));
    const personId = 'personId' in to ? to.personId : null;
    const isNew = await insertMessage(db, { idempotencyKey, kind, channel, personId, sealed }, toInstant(realTime()));
    if (isNew) await parts.jobs.send(db, JOB, {}, { key: 'all' });
    return isNew;
  }

  async function deliverDue() {
    const report = { sent: 0, postponed: 0, failed: 0 };
    for (;;) {
      const now = realTime();
      const lease = toInstant(new Date(now.getTime() + LEASE_MS));
      const batch = await claimMessages(parts.db, toInstant(now), lease, BATCH);
      for (const outcome of await Promise.all(batch.map(deliver))) report[outcome] += 1;
      if (batch.length < BATCH) return report;
    }
  }

  async function deliver(claimed: ClaimedMessage): Promise<'sent' | 'postponed' | 'failed'> {
    const delivery = await attempt(claimed);
    const now = realTime();
    const { id, kind, channel, attempts } = claimed;
    if (delivery.delivered) {
      await settleMessage(
        parts.db,
        id,
        { state: 'sent', fault: null, reference: delivery.reference ?? null },
        toInstant(now),
      );
      return 'sent';
    }
    parts.log.warn('a message was not delivered', { messageId: id, kind, channel, attempts, why: delivery.fault });
    if (!delivery.tryAgain || attempts >= TRIES) {
      await settleMessage(parts.db, id, { state: 'failed', fault: delivery.fault, reference: null }, toInstant(now));
      return 'failed';
    }
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
    await postponeMessage(parts.db, id, delivery.fault, toInstant(new Date(now.getTime() + pause)));
    return 'postponed';
  }

  async function attempt(claimed: ClaimedMessage): Promise<Delivery> {
    const provider = parts.providers[claimed.channel];
    if (!provider) return { delivered: false, fault: 'no-provider', tryAgain: true };
    const content = openContent(claimed);
    // Its key was destroyed (`erase`) while it waited: nobody may read it any more, so nobody gets it.
    if (content === null) return { delivered: false, fault: 'unreadable', tryAgain: false };
    const address =
      content.address ??
      (claimed.person_id === null ? null : await parts.findAddress(claimed.person_id, claimed.channel));
    if (!address) return { delivered: false, fault: 'no-address', tryAgain: false };
    const { idempotency_key: idempotencyKey, kind, channel, created_at: createdAt } = claimed;
    const { subject, text } = content;
    const message: OutgoingMessage = {
      idempotencyKey,
      kind,
      channel,
      address,
      ...(subject ? { subject } : {}),
      text,
      createdAt,
    };
    try {
      return await provider.send(message);
    } catch (fault) {
      parts.log.error('a message provider broke', fault, { messageId: claimed.id, channel });
      return { delivered: false, fault: 'broken-answer', tryAgain: true };
    }
  }

  function openContent(claimed: ClaimedMessage): SealedContent | null {
    try {
      const plain = parts.sealer.open(claimed.sealed, contextOf(claimed.idempotency_key));
      return JSON.parse(plain.toString('utf8')) as SealedContent;
    } catch (fault) {
      parts.log.error('a message could not be opened', fault, { messageId: claimed.id });
      return null;
    }
  }

  return { queue, deliverDue };
}

function contextOf(idempotencyKey: string): string {
  return `core.messages/${idempotencyKey}`;
}
