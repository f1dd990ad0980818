import { agencyProjections } from '../projections.ts';
import type { Db } from '../store/db.ts';

/** Every difference between rows and events, as one line each. */
export async function verifyProjections(db: Db): Promise<string[]> {
  const found: string[] = [];
  for (const check of agencyProjections)
    for await (const { stream, message } of check.run(db as never)) found.push(`${stream}: ${message}`);
  return found;
}
