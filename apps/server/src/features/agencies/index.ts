import type { OfficeFeature } from '../../platform/feature.ts';
import { agencyDueActs } from './due-acts.ts';
import type { AgenciesParts } from './parts.ts';
import { agencyProjections } from './projections.ts';
import { agenciesRefusals } from './refusals.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { importRoutes } from './routes/import-routes.ts';
import { oidcRoutes } from './routes/oidc-routes.ts';
import { personRoutes } from './routes/person-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { createCertificateFactor } from './sign-in/certificate-factor.ts';
import { createSignInContext } from './sign-in/sign-in-context.ts';
import { createSmsFactor } from './sign-in/sms-factor.ts';
import { createTotpFactor } from './sign-in/totp-factor.ts';

export { type AddressBook, createAddressBook } from './address-book.ts';
export { type AgencyFacts, wholeContact } from './agency.ts';
export {
  type AdministratorRole,
  administratorRoles,
  createAdministrators,
  everyGrant,
  type Installation,
} from './commands/create-administrators.ts';
export { delegatePost } from './commands/delegate-post.ts';
export { erasePerson } from './commands/erase-person.ts';
export { foundAgency } from './commands/found-agency.ts';
export { givePost } from './commands/give-post.ts';
export { openAccount } from './commands/open-account.ts';
export { type AgencyDirectory, agencyDirectory } from './directory.ts';
export { importAgencies } from './import/import-agencies.ts';
export { importPeople } from './import/import-people.ts';
export type { AgenciesParts, OidcSettings } from './parts.ts';
export { createPersonVault, type PersonVault } from './person-vault.ts';
export { agencyProjections } from './projections.ts';
export { checkCharacter } from './rules/credit-code.ts';
export { defaultReviewChain } from './rules/review-chain.ts';
export type { RunningWork } from './running-work.ts';

/** Organisations, people, posts; signing in and what follows from it. */
export function agenciesFeature(parts: AgenciesParts): OfficeFeature {
  const context = createSignInContext(parts);
  const factors = [createCertificateFactor(context), createTotpFactor(context), createSmsFactor(context)];
  return {
    name: 'agencies',
    endpoints: [
      ...agencyRoutes(parts),
      ...importRoutes(parts),
      ...personRoutes(parts, factors),
      ...signInRoutes(context, factors),
      ...oidcRoutes(context, factors),
    ],
    refusals: agenciesRefusals,
    dueActs: agencyDueActs(parts),
    projections: agencyProjections,
  };
}
