import { addDays, type LocalDate } from '@gongkai/statute';
import { loadHead } from '../../../platform/ledger/read-stream.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { Work } from '../../../platform/work.ts';
import { agencyStream, isOpenOn, type StoredAgency } from '../agency.ts';
import { findClosingFault } from '../rules/closing.ts';
import type { RunningWork } from '../running-work.ts';
import { isBelow, listOpenChildren, lockAgency, moveAgency, readFormerNames, saveClosing } from '../store/agencies.ts';
import { dropPlan, savePlan } from '../store/plans.ts';
import { listPostsInAgency } from '../store/posts.ts';
import { copyToPublicSite } from '../store/public-copy.ts';
import { endPostOn } from './end-post.ts';

export interface Closing {
  readonly agencyId: number;
  readonly closedOn: LocalDate;
  readonly mergedIntoId: number | null;
  readonly reason: string;
}

/** At once, on a day of the past, or as a plan for a day to come; what was published stays public in every case. */
export async function closeAgency(
  work: Work,
  grants: Grants,
  runningWork: readonly RunningWork[],
  closing: Closing,
): Promise<Outcome<number>> {
  const { agencyId, closedOn, mergedIntoId, reason } = closing;
  if (!grants.may('agency.write', agencyId)) return refuse('agency-unknown');
  if (mergedIntoId !== null && !grants.may('agency.write', mergedIntoId)) return refuse('successor-not-open');
  const loaded = await loadClosing(work, runningWork, closing);
  if (!loaded.ok) return loaded;
  if (closedOn > work.today)
    await savePlan(work.db, agencyId, { kind: 'close-agency', on: closedOn, mergedIntoId, reason });
  else {
    await dropPlan(work.db, agencyId, 'close-agency');
    await carryOut(work, closing, loaded.value);
  }
  return done(agencyId);
}

/** The day of a planned closing has come: everything is looked at again. */
export async function closeAsPlanned(
  work: Work,
  runningWork: readonly RunningWork[],
  closing: Closing,
): Promise<Outcome<boolean>> {
  const loaded = await loadClosing(work, runningWork, closing);
  if (!loaded.ok) return loaded.refusal.code === 'agency-already-closed' ? done(false) : loaded;
  await carryOut(work, closing, loaded.value);
  return done(true);
}

interface ClosingPlaces {
  readonly agency: StoredAgency;
  readonly successor: StoredAgency | null;
  readonly children: readonly StoredAgency[];
}

async function loadClosing(
  { db, today }: Work,
  runningWork: readonly RunningWork[],
  { agencyId, closedOn, mergedIntoId }: Closing,
): Promise<Outcome<ClosingPlaces>> {
  const agency = await lockAgency(db, agencyId);
  if (!agency) return refuse('agency-unknown');
  const successor = mergedIntoId === null ? null : await lockAgency(db, mergedIntoId);
  if (mergedIntoId !== null && !successor) return refuse('successor-not-open');
  const children = await listOpenChildren(db, agencyId);
  const counts = await Promise.all(runningWork.map(work => work.count(db, agencyId)));
  const lastFormer = (await readFormerNames(db, [agencyId])).get(agencyId)?.at(-1);
  const isFarBelow =
    successor !== null && successor.parentId !== agencyId && (await isBelow(db, successor.id, agencyId));
  const fault = findClosingFault({
    closedOn,
    foundedOn: agency.foundedOn,
    namedSince: lastFormer ? addDays(lastFormer.untilOn, 1) : null,
    isOpen: isOpenOn(agency, today),
    openChildren: children.length,
    runningWork: counts.reduce((sum, count) => sum + count, 0),
    successor: successor && {
      id: successor.id,
      isOpen: isOpenOn(successor, today),
      isSelf: successor.id === agencyId,
      isFarBelow,
    },
  });
  if (fault) return refuse(fault.code, 'facts' in fault ? fault.facts : undefined);
  return done({ agency, successor, children });
}

async function carryOut(work: Work, closing: Closing, { agency, successor, children }: ClosingPlaces): Promise<void> {
  const { db, append, today } = work;
  const { agencyId, closedOn, mergedIntoId, reason } = closing;
  await dropPlan(db, agencyId, 'rename-agency');
  for (const child of children) {
    // A successor that stood below moves up into the place that becomes free.
    const parentId = child.id === successor?.id ? agency.parentId : successor!.id;
    await moveAgency(db, child.id, parentId);
    const head = await loadHead(db, agencyStream(child.id));
    await append(head, [{ kind: 'agency-changed', happenedOn: today, agencyId: child.id, payload: { parentId } }]);
  }
  for (const post of await listPostsInAgency(db, agencyId)) await endPostOn(work, post, closedOn, 'agency-closed');
  await saveClosing(db, agencyId, { closedOn, mergedIntoId, reason });
  const head = await loadHead(db, agencyStream(agencyId));
  const kind = mergedIntoId === null ? 'agency-closed' : 'agency-merged';
  const payload = mergedIntoId === null ? { closedOn } : { closedOn, mergedIntoId };
  await append(head, [{ kind, happenedOn: closedOn, agencyId, payload }]);
  await copyToPublicSite(db, [agencyId, ...children.map(child => child.id)]);
}
