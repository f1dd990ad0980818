import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { type AgencyFacts, isOpenOn, type StoredAgency } from '../agency.ts';
import { isCreditCode, normaliseCreditCode } from '../rules/credit-code.ts';
import { findPlacementFault } from '../rules/placement.ts';
import { findNamesakes, lockAgency } from '../store/agencies.ts';

/** What every founding and change must satisfy; the facts come back as they are to be stored. */
export async function checkAgency(
  { db, today }: Work,
  facts: AgencyFacts,
  self: StoredAgency | null,
): Promise<Outcome<AgencyFacts>> {
  const creditCode = facts.creditCode === null ? null : normaliseCreditCode(facts.creditCode);
  if (creditCode !== null && !isCreditCode(creditCode)) return refuse('credit-code-wrong', { code: creditCode });
  if (facts.foundedOn !== null && facts.foundedOn > today) return refuse('founded-in-future');
  // The parent stays locked until this is saved: it is not closed in between.
  const parent = facts.parentId === null ? null : await lockAgency(db, facts.parentId);
  if (facts.parentId !== null && !parent) return refuse('parent-unknown');
  if (parent && !isOpenOn(parent, today)) return refuse('parent-closed', { name: parent.name });
  const fault = findPlacementFault(facts, parent);
  if (fault) return refuse(fault);
  const namesakes = await findNamesakes(db, { ...facts, creditCode }, self?.id ?? null);
  if (namesakes.sameName) return refuse('agency-name-taken', { name: facts.name });
  if (namesakes.sameCode) return refuse('credit-code-taken', { code: creditCode! });
  return done({ ...facts, creditCode });
}
