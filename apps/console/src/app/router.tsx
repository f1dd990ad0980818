import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { onSessionEnd } from '../client/session.ts';
import { readItemSearch } from '../disclosures/list/item-search.ts';
import { NotThere } from '../parts/NotThere.tsx';
import { PageFault } from '../parts/PageFault.tsx';
import { readAuditSearch } from '../records/audit-search.ts';
import { readCalendarSearch } from '../records/calendar-search.ts';
import { Shell } from '../shell/Shell.tsx';
import { SignedIn } from '../sign-in/SignedIn.tsx';
import { isSignIn, readSignInSearch } from '../sign-in/sign-in-search.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere, errorComponent: PageFault });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../sign-in/SignInPage.tsx'), 'SignInPage'),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });
const shell = createRoute({ getParentRoute: () => signedIn, id: 'shell', component: Shell });

const workList = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../disclosures/work-list/WorkListPage.tsx'), 'WorkListPage'),
});
const items = createRoute({
  getParentRoute: () => shell,
  path: '/disclosures',
  validateSearch: readItemSearch,
  component: lazyRouteComponent(() => import('../disclosures/list/ItemListPage.tsx'), 'ItemListPage'),
});
const newItem = createRoute({
  getParentRoute: () => shell,
  path: '/disclosures/new',
  component: lazyRouteComponent(() => import('../disclosures/editor/NewItemPage.tsx'), 'NewItemPage'),
});
const item = createRoute({
  getParentRoute: () => shell,
  path: '/disclosures/$itemId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search.tab === 'string' ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import('../disclosures/review/ItemPage.tsx'), 'ItemPage'),
});
const editItem = createRoute({
  getParentRoute: () => shell,
  path: '/disclosures/$itemId/edit',
  component: lazyRouteComponent(() => import('../disclosures/editor/EditItemPage.tsx'), 'EditItemPage'),
});
const printItem = createRoute({
  getParentRoute: () => signedIn,
  path: '/disclosures/$itemId/print/$form',
  component: lazyRouteComponent(() => import('../disclosures/print/PrintPage.tsx'), 'PrintPage'),
});
const agencies = createRoute({
  getParentRoute: () => shell,
  path: '/agencies',
  validateSearch: (search: Record<string, unknown>): { agency?: number; closed?: boolean } => ({
    ...(Number(search.agency) > 0 ? { agency: Number(search.agency) } : {}),
    ...(search.closed ? { closed: true } : {}),
  }),
  component: lazyRouteComponent(() => import('../agencies/AgenciesPage.tsx'), 'AgenciesPage'),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): { agency?: number; person?: number } => ({
    ...(Number(search.agency) > 0 ? { agency: Number(search.agency) } : {}),
    ...(Number(search.person) > 0 ? { person: Number(search.person) } : {}),
  }),
  component: lazyRouteComponent(() => import('../agencies/PeoplePage.tsx'), 'PeoplePage'),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../records/AuditPage.tsx'), 'AuditPage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('../records/CalendarPage.tsx'), 'CalendarPage'),
});
const password = createRoute({
  getParentRoute: () => shell,
  path: '/account/password',
  component: lazyRouteComponent(() => import('../sign-in/PasswordPage.tsx'), 'PasswordPage'),
});
const secondFactor = createRoute({
  getParentRoute: () => shell,
  path: '/account/second-factor',
  component: lazyRouteComponent(() => import('../sign-in/SecondFactorPage.tsx'), 'SecondFactorPage'),
});

const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    printItem,
    shell.addChildren([
      workList,
      items,
      newItem,
      item,
      editItem,
      agencies,
      people,
      audit,
      calendar,
      password,
      secondFactor,
    ]),
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

onSessionEnd(() => {
  const back = router.latestLocation.href;
  if (isSignIn(back)) return;
  void router.navigate({ to: '/sign-in', search: { back, ended: true }, replace: true });
});
