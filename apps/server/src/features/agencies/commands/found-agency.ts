import { emptyStream } from '../../../platform/ledger/chain.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { Work } from '../../../platform/work.ts';
import { type AgencyFacts, agencyStream } from '../agency.ts';
import { insertAgency } from '../store/agencies.ts';
import { copyToPublicSite } from '../store/public-copy.ts';
import { agencyPayload } from './agency-events.ts';
import { mayWriteBelow } from './agency-reach.ts';
import { checkAgency } from './check-agency.ts';

export async function foundAgency(work: Work, grants: Grants, asked: AgencyFacts): Promise<Outcome<number>> {
  if (!mayWriteBelow(grants, asked.parentId)) return refuse('agency-out-of-reach');
  const checked = await checkAgency(work, asked, null);
  if (!checked.ok) return checked;
  const agencyId = await insertAgency(work.db, checked.value);
  const payload = agencyPayload(checked.value);
  // The legal day of founding is a fact of the payload; the event is that it was entered here.
  await work.append(emptyStream(agencyStream(agencyId)), [
    { kind: 'agency-founded', happenedOn: work.today, agencyId, payload },
  ]);
  await copyToPublicSite(work.db, [agencyId]);
  return done(agencyId);
}
