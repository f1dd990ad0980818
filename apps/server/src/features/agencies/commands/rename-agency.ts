import type { LocalDate } from '@gongkai/statute';
import { loadHead } from '../../../platform/ledger/read-stream.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { agencyStream, isOpenOn, type StoredAgency } from '../agency.ts';
import { decideRename, type FormerName, type Named } from '../rules/naming.ts';
import { findNamesakes, keepFormerName, lockAgency, readFormerNames, updateAgency } from '../store/agencies.ts';
import type { AgencyPlan } from '../store/plans.ts';
import { copyToPublicSite } from '../store/public-copy.ts';

export function checkRename(
  effectiveOn: LocalDate,
  foundedOn: LocalDate | null,
  formerNames: readonly FormerName[],
): Outcome<LocalDate> {
  const decision = decideRename(effectiveOn, foundedOn, formerNames);
  return decision.ok ? done(decision.formerUntilOn) : refuse('rename-too-early', { earliestOn: decision.earliestOn });
}

/** The former name is kept with its last day: what was published under it goes on showing it. */
export async function renameAgency(
  { db, append }: Work,
  agency: StoredAgency,
  { name, shortName }: Named,
  effectiveOn: LocalDate,
  formerUntilOn: LocalDate,
): Promise<void> {
  await keepFormerName(db, agency.id, { name: agency.name, shortName: agency.shortName, untilOn: formerUntilOn });
  await updateAgency(db, agency.id, { ...agency, name, shortName });
  const payload = { name, shortName, formerName: agency.name, formerShortName: agency.shortName };
  const head = await loadHead(db, agencyStream(agency.id));
  await append(head, [{ kind: 'agency-renamed', happenedOn: effectiveOn, agencyId: agency.id, payload }]);
}

/** The day of a planned renaming has come: everything is looked at again. */
export async function renameAsPlanned(
  work: Work,
  agencyId: number,
  plan: Extract<AgencyPlan, { kind: 'rename-agency' }>,
): Promise<Outcome<boolean>> {
  const { db } = work;
  const agency = await lockAgency(db, agencyId);
  if (!agency) return refuse('agency-unknown');
  if (!isOpenOn(agency, work.today) || (agency.name === plan.name && agency.shortName === plan.shortName))
    return done(false);
  const { sameName } = await findNamesakes(
    db,
    { parentId: agency.parentId, name: plan.name, creditCode: null },
    agencyId,
  );
  if (sameName) return refuse('agency-name-taken', { name: plan.name });
  const former = (await readFormerNames(db, [agencyId])).get(agencyId) ?? [];
  const may = checkRename(plan.on, agency.foundedOn, former);
  if (!may.ok) return may;
  await renameAgency(work, agency, plan, plan.on, may.value);
  await copyToPublicSite(db, [agencyId]);
  return done(true);
}
