import assert from 'node:assert/strict';
import type { ItemContent } from '@gongkai/contract';
import type { Outcome } from '../../../platform/outcome.ts';
import { beginCorrection } from '../commands/begin-correction.ts';
import { createDraft } from '../commands/create-draft.ts';
import { decideStep, reviewSecrecy } from '../commands/decide-step.ts';
import { saveDraft } from '../commands/save-draft.ts';
import { submitItem } from '../commands/submit-item.ts';
import { withdrawItem } from '../commands/withdraw-item.ts';
import { type DetailAnswer, findItemDetail } from '../queries/item-detail.ts';
import type { SecrecyForm } from '../rules/judge-secrecy-form.ts';
import { sampleContent, type TestOffice, type TestPerson, TOWNSHIP } from './test-office.ts';

export const CLEAN_FORM: SecrecyForm = {
  stateSecret: false,
  workSecret: false,
  businessSecret: false,
  personalPrivacy: false,
  threeSecurities: false,
  unreadableFilesSeen: false,
  opinion: '经审查，不涉密，可以公开。',
};

/** The steps of an item's way as its people take them, each on what it sees at that moment. */
export function stepsOf(office: TestOffice) {
  const { people, parts, as } = office;

  const detail = async (itemId: number, viewer: TestPerson = people.clerk): Promise<DetailAnswer> => {
    const found = await findItemDetail({ db: office.db, today: office.clock.today() }, parts, viewer, itemId);
    assert.ok(found, `item ${itemId} cannot be seen`);
    return found;
  };
  const on = async (itemId: number) => {
    const { version, contentHash } = await detail(itemId);
    return { itemId, expectedVersion: version, contentHash };
  };

  const steps = {
    detail,
    on,
    draft: async (changes: Partial<ItemContent> = {}, by = people.clerk, agencyId = TOWNSHIP): Promise<number> =>
      valueOf(await as(by, (work, officer) => createDraft(work, parts, officer, agencyId, sampleContent(changes))))
        .itemId,
    save: async (itemId: number, changes: Partial<ItemContent>, by = people.clerk) => {
      const { version, content } = await detail(itemId);
      const next = { ...(content as ItemContent), ...changes };
      return as(by, (work, officer) =>
        saveDraft(work, parts, officer, { itemId, expectedVersion: version, content: next }),
      );
    },
    submit: async (itemId: number, by = people.clerk) => {
      const what = await on(itemId);
      return as(by, (work, officer) => submitItem(work, parts, officer, what));
    },
    secrecy: async (itemId: number, form: Partial<SecrecyForm> = {}, by = people.head) => {
      const what = await on(itemId);
      return as(by, (work, officer) => reviewSecrecy(work, officer, { ...what, form: { ...CLEAN_FORM, ...form } }));
    },
    decide: async (
      itemId: number,
      by: TestPerson,
      given: { decision?: 'approved' | 'returned'; comment?: string | null; publishAt?: string | null } = {},
    ) => {
      const decision = { decision: 'approved', comment: null, publishAt: null, ...given } as const;
      const what = await on(itemId);
      return as(by, (work, officer) => decideStep(work, parts, officer, { ...what, ...decision }));
    },
    correct: async (itemId: number, note = '更正第二条的日期', by = people.clerk) => {
      const { itemId: id, expectedVersion } = await on(itemId);
      return as(by, (work, officer) => beginCorrection(work, parts, officer, { itemId: id, expectedVersion, note }));
    },
    withdraw: async (itemId: number, ground = 'content-error' as const, by = people.leader) => {
      const { expectedVersion } = await on(itemId);
      const what = { itemId, expectedVersion, ground, reason: '内部原因' };
      return as(by, (work, officer) => withdrawItem(work, parts, officer, what));
    },
    /** Submitted, looked through, reviewed: waits for the final signature. */
    bringToFinal: async (itemId: number, by = people.clerk) => {
      valueOf(await steps.submit(itemId, by));
      valueOf(await steps.secrecy(itemId));
      valueOf(await steps.decide(itemId, people.head));
    },
    publish: async (itemId: number) => {
      await steps.bringToFinal(itemId);
      valueOf(await steps.decide(itemId, people.leader));
      return detail(itemId);
    },
  };
  return steps;
}

export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) assert.fail(`refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts ?? {})}`);
  return outcome.value;
}

export function codeOf(outcome: Outcome<unknown>): string | null {
  return outcome.ok ? null : outcome.refusal.code;
}
