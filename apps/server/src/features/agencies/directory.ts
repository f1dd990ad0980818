import type { ReviewStep, Role } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { type FormerName, type Named, nameOn } from './rules/naming.ts';
import { defaultReviewChain } from './rules/review-chain.ts';
import { findAgency, readFormerNames } from './store/agencies.ts';
import type { Db } from './store/db.ts';
import { listRolesHeldOn } from './store/posts.ts';
import { findReviewChain } from './store/review-chains.ts';

/** What other features ask about organisations and people. */
export interface AgencyDirectory {
  /** The steps an agency signs in; its own or the default ones. */
  loadReviewChain(db: Db, agencyId: number): Promise<readonly ReviewStep[]>;
  /** Roles that a person held in an agency on a day: for papers signed then. */
  listRolesHeldOn(db: Db, personId: number, agencyId: number, day: LocalDate): Promise<readonly Role[]>;
  /** The name an agency bore on a day; null where there is no such agency. */
  findNameOn(db: Db, agencyId: number, day: LocalDate): Promise<Named | null>;
}

export const agencyDirectory: AgencyDirectory = {
  loadReviewChain: async (db, agencyId) => (await findReviewChain(db, agencyId)) ?? defaultReviewChain,
  listRolesHeldOn,
  async findNameOn(db, agencyId, day) {
    const agency = await findAgency(db, agencyId);
    if (!agency) return null;
    const former: FormerName[] = (await readFormerNames(db, [agencyId])).get(agencyId) ?? [];
    return nameOn(day, agency, former);
  },
};
