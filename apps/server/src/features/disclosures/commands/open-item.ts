import type { Permission } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { Item, ItemFile } from '../item.ts';
import type { Asker } from '../rules/check-command.ts';
import { loadItemAgency } from '../store/agencies.ts';
import type { Db } from '../store/db.ts';
import { loadEdition } from '../store/editions.ts';
import { lockItem } from '../store/items.ts';
import { listSignatures } from '../store/signatures.ts';

/** Where to look, and the legal day it is. */
export interface Moment {
  readonly db: Db;
  readonly today: LocalDate;
}

/** The person behind a call. */
export interface Officer {
  readonly personId: number;
  may(permission: Permission, agencyId: number): boolean;
}

export function askerIn(officer: Officer, agencyId: number): Asker {
  return { personId: officer.personId, may: permission => officer.may(permission, agencyId) };
}

/** Loads an item for a decision, or refuses: unknown (or not for these eyes), or no longer what the person looked at. */
export async function openItem(
  work: Work,
  officer: Officer,
  itemId: number,
  expectedVersion: number,
): Promise<Outcome<ItemFile, 'not-found' | 'changed-meanwhile'>> {
  const item = await lockItem(work.db, itemId);
  if (!item || !officer.may('disclosure.read', item.agencyId)) return refuse('not-found');
  if (item.head.version !== expectedVersion) return refuse('changed-meanwhile');
  return done(await loadItemFile(work, item));
}

export async function loadItemFile({ db, today }: Moment, item: Item): Promise<ItemFile> {
  const edition = await loadEdition(db, item.id, item.editionNo);
  const signatures = await listSignatures(db, item.id, item.editionNo);
  const agency = await loadItemAgency(db, item.agencyId);
  return { item, edition, signatures, agencyIsOpen: agency.closedOn === null || today < agency.closedOn };
}
