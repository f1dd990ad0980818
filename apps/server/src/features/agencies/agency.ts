import type { Agency, AgencyKind, AgencyLevel } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';

export type AgencyContact = Agency['contact'];

/** What an agency is, as its row says. */
export interface AgencyFacts {
  readonly parentId: number | null;
  readonly name: string;
  readonly shortName: string;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly foundedOn: LocalDate | null;
  readonly contact: AgencyContact;
}

export interface StoredAgency extends AgencyFacts {
  readonly id: number;
  readonly closedOn: LocalDate | null;
  readonly mergedIntoId: number | null;
}

export const agencyStream = (agencyId: number) => `agency/${agencyId}`;
export const postStream = (postId: number) => `post/${postId}`;

const EMPTY_CONTACT: AgencyContact = {
  workingBody: null,
  address: null,
  officeHours: null,
  telephone: null,
  fax: null,
  postcode: null,
  email: null,
  website: null,
};

/** Every field of 条例 art. 12 present, null where it is not filled in. */
export function wholeContact(
  part: Partial<{ [Key in keyof AgencyContact]: string | null | undefined }>,
): AgencyContact {
  const filled = Object.entries(part).filter(([key, value]) => key in EMPTY_CONTACT && value != null);
  return { ...EMPTY_CONTACT, ...Object.fromEntries(filled) };
}

/** An agency is open up to the day before its closing. */
export function isOpenOn(agency: Pick<StoredAgency, 'closedOn'>, day: LocalDate): boolean {
  return agency.closedOn === null || day < agency.closedOn;
}
