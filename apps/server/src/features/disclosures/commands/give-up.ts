import { done, type Outcome } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { checkCommand } from '../rules/check-command.ts';
import { stateAfterDiscard } from '../rules/next-state.ts';
import { voidSignatures } from '../store/signatures.ts';
import { askerIn, type Officer, openItem } from './open-item.ts';
import { eventOf, saveEvents } from './save-events.ts';
import { dropSchedule } from './schedule.ts';

interface Target {
  readonly itemId: number;
  readonly expectedVersion: number;
}

/** A draft begun by mistake ends here; a correction gives way to what was there before. */
export async function discardEdition(work: Work, officer: Officer, target: Target): Promise<Outcome<number>> {
  const opened = await openItem(work, officer, target.itemId, target.expectedVersion);
  if (!opened.ok) return opened;
  const { item, edition } = opened.value;
  const refusal = checkCommand(opened.value, 'discard', askerIn(officer, item.agencyId));
  if (refusal) return { ok: false, refusal };
  await voidSignatures(work.db, item.id, edition.no, work.now);
  const state = stateAfterDiscard(item);
  const editionNo = state === 'published' ? item.publishedEditionNo! : (edition.basedOn ?? edition.no);
  await saveEvents(work, { ...item, state, editionNo, currentStep: null, secrecySigned: false, publishAt: null }, [
    eventOf(work, item, 'draft-discarded', { edition: edition.no, back: state, backTo: editionNo }),
  ]);
  return done(item.id);
}

export async function cancelSchedule(work: Work, officer: Officer, target: Target): Promise<Outcome<number>> {
  const opened = await openItem(work, officer, target.itemId, target.expectedVersion);
  if (!opened.ok) return opened;
  const { item, edition } = opened.value;
  const refusal = checkCommand(opened.value, 'cancel-schedule', askerIn(officer, item.agencyId));
  if (refusal) return { ok: false, refusal };
  await dropSchedule(work, item);
  const voided = await voidSignatures(work.db, item.id, edition.no, work.now);
  await saveEvents(work, { ...item, state: 'draft', currentStep: null, secrecySigned: false, publishAt: null }, [
    eventOf(work, item, 'schedule-cancelled', { edition: edition.no, voided }),
  ]);
  return done(item.id);
}
