import type { Instant } from '../clock/clock.ts';

export type MessageChannel = 'mail' | 'sms' | 'work-chat';

/** To a person of the house, whose address is looked up when it is sent, or to an address that somebody left. */
export type Recipient = { readonly personId: number } | { readonly address: string };

export interface MessageDraft {
  /** The same notice is one message: `review-asked/edition-12/person-5`. No personal value. */
  readonly idempotencyKey: string;
  /** kebab-case: `review-asked`, `application-received`. */
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly to: Recipient;
  /** Mail and work chat; an SMS has none. */
  readonly subject?: string;
  readonly text: string;
}

/** What a provider gets: one message with its address. */
export interface OutgoingMessage {
  readonly idempotencyKey: string;
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly address: string;
  readonly subject?: string;
  readonly text: string;
  readonly createdAt: Instant;
}

/** A code for the operator. Never a provider's own words: those quote addresses and names. */
export type DeliveryFault =
  | 'address-refused'
  | 'message-refused'
  | 'not-authorised'
  | 'unreachable'
  | 'busy'
  | 'broken-answer'
  | 'no-address'
  | 'no-provider'
  | 'unreadable';

export type Delivery =
  | { readonly delivered: true; readonly reference?: string }
  | { readonly delivered: false; readonly fault: DeliveryFault; readonly tryAgain: boolean };

export interface MessageProvider {
  send(message: OutgoingMessage): Promise<Delivery>;
  close?(): void | Promise<void>;
}

export type MessageProviders = Readonly<Partial<Record<MessageChannel, MessageProvider>>>;
