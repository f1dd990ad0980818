import type { PublicPage } from '../../../platform/html/public-page.ts';
import type { PublicDatabase } from '../read-public.ts';
import { agenciesPage } from './agencies-page.ts';
import { agencyPage, type ItemsOfAgency } from './agency-page.ts';
import { applyPage } from './apply-page.ts';
import { faultsPage } from './faults-page.ts';
import { agencyGuidePage, guidePage } from './guide-pages.ts';

/** Every public address of this feature. */
export function agencyPages(parts: { readonly db: PublicDatabase; readonly itemsOf: ItemsOfAgency }): PublicPage[] {
  const { db, itemsOf } = parts;
  return [agenciesPage(db), agencyPage(db, itemsOf), guidePage(db), agencyGuidePage(db), applyPage(db), faultsPage(db)];
}
