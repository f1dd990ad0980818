import type { Role } from '@gongkai/contract';
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import type { Desk } from '../tests/system/item-way.ts';
import { deskOf, type OpenOffice, townshipDesk } from './office.ts';
import { watchPages } from './watch-page.ts';

export const office = JSON.parse(process.env.E2E_OFFICE ?? '{}') as OpenOffice;

interface Fixtures {
  /**
   * A browser of its own, at the portal; with `as` at the office, signed in by role or login name (`nobody`: not signed in).
   * Watched until the journey ends.
   */
  open(options?: BrowserContextOptions & { as?: Role | 'nobody' | (string & {}) }): Promise<Page>;
  /** The same people over the interface, for what a journey needs but does not show. */
  desk: Desk;
  township: Desk;
}

export const test = base.extend<Fixtures>({
  open: async ({ browser }, use) => {
    const opened: { context: BrowserContext; complaints: () => string[] }[] = [];
    await use(async ({ as, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: as ? office.officeUrl : office.portalUrl, ...options });
      const complaints = watchPages(context, [office.officeUrl, office.portalUrl]);
      opened.push({ context, complaints });
      if (as && as !== 'nobody') await context.addCookies(cookiesOf(as));
      return await context.newPage();
    });
    const all = opened.flatMap(({ complaints }) => complaints());
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(all, 'no page complains').toEqual([]);
  },
  desk: async ({}, use) => await use(deskOf(office)),
  township: async ({}, use) => await use(townshipDesk(office)),
});

export { expect };

function cookiesOf(who: string) {
  const loginName = office.seed.accounts.find(account => account.role === who)?.loginName ?? who;
  const session = office.sessions[loginName];
  if (!session) throw new Error(`nobody of the name ${loginName} is signed in`);
  return Object.entries(session.cookies).map(([name, value]) => ({ name, value, url: office.officeUrl }));
}
