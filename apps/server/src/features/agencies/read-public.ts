import type { DatabasePool } from '../../platform/database/pool.ts';

/** All that reading public rows needs: named statements under the portal's user. */
export type PublicDatabase = Pick<DatabasePool, 'named'>;

/** Contact of the 工作机构 (条例 art. 12); a value that was never entered is absent or null. */
export interface PublicContact {
  readonly workingBody?: string | null;
  readonly address?: string | null;
  readonly officeHours?: string | null;
  readonly telephone?: string | null;
  readonly fax?: string | null;
  readonly postcode?: string | null;
  readonly email?: string | null;
  readonly website?: string | null;
}

export interface PublicAgency {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'government' | 'department' | 'township' | 'village' | 'public-institution';
  readonly contact: PublicContact;
  readonly closedOn: string | null;
  /** Who carries on the functions of a closed agency. */
  readonly successor: { readonly id: number; readonly name: string } | null;
  readonly itemCount: number;
}

const AGENCY = `select a.id, a.parent_id as "parentId", a.name, a.short_name as "shortName", a.kind, a.contact,
    a.closed_on as "closedOn",
    (select json_build_object('id', s.id, 'name', s.name) from public_site.agencies s where s.id = a.merged_into_id) as successor,
    coalesce((select sum(c.items) from public_site.item_counts c where c.agency_id = a.id), 0)::integer as "itemCount"
  from public_site.agencies a`;

export async function listPublicAgencies(db: PublicDatabase): Promise<readonly PublicAgency[]> {
  return await db.named<PublicAgency>({ name: 'public agencies', text: `${AGENCY} order by a.id` }, []);
}

export async function findPublicAgency(db: PublicDatabase, id: number): Promise<PublicAgency | null> {
  const [agency] = await db.named<PublicAgency>({ name: 'public agency', text: `${AGENCY} where a.id = $1` }, [id]);
  return agency ?? null;
}

/** Who published an item: whoever found a fault on its page turns there. */
export async function findAgencyOfItem(db: PublicDatabase, itemId: number): Promise<PublicAgency | null> {
  const [agency] = await db.named<PublicAgency>(
    {
      name: 'agency of public item',
      text: `${AGENCY} where a.id = (select i.agency_id from public_site.items i where i.id = $1)`,
    },
    [itemId],
  );
  return agency ?? null;
}

/** The newest 政府信息公开指南 that the agency itself has published, when it has. */
export async function findGuideOf(
  db: PublicDatabase,
  agencyId: number,
): Promise<{ id: number; title: string; publishedAt: string } | null> {
  const [guide] = await db.named<{ id: number; title: string; publishedAt: string }>(
    {
      name: 'public guide of agency',
      text: `select id, title, coalesce(revised_at, published_at) as "publishedAt" from public_site.items
        where agency_id = $1 and category = 'guide' order by published_at desc, id desc limit 1`,
    },
    [agencyId],
  );
  return guide ?? null;
}
