import type { Client } from 'pg';
import { type LargeSchedule, publishedAt } from './large-schedule.ts';

const SHELF_SIZE = 16_384;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The shelves that `public_site.shelf_for` (0008) would have raised one by one as items came: each begins where the one
 * before it is full. What is written here afterwards goes on from the last.
 */
export async function raiseShelves(owner: Client, schedule: LargeSchedule): Promise<void> {
  const { imported, written, importedFrom, openedOn, today } = schedule;
  const shelves: { from: string; code: string }[] = [];
  for (let at = SHELF_SIZE; at < imported + written; at += SHELF_SIZE) {
    const from =
      at < imported
        ? publishedAt(at, imported, importedFrom, openedOn)
        : publishedAt(at - imported, written, openedOn, today);
    const no = shelves.length + 1;
    shelves.push({ from, code: `${DIGITS[Math.floor(no / 62)]}${DIGITS[no % 62]}` });
  }
  await owner.query(
    `insert into public_site.shelves (from_at, code)
     select "from", code from json_to_recordset($1::json) as t ("from" timestamptz, code text)`,
    [JSON.stringify(shelves)],
  );
}
