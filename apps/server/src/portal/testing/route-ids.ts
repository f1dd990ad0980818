import { allRoutes } from '@gongkai/contract';
import { agencyPages } from '../../features/agencies/pages/public-pages.ts';
import { disclosurePages } from '../../features/disclosures/pages/public-pages.ts';
import { html } from '../../platform/html/html.ts';
import type { PublicPage } from '../../platform/html/public-page.ts';

const noDatabase = { named: () => Promise.reject(new Error('only ids are asked for')) };

/** Every page as the portal has it; none of them is asked anything. */
export function allPages(): PublicPage[] {
  return [
    ...disclosurePages({ db: noDatabase, files: { stream: async () => null }, today: () => '2026-11-21' }),
    ...agencyPages({ db: noDatabase, itemsOf: async () => html`` }),
  ];
}

/** Pages and the public routes of the contract that stand on the portal. */
export function allRouteIds(): string[] {
  const api = allRoutes.filter(({ origin }) => origin === 'portal').map(({ id }) => id);
  return [...allPages().map(({ id }) => id), ...api];
}
