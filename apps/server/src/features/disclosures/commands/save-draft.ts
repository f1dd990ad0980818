import type { ItemContent } from '@gongkai/contract';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { contentHash } from '../content/content-hash.ts';
import type { DisclosuresParts } from '../parts.ts';
import { type CommandRefusal, checkCommand } from '../rules/check-command.ts';
import { saveEditionFiles } from '../store/edition-files.ts';
import { updateEdition } from '../store/editions.ts';
import { voidSignatures } from '../store/signatures.ts';
import type { Saved, SaveRefusal } from './create-draft.ts';
import { askerIn, type Officer, openItem } from './open-item.ts';
import { prepareContent } from './prepare-content.ts';
import { reckonDue } from './reckon-due.ts';
import { eventOf, saveEvents } from './save-events.ts';
import { dropSchedule } from './schedule.ts';

/** Another content is another draft: whatever was signed on the old one counts no longer, and the item begins anew. */
export async function saveDraft(
  work: Work,
  parts: Pick<DisclosuresParts, 'calendar'>,
  officer: Officer,
  input: { itemId: number; expectedVersion: number; content: ItemContent },
): Promise<Outcome<Saved, SaveRefusal | CommandRefusal | 'not-found' | 'changed-meanwhile'>> {
  const opened = await openItem(work, officer, input.itemId, input.expectedVersion);
  if (!opened.ok) return opened;
  const { item, edition } = opened.value;
  const refusal = checkCommand(opened.value, 'save', askerIn(officer, item.agencyId));
  if (refusal) return { ok: false, refusal };
  const prepared = await prepareContent(work, officer, item.agencyId, input.content);
  if (!prepared.ok) return prepared;
  const { content, removed } = prepared.value;
  const hash = contentHash(content, edition.note);
  // Saved again without a change: signatures stay, and nothing happened that the ledger should tell.
  if (hash === edition.contentHash) return done({ itemId: item.id, removed });
  const due = item.editionNo === 1 ? reckonDue(parts.calendar(), content.formedOn) : item.due;
  if (!due) return refuse('formed-on-out-of-range', { day: content.formedOn });

  await updateEdition(work.db, item.id, {
    ...edition,
    content,
    contentHash: hash,
    draftedBy: officer.personId,
    writtenBy: [...new Set([...edition.writtenBy, officer.personId])],
    changedAt: work.now,
  });
  if (
    !(await saveEditionFiles(work.db, item.id, edition.no, edition.content.attachments, content.attachments, work.now))
  )
    return refuse('attachment-missing', { position: 1 });
  await dropSchedule(work, item);
  const voided = await voidSignatures(work.db, item.id, edition.no, work.now);
  const next = { ...item, state: 'draft', currentStep: null, secrecySigned: false, publishAt: null, due } as const;
  await saveEvents(work, next, [
    eventOf(work, item, 'draft-saved', {
      edition: edition.no,
      contentHash: hash,
      category: content.category,
      openness: content.openness,
      formedOn: content.formedOn,
      files: content.attachments.length,
      due,
      voided,
    }),
  ]);
  return done({ itemId: item.id, removed });
}
