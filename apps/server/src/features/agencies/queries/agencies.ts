import type { Agency } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { isOpenOn, type StoredAgency } from '../agency.ts';
import type { FormerName } from '../rules/naming.ts';
import { findAgency, listAgencies, readFormerNames } from '../store/agencies.ts';
import type { Db } from '../store/db.ts';
import { type AgencyPlan, readPlans } from '../store/plans.ts';

/** The tree: parents stand as ids; whoever works in one agency finds the others to hand matters over. */
export async function showAgencies(db: Db, includeClosed: boolean, today: LocalDate): Promise<Agency[]> {
  const agencies = await listAgencies(db, includeClosed, today);
  const former = await readFormerNames(db, null);
  const plans = await readPlans(db);
  return agencies.map(agency => toAgency(agency, former.get(agency.id) ?? [], plans.get(agency.id) ?? [], today));
}

export async function showAgency(db: Db, agencyId: number, today: LocalDate): Promise<Agency | null> {
  const agency = await findAgency(db, agencyId);
  if (!agency) return null;
  const former = await readFormerNames(db, [agencyId]);
  const plans = await readPlans(db);
  return toAgency(agency, former.get(agencyId) ?? [], plans.get(agencyId) ?? [], today);
}

function toAgency(
  agency: StoredAgency,
  formerNames: readonly FormerName[],
  plans: readonly AgencyPlan[],
  today: LocalDate,
): Agency {
  return {
    id: agency.id,
    parentId: agency.parentId,
    name: agency.name,
    shortName: agency.shortName,
    kind: agency.kind,
    level: agency.level,
    creditCode: agency.creditCode,
    foundedOn: agency.foundedOn,
    closedOn: agency.closedOn,
    mergedIntoId: agency.mergedIntoId,
    formerNames: formerNames.map(({ name, untilOn }) => ({ name, until: untilOn })),
    contact: agency.contact,
    isOpen: isOpenOn(agency, today),
    plans: [...plans],
  };
}
