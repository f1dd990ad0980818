import { toInstant } from '../../../platform/clock/clock.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { Decision, ItemFile } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { type CommandRefusal, checkCommand } from '../rules/check-command.ts';
import { waitingStep } from '../rules/signatures.ts';
import { listProblems } from './prepare-content.ts';
import { publishEdition, registerEdition } from './publish-edition.ts';
import { returnItem } from './return-item.ts';
import { eventOf, saveEvents } from './save-events.ts';
import { checkPublishAt, type ScheduleRefusal, setSchedule } from './schedule.ts';
import { type Signer, signItem } from './sign.ts';

export interface StepDecision {
  readonly decision: Decision;
  readonly comment: string | null;
  /** Final step: null publishes now. */
  readonly publishAt: string | null;
}

export type StepRefusal =
  | CommandRefusal
  | ScheduleRefusal
  | 'content-problem'
  | 'comment-missing'
  | 'schedule-only-final';

/** 复审 or 终审 of the step that is waited for: passed on, sent back, or brought out. */
export async function signStep(
  work: Work,
  parts: Pick<DisclosuresParts, 'siteChanged'>,
  file: ItemFile,
  signer: Signer,
  { decision, comment, publishAt }: StepDecision,
): Promise<Outcome<number, StepRefusal>> {
  const { item, edition } = file;
  const step = waitingStep(file);
  const command = decision === 'returned' ? 'return' : step?.kind === 'final' ? 'publish' : 'approve';
  const refusal = checkCommand(file, command, signer.asker);
  if (refusal) return { ok: false, refusal };
  const at = item.currentStep!;
  const signing = { kind: step!.kind, step: at, stepLabel: step!.label, decision, comment, secrecyForm: null };
  const { signedOn } = signer;

  if (decision === 'returned') {
    // Whoever must mend it has to know what.
    if (comment === null) return refuse('comment-missing');
    const { signature } = await signItem(work, file, signer, signing);
    await returnItem(work, file, { why: 'by-step', step: at, signature, found: null });
    return done(item.id);
  }
  if (command === 'approve') {
    if (publishAt !== null) return refuse('schedule-only-final');
    const signed = await signItem(work, file, signer, signing);
    const event = { ...signed, step: at, stepKind: step!.kind, next: at + 1 };
    await saveEvents(work, { ...item, currentStep: at + 1 }, [eventOf(work, item, 'step-approved', event, signedOn)]);
    return done(item.id);
  }

  const problem = (await listProblems(work, item.agencyId, edition.content)).find(found => found.blocks);
  if (problem) return refuse('content-problem', { field: problem.field, message: problem.message });
  const time = publishAt === null ? null : toInstant(new Date(publishAt));
  const badTime = time && checkPublishAt(file, time, work);
  if (badTime) return { ok: false, refusal: badTime };
  const signed = await signItem(work, file, signer, signing);
  const approved = eventOf(
    work,
    item,
    'step-approved',
    { ...signed, step: at, stepKind: 'final', next: null },
    signedOn,
  );
  if (edition.content.openness !== 'proactive') await registerEdition(work, parts, file, [approved]);
  else if (time === null) await publishEdition(work, parts, file, [approved]);
  else {
    await setSchedule(work, file, time);
    const { no, contentHash } = edition;
    await saveEvents(work, { ...item, state: 'scheduled', currentStep: null, publishAt: time }, [
      approved,
      eventOf(work, item, 'publication-scheduled', { edition: no, contentHash, publishAt: time }),
    ]);
  }
  return done(item.id);
}
