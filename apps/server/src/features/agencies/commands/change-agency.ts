import type { LocalDate } from '@gongkai/statute';
import { loadHead } from '../../../platform/ledger/read-stream.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { Work } from '../../../platform/work.ts';
import { type AgencyFacts, agencyStream, isOpenOn } from '../agency.ts';
import { isBelow, lockAgency, readFormerNames, updateAgency } from '../store/agencies.ts';
import { dropPlan, savePlan } from '../store/plans.ts';
import { copyToPublicSite } from '../store/public-copy.ts';
import { changedPayload } from './agency-events.ts';
import { mayWriteBelow } from './agency-reach.ts';
import { checkAgency } from './check-agency.ts';
import { checkRename, renameAgency } from './rename-agency.ts';

export interface AgencyChange extends Omit<AgencyFacts, 'regionCode'> {
  readonly agencyId: number;
  /** From when a new name holds; a day to come makes a plan, everything else changes at once. */
  readonly effectiveOn: LocalDate;
}

export async function changeAgency(work: Work, grants: Grants, change: AgencyChange): Promise<Outcome<number>> {
  const { db, today } = work;
  const { agencyId, effectiveOn } = change;
  const before = await lockAgency(db, agencyId);
  if (!before || !grants.may('agency.write', agencyId)) return refuse('agency-unknown');
  if (!isOpenOn(before, today)) return refuse('agency-already-closed');
  if (change.parentId !== before.parentId && !mayWriteBelow(grants, change.parentId))
    return refuse('agency-out-of-reach');
  if (change.parentId !== null && (await isBelow(db, change.parentId, agencyId))) return refuse('parent-below-itself');

  const isRenamed = change.name !== before.name || change.shortName !== before.shortName;
  const checked = await checkAgency(work, { ...change, regionCode: before.regionCode }, before);
  if (!checked.ok) return checked;
  const after = isRenamed ? { ...checked.value, name: before.name, shortName: before.shortName } : checked.value;

  const payload = changedPayload(before, after);
  if (Object.keys(payload).length > 0) {
    await updateAgency(db, agencyId, after);
    const head = await loadHead(db, agencyStream(agencyId));
    await work.append(head, [{ kind: 'agency-changed', happenedOn: today, agencyId, payload }]);
  }
  if (isRenamed) {
    const former = (await readFormerNames(db, [agencyId])).get(agencyId) ?? [];
    const rename = { name: change.name, shortName: change.shortName };
    const may = checkRename(effectiveOn, after.foundedOn, former);
    if (!may.ok) return may;
    if (effectiveOn > today) await savePlan(db, agencyId, { kind: 'rename-agency', on: effectiveOn, ...rename });
    else {
      await dropPlan(db, agencyId, 'rename-agency');
      await renameAgency(work, { ...before, ...after }, rename, effectiveOn, may.value);
    }
  }
  await copyToPublicSite(db, [agencyId]);
  return done(agencyId);
}
