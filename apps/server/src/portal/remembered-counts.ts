import { countStatements } from '../features/disclosures/read-public/counts.ts';
import type { NamedStatement, StatementPool } from '../platform/database/statement-pool.ts';
import type { PageCache } from './cache/page-cache.ts';

type Reads = Pick<StatementPool, 'named'>;

/** Room for every agency and column of a large city; who invents agencies in addresses makes us begin anew, no more. */
const MOST = 5_000;

/**
 * Counts stand on every list and in every search form and cost more than the list itself, so their rows are kept from one
 * change of the public site to the next: exactly as long as pages are, and not at all while changes are not heard of.
 */
export function rememberCounts(db: Reads, cache: Pick<PageCache, 'generation' | 'isOpen'>): Reads {
  const known = new Map<string, Promise<object[]>>();
  let generation = cache.generation;
  return {
    async named<Row extends object>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]> {
      if (!cache.isOpen || !countStatements.has(statement.name)) return await db.named<Row>(statement, values);
      if (cache.generation !== generation) {
        known.clear();
        generation = cache.generation;
      }
      const key = `${statement.name} ${JSON.stringify(values)}`;
      const kept = known.get(key);
      if (kept) return (await kept) as Row[];
      const reading = db.named<Row>(statement, values);
      if (known.size >= MOST) known.clear();
      known.set(key, reading);
      try {
        return await reading;
      } catch (fault) {
        if (known.get(key) === reading) known.delete(key);
        throw fault;
      }
    },
  };
}
