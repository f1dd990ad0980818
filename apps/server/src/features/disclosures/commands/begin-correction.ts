import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { contentHash } from '../content/content-hash.ts';
import type { Item } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { checkCommand } from '../rules/check-command.ts';
import { saveEditionFiles } from '../store/edition-files.ts';
import { insertEdition, lastEditionNo } from '../store/editions.ts';
import { askerIn, type Officer, openItem } from './open-item.ts';
import { reckonDue } from './reckon-due.ts';
import { eventOf, saveEvents } from './save-events.ts';

/**
 * A new edition with its public note; what is public stays until this one has gone through the same chain. The limit of
 * art. 26 runs anew from the day the information was changed, which is today.
 */
export async function beginCorrection(
  work: Work,
  parts: Pick<DisclosuresParts, 'calendar'>,
  officer: Officer,
  input: { itemId: number; expectedVersion: number; note: string },
): Promise<Outcome<number>> {
  const opened = await openItem(work, officer, input.itemId, input.expectedVersion);
  if (!opened.ok) return opened;
  const { item, edition } = opened.value;
  const refusal = checkCommand(opened.value, 'correct', askerIn(officer, item.agencyId));
  if (refusal) return { ok: false, refusal };
  const due = reckonDue(parts.calendar(), work.today);
  if (!due) return refuse('formed-on-out-of-range', { day: work.today });

  const no = (await lastEditionNo(work.db, item.id)) + 1;
  const { content } = edition;
  const hash = contentHash(content, input.note);
  await insertEdition(work.db, item.id, {
    no,
    content,
    contentHash: hash,
    draftedBy: officer.personId,
    writtenBy: [officer.personId],
    changedAt: work.now,
    basedOn: edition.no,
    note: input.note,
    publishedAt: null,
  });
  if (!(await saveEditionFiles(work.db, item.id, no, [], content.attachments, work.now)))
    return refuse('attachment-missing', { position: 1 });
  const begun: Item = { ...item, state: 'draft', editionNo: no, currentStep: null, secrecySigned: false, due };
  await saveEvents(work, begun, [
    eventOf(work, item, 'correction-begun', { edition: no, from: edition.no, contentHash: hash, due }),
  ]);
  return done(item.id);
}
