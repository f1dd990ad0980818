import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { ItemFile } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import type { SecrecyForm } from '../rules/judge-secrecy-form.ts';
import { askerIn, type Officer, openItem } from './open-item.ts';
import type { Signer } from './sign.ts';
import { signSecrecyForm } from './sign-secrecy-form.ts';
import { type StepDecision, signStep } from './sign-step.ts';

interface OnContent {
  readonly itemId: number;
  readonly expectedVersion: number;
  readonly contentHash: string;
}

/** On the screen: whoever is signed in signs for himself, today. */
export async function decideStep(
  work: Work,
  parts: Pick<DisclosuresParts, 'siteChanged'>,
  officer: Officer,
  input: OnContent & StepDecision,
): Promise<Outcome<number>> {
  const opened = await openForSigning(work, officer, input);
  return opened.ok ? signStep(work, parts, opened.value, signerOf(work, officer, opened.value), input) : opened;
}

export async function reviewSecrecy(
  work: Work,
  officer: Officer,
  input: OnContent & { form: SecrecyForm },
): Promise<Outcome<number>> {
  const opened = await openForSigning(work, officer, input);
  if (!opened.ok) return opened;
  const signed = await signSecrecyForm(work, opened.value, signerOf(work, officer, opened.value), input.form);
  return signed.ok ? done(input.itemId) : signed;
}

/** A signature is for the content that was read; if that is no longer the content, it is for nothing. */
export async function openForSigning(work: Work, officer: Officer, input: OnContent): Promise<Outcome<ItemFile>> {
  const opened = await openItem(work, officer, input.itemId, input.expectedVersion);
  if (!opened.ok) return opened;
  return opened.value.edition.contentHash === input.contentHash ? opened : refuse('content-changed');
}

function signerOf(work: Work, officer: Officer, { item }: ItemFile): Signer {
  return {
    personId: officer.personId,
    asker: askerIn(officer, item.agencyId),
    signedOn: work.today,
    offline: null,
  };
}
