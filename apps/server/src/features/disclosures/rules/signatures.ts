import type { Permission, ReviewStep } from '@gongkai/contract';
import type { Edition, ItemFile, Signature } from '../item.ts';

/** What a person needs to sign a step of this kind. */
const STEP_PERMISSIONS = {
  draft: 'disclosure.write',
  review: 'disclosure.review',
  final: 'disclosure.publish',
} as const satisfies Record<ReviewStep['kind'], Permission>;

export function stepPermission(kind: ReviewStep['kind']): Permission {
  return STEP_PERMISSIONS[kind];
}

/** The step that is waited for; null when the item is not in review. */
export function waitingStep({ item }: Pick<ItemFile, 'item'>): ReviewStep | null {
  return item.currentStep === null ? null : (item.steps?.[item.currentStep] ?? null);
}

/** A signature counts for exactly the content it was given for, until it is voided. */
export function counts(signature: Signature, edition: Pick<Edition, 'no' | 'contentHash'>): boolean {
  return !signature.voided && signature.editionNo === edition.no && signature.contentHash === edition.contentHash;
}

export function findCounting(file: ItemFile, kind: Signature['kind']): Signature | undefined {
  return file.signatures.findLast(
    signature => signature.kind === kind && signature.decision === 'approved' && counts(signature, file.edition),
  );
}

/** Who may not give the final signature: whoever wrote any of it, and whoever signed it as its drafter. */
export function writersOf(file: ItemFile): ReadonlySet<number> {
  const drafters = file.signatures.filter(
    signature => signature.kind === 'draft' && signature.decision === 'approved' && counts(signature, file.edition),
  );
  return new Set([...file.edition.writtenBy, ...drafters.map(signature => signature.signedBy)]);
}
