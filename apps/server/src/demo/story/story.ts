import type { ItemContent, WithdrawalGround } from '@gongkai/contract';
import type { SecrecyForm } from '../../features/disclosures/index.ts';
import type { Instant } from '../../platform/clock/clock.ts';

/** A file that goes with an item, made when it is needed. */
export interface PlannedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface PlannedContent extends Omit<ItemContent, 'explainsItemId' | 'attachments'> {
  /** The life of this story that it explains (政策解读). */
  readonly explains: number | null;
  readonly files: readonly PlannedFile[];
}

interface Step {
  readonly at: Instant;
  /** Login name. */
  readonly by: string;
}

/** What somebody did to an item, as the commands name it. */
export type LifeStep =
  | (Step & { readonly act: 'draft' | 'save'; readonly content: PlannedContent })
  | (Step & { readonly act: 'submit' | 'discard' })
  | (Step & { readonly act: 'sign-secrecy'; readonly form: SecrecyForm })
  | (Step & { readonly act: 'approve' | 'return'; readonly comment: string | null })
  | (Step & { readonly act: 'publish'; readonly comment: string | null; readonly publishAt: Instant | null })
  | (Step & { readonly act: 'correct'; readonly note: string })
  | (Step & { readonly act: 'withdraw'; readonly ground: WithdrawalGround; readonly reason: string });

/** An item from its first draft to where it stands today; the first step is the draft. */
export interface Life {
  readonly agency: string;
  readonly steps: readonly LifeStep[];
}

/** Items that belong together: a document and its interpretation. Loaded whole, in this order. */
export type Story = readonly Life[];
