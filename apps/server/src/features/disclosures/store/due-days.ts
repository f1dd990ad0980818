import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Db } from './db.ts';

export interface OpenDue {
  readonly itemId: number;
  readonly agencyId: number;
  readonly title: string;
  readonly dueFrom: LocalDate;
  readonly dueOn: LocalDate;
  readonly dueProvisional: boolean;
}

const CHUNK = 1_000;

/** Every item on its way, in the order of ids. */
export async function* listOpenDues(db: Db): AsyncGenerator<OpenDue> {
  for (let after = 0; ; ) {
    const { rows } =
      await sql<OpenDue>`select i.id as "itemId", i.agency_id as "agencyId", e.title, i.due_from as "dueFrom",
        i.due_on as "dueOn", i.due_provisional as "dueProvisional"
      from core.items i join core.editions e on e.item_id = i.id and e.edition_no = i.edition_no
      where i.state in ('draft', 'in-review', 'returned', 'scheduled') and i.id > ${after}
      order by i.id limit ${CHUNK}`.execute(db);
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.itemId;
  }
}

/** Items of an agency on their way: while there are any, it is closed only by a merger. */
export async function countOpenItems(db: Db, agencyId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from core.items
    where agency_id = ${agencyId} and state in ('draft', 'in-review', 'returned', 'scheduled')`.execute(db);
  return rows[0]!.count;
}
