import type { WithdrawalGround } from '@gongkai/contract';
import { done, type Outcome } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { Item } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { hidePublicly } from '../public-copy.ts';
import { checkCommand } from '../rules/check-command.ts';
import { voidSignatures } from '../store/signatures.ts';
import { askerIn, type Officer, openItem } from './open-item.ts';
import { eventOf, saveEvents } from './save-events.ts';
import { dropSchedule } from './schedule.ts';

/** Out of the public's sight at once, also while a correction is on its way: that correction is then given up. */
export async function withdrawItem(
  work: Work,
  parts: Pick<DisclosuresParts, 'siteChanged'>,
  officer: Officer,
  input: { itemId: number; expectedVersion: number; ground: WithdrawalGround; reason: string },
): Promise<Outcome<number>> {
  const opened = await openItem(work, officer, input.itemId, input.expectedVersion);
  if (!opened.ok) return opened;
  const { item } = opened.value;
  const refusal = checkCommand(opened.value, 'withdraw', askerIn(officer, item.agencyId));
  if (refusal) return { ok: false, refusal };

  await dropSchedule(work, item);
  if (item.editionNo !== item.publishedEditionNo) await voidSignatures(work.db, item.id, item.editionNo, work.now);
  const { ground, reason } = input;
  const withdrawn: Item = {
    ...item,
    state: 'withdrawn',
    publishedEditionNo: null,
    currentStep: null,
    secrecySigned: false,
    publishAt: null,
    withdrawal: { on: work.today, ground, reason },
  };
  await saveEvents(work, withdrawn, [
    eventOf(work, item, 'item-withdrawn', { edition: item.publishedEditionNo!, ground }),
  ]);
  await hidePublicly(work.db, item.id, { on: work.today, ground });
  work.afterCommit(() => parts.siteChanged());
  return done(item.id);
}
