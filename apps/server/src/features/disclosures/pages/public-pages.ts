import type { FileStore } from '../../../platform/files/stores/file-store.ts';
import type { PublicPage } from '../../../platform/html/public-page.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { attachmentPage, qrPage } from './attachment-pages.ts';
import { catalogPage } from './catalog-page.ts';
import { dataPages } from './data-pages.ts';
import { feedPages } from './feed-pages.ts';
import { homePage } from './home-page.ts';
import { institutionsPage } from './institutions-page.ts';
import { itemPage, printPage } from './item-page.ts';
import { categoryPage, latestPage } from './list-page.ts';
import { policiesPage } from './policies-page.ts';
import { reportsPage } from './reports-page.ts';
import { searchPage } from './search-page.ts';
import { siteMapPages } from './site-map-pages.ts';

export interface DisclosurePageParts {
  readonly db: PublicDatabase;
  readonly files: Pick<FileStore, 'stream'>;
  /** The day in Beijing: which year 今年 is. */
  readonly today: () => string;
}

/** Every public address of this feature. */
export function disclosurePages({ db, files, today }: DisclosurePageParts): PublicPage[] {
  return [
    homePage(db, today),
    latestPage(db),
    categoryPage(db),
    catalogPage(db),
    policiesPage(db),
    institutionsPage(db),
    reportsPage(db),
    itemPage(db),
    printPage(db),
    qrPage(db),
    attachmentPage(db, files),
    searchPage(db),
    ...feedPages(db),
    ...siteMapPages(db),
    ...dataPages(db),
  ];
}
