import type { ReviewStep, Role } from '@gongkai/contract';
import type { Calendar, LocalDate } from '@gongkai/statute';
import type { Clock } from '../../platform/clock/clock.ts';
import type { FileStore } from '../../platform/files/stores/file-store.ts';
import type { Db } from './store/db.ts';

/** What this feature asks of its neighbour `agencies`. */
export interface AgencyDirectory {
  /** The steps an agency signs in; its own or the default ones. */
  loadReviewChain(db: Db, agencyId: number): Promise<readonly ReviewStep[]>;
  /** Roles that a person held in an agency on a day: for papers signed then. */
  listRolesHeldOn(db: Db, personId: number, agencyId: number, day: LocalDate): Promise<readonly Role[]>;
  /** The name an agency bore on a day. */
  findNameOn(db: Db, agencyId: number, day: LocalDate): Promise<{ readonly name: string } | null>;
}

/** What this feature needs of the platform and of its neighbours. */
export interface DisclosuresParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly calendar: () => Calendar;
  readonly agencies: AgencyDirectory;
  readonly files: Pick<FileStore, 'stream'>;
  /** Tells the caches of public pages that something visible changed. */
  siteChanged(): void | Promise<void>;
  /** Address of an item on the portal, as people see it. */
  publicUrlOf(itemId: number): string;
}
