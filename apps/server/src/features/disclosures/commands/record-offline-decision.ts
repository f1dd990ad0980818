import { type Permission, permissions, type Role, roles } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { localDateOf } from '../../../platform/clock/clock.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { ItemFile } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import type { SecrecyForm } from '../rules/judge-secrecy-form.ts';
import { holdScan } from '../store/edition-files.ts';
import { openForSigning } from './decide-step.ts';
import { loadItemFile, type Officer } from './open-item.ts';
import type { Signer } from './sign.ts';
import { signSecrecyForm } from './sign-secrecy-form.ts';
import { type StepDecision, signStep } from './sign-step.ts';

export interface OfflineDecision extends StepDecision {
  readonly itemId: number;
  readonly expectedVersion: number;
  readonly contentHash: string;
  readonly signedBy: number;
  readonly signedOn: LocalDate;
  readonly scanHash: string;
  readonly secrecyForm: SecrecyForm | null;
  /** What the paper holds; by default the step, and the form too when one is sent. */
  readonly covers?: 'step' | 'secrecy-form' | 'both' | undefined;
}

/**
 * 线下签批: a leader signed paper, the clerk records who signed when, with the scan. The same rules hold for the signer as
 * on the screen, on the day of the signature; the clerk answers for the record.
 */
export async function recordOfflineDecision(
  work: Work,
  parts: Pick<DisclosuresParts, 'siteChanged' | 'agencies'>,
  officer: Officer,
  input: OfflineDecision,
): Promise<Outcome<number>> {
  const opened = await openForSigning(work, officer, input);
  if (!opened.ok) return opened;
  const { item } = opened.value;
  if (!officer.may('disclosure.record-offline', item.agencyId))
    return refuse('not-permitted', { permission: permissions['disclosure.record-offline'] });
  const covers = input.covers ?? (input.secrecyForm ? 'both' : 'step');
  if (covers !== 'step' && !input.secrecyForm) return refuse('secrecy-form-empty');

  const refusal = checkDay(work, opened.value, input.signedOn);
  if (refusal) return refusal;
  if (!(await holdScan(work.db, item.id, input.scanHash))) return refuse('scan-missing');
  const signer = await signerOf(work, parts, officer, opened.value, input);
  let file = opened.value;
  if (covers !== 'step') {
    const signed = await signSecrecyForm(work, file, signer, input.secrecyForm!);
    if (!signed.ok) return onPaper(signed, input.signedOn);
    if (covers === 'secrecy-form' || signed.value.state === 'returned') return done(item.id);
    file = await loadItemFile(work, signed.value);
  }
  return onPaper(await signStep(work, parts, file, signer, input), input.signedOn);
}

function checkDay(work: Work, { edition }: ItemFile, signedOn: LocalDate) {
  if (signedOn > work.today) return refuse('signed-in-future', { day: signedOn });
  const changedOn = localDateOf(edition.changedAt);
  return signedOn < changedOn ? refuse('signed-before-content', { day: signedOn, changedOn }) : null;
}

async function signerOf(
  work: Work,
  parts: Pick<DisclosuresParts, 'agencies'>,
  officer: Officer,
  { item }: ItemFile,
  { signedBy, signedOn, scanHash }: OfflineDecision,
): Promise<Signer> {
  const held = await parts.agencies.listRolesHeldOn(work.db, signedBy, item.agencyId, signedOn);
  return {
    personId: signedBy,
    asker: { personId: signedBy, may: permission => held.some(role => givesPermission(role, permission)) },
    signedOn,
    offline: { scanHash, recordedBy: officer.personId },
  };
}

function givesPermission(role: Role, permission: Permission): boolean {
  return (roles[role].permissions as readonly Permission[]).includes(permission);
}

/** "You may not" is wrong where somebody else signed. */
function onPaper(outcome: Outcome<unknown>, signedOn: LocalDate): Outcome<number> {
  if (outcome.ok || outcome.refusal.code !== 'not-permitted') return outcome as Outcome<number>;
  return refuse('signer-not-permitted', { ...outcome.refusal.facts, day: signedOn });
}
