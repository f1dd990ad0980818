import type { ItemContent } from '@gongkai/contract';
import { sql } from 'kysely';
import { agencyDirectory } from '../../features/agencies/index.ts';
import {
  beginCorrection,
  createDraft,
  decideStep,
  discardEdition,
  type Officer,
  reviewSecrecy,
  saveDraft,
  submitItem,
  withdrawItem,
} from '../../features/disclosures/index.ts';
import { done, type Outcome } from '../../platform/outcome.ts';
import type { Actor, Tx, Work } from '../../platform/work.ts';
import type { CountyIds } from '../load/load-county.ts';
import { must } from '../load/must.ts';
import { ScriptedClock, scriptedTransact } from '../load/scripted-time.ts';
import type { SeedParts } from '../load/seed-parts.ts';
import { storeFile } from '../load/store-file.ts';
import type { LifeStep, PlannedContent, Story } from '../story/story.ts';

/** Lives the stories through the office's own commands, one transaction for each step, each at its hour. */
export async function playStories(parts: SeedParts, county: CountyIds, stories: readonly Story[]): Promise<void> {
  const clock = new ScriptedClock(parts.clock.now());
  const transact = scriptedTransact(parts, clock);
  const needs = { calendar: parts.calendar, agencies: agencyDirectory, siteChanged: () => {} };
  for (const story of stories) {
    const ids: number[] = [];
    for (const { agency, steps } of story) {
      const agencyId = county.agencies[agency]!;
      let itemId = 0;
      for (const [at, step] of steps.entries()) {
        clock.moveTo(step.at);
        const personId = county.people[step.by]!;
        const actor: Actor = { kind: 'person', personId, agencyId, sessionId: '' };
        const officer: Officer = { personId, may: () => true };
        const outcome = await transact({ actor, requestId: 'played' }, async (work): Promise<Outcome<number>> => {
          if (at === 0 && step.act === 'draft') {
            const content = await contentOf(work, parts, step.content, ids);
            const created = await createDraft(work, needs, officer, agencyId, content);
            return created.ok ? done(created.value.itemId) : created;
          }
          return take(work, parts, needs, officer, itemId, step, ids);
        });
        itemId = must(outcome, `${step.act} in ${agency}`);
      }
      ids.push(itemId);
    }
  }
}

type Needs = Parameters<typeof submitItem>[1] & Parameters<typeof createDraft>[1] & { siteChanged(): void };

async function take(
  work: Work,
  parts: SeedParts,
  needs: Needs,
  officer: Officer,
  itemId: number,
  step: LifeStep,
  ids: readonly number[],
): Promise<Outcome<number>> {
  const on = await readHead(work.db, itemId);
  switch (step.act) {
    case 'draft':
      throw new Error('an item is drafted once');
    case 'save': {
      const content = await contentOf(work, parts, step.content, ids);
      const saved = await saveDraft(work, needs, officer, { ...on, content });
      return saved.ok ? done(saved.value.itemId) : saved;
    }
    case 'submit':
      return submitItem(work, needs, officer, on);
    case 'sign-secrecy':
      return reviewSecrecy(work, officer, { ...on, form: step.form });
    case 'approve':
      return decideStep(work, needs, officer, { ...on, decision: 'approved', comment: step.comment, publishAt: null });
    case 'return':
      return decideStep(work, needs, officer, { ...on, decision: 'returned', comment: step.comment, publishAt: null });
    case 'publish': {
      const { comment, publishAt } = step;
      return decideStep(work, needs, officer, { ...on, decision: 'approved', comment, publishAt });
    }
    case 'correct':
      return beginCorrection(work, needs, officer, { ...on, note: step.note });
    case 'withdraw':
      return withdrawItem(work, needs, officer, { ...on, ground: step.ground, reason: step.reason });
    case 'discard':
      return discardEdition(work, officer, on);
  }
}

async function readHead(db: Tx, itemId: number) {
  const { rows } = await sql<{ expectedVersion: number; contentHash: string }>`
    select i.stream_version as "expectedVersion", encode(e.content_hash, 'hex') as "contentHash"
    from core.items i join core.editions e on e.item_id = i.id and e.edition_no = i.edition_no
    where i.id = ${itemId}`.execute(db);
  return { itemId, ...rows[0]! };
}

async function contentOf(
  work: Work,
  parts: SeedParts,
  { explains, files, ...content }: PlannedContent,
  ids: readonly number[],
): Promise<ItemContent> {
  const attachments = [];
  for (const { name, bytes } of files) {
    const { hash } = await storeFile(work, parts.store, bytes);
    attachments.push({ hash, name });
  }
  return { ...content, explainsItemId: explains === null ? null : ids[explains]!, attachments };
}
