import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { DisclosuresParts } from '../parts.ts';
import { type CommandRefusal, checkCommand } from '../rules/check-command.ts';
import { addSignature } from '../store/signatures.ts';
import { askerIn, type Officer, openItem } from './open-item.ts';
import { listProblems } from './prepare-content.ts';
import { eventOf, saveEvents } from './save-events.ts';

/** 起草人初审: the drafter signs first, and the chain that the agency keeps today is fixed for this edition. */
export async function submitItem(
  work: Work,
  parts: Pick<DisclosuresParts, 'agencies'>,
  officer: Officer,
  input: { itemId: number; expectedVersion: number; contentHash: string },
): Promise<
  Outcome<number, CommandRefusal | 'not-found' | 'changed-meanwhile' | 'content-changed' | 'content-problem'>
> {
  const opened = await openItem(work, officer, input.itemId, input.expectedVersion);
  if (!opened.ok) return opened;
  const { item, edition } = opened.value;
  const refusal = checkCommand(opened.value, 'submit', askerIn(officer, item.agencyId));
  if (refusal) return { ok: false, refusal };
  if (input.contentHash !== edition.contentHash) return refuse('content-changed');
  const problem = (await listProblems(work, item.agencyId, edition.content)).find(found => found.blocks);
  if (problem) return refuse('content-problem', { field: problem.field, message: problem.message });

  const steps = await parts.agencies.loadReviewChain(work.db, item.agencyId);
  const signature = await addSignature(work.db, {
    itemId: item.id,
    editionNo: edition.no,
    contentHash: edition.contentHash,
    step: 0,
    kind: 'draft',
    stepLabel: steps[0]!.label,
    decision: 'approved',
    signedBy: officer.personId,
    signedOn: work.today,
    offline: null,
    comment: null,
    secrecyForm: null,
    recordedAt: work.now,
  });
  await saveEvents(work, { ...item, state: 'in-review', steps, currentStep: 1, secrecySigned: false }, [
    eventOf(work, item, 'item-submitted', {
      edition: edition.no,
      contentHash: edition.contentHash,
      steps: steps.map(step => step.kind),
      step: 1,
      signature,
    }),
  ]);
  return done(item.id);
}
