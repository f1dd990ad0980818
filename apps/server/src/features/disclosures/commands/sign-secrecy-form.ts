import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { Item, ItemFile } from '../item.ts';
import { type CommandRefusal, checkCommand } from '../rules/check-command.ts';
import { judgeSecrecyForm, type SecrecyForm } from '../rules/judge-secrecy-form.ts';
import { listStoredFiles } from '../store/edition-files.ts';
import { returnItem } from './return-item.ts';
import { eventOf, saveEvents } from './save-events.ts';
import { type Signer, signItem } from './sign.ts';

/** 保密审查 (条例 art. 17): signed for exactly this content; an answer that stands against publication sends it back. */
export async function signSecrecyForm(
  work: Work,
  file: ItemFile,
  signer: Signer,
  form: SecrecyForm,
): Promise<Outcome<Item, CommandRefusal | 'unreadable-files-unseen'>> {
  const { item, edition } = file;
  const refusal = checkCommand(file, 'sign-secrecy', signer.asker);
  if (refusal) return { ok: false, refusal };
  const files = await listStoredFiles(work.db, edition.content.attachments);
  const unreadable = files.filter(stored => stored.unreadable).length;
  const judged = judgeSecrecyForm(form, edition.content.openness, unreadable);
  if ('unseenFiles' in judged) return refuse('unreadable-files-unseen', { files: judged.unseenFiles });

  const signed = await signItem(work, file, signer, {
    kind: 'secrecy',
    step: item.currentStep!,
    stepLabel: '保密审查',
    decision: judged.decision,
    comment: form.opinion,
    secrecyForm: form,
  });
  const event = eventOf(work, item, 'secrecy-reviewed', { ...signed, ...judged }, signer.signedOn);
  if (judged.decision === 'returned') {
    const why = { why: 'by-secrecy-review', step: item.currentStep, signature: signed.signature, found: null } as const;
    return done(await returnItem(work, file, why, [event]));
  }
  return done(await saveEvents(work, { ...item, secrecySigned: true }, [event]));
}
