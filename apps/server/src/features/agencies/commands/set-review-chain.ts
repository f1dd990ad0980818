import type { ReviewStep } from '@gongkai/contract';
import { loadHead } from '../../../platform/ledger/read-stream.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { Work } from '../../../platform/work.ts';
import { agencyStream, isOpenOn } from '../agency.ts';
import { findChainFault } from '../rules/review-chain.ts';
import { lockAgency } from '../store/agencies.ts';
import { saveReviewChain } from '../store/review-chains.ts';

/** Holds for items submitted from now on; those on their way keep the chain they began with. */
export async function setReviewChain(
  work: Work,
  grants: Grants,
  agencyId: number,
  steps: readonly ReviewStep[],
): Promise<Outcome<readonly ReviewStep[]>> {
  const agency = await lockAgency(work.db, agencyId);
  if (!agency || !grants.may('agency.configure', agencyId)) return refuse('agency-unknown');
  if (!isOpenOn(agency, work.today)) return refuse('agency-already-closed');
  const fault = findChainFault(steps);
  if (fault) return refuse(fault, undefined, '条例第十七条');
  await saveReviewChain(work.db, agencyId, steps);
  const payload = { steps: steps.map(({ kind, withSecrecyForm }) => ({ kind, withSecrecyForm })) };
  const head = await loadHead(work.db, agencyStream(agencyId));
  await work.append(head, [{ kind: 'review-chain-set', happenedOn: work.today, agencyId, payload }]);
  return done(steps);
}
