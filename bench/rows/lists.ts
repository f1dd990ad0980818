import type { Ground } from '../ground.ts';
import { listJsonPaths } from '../items/paths.ts';
import type { BenchRow } from './bench-row.ts';
import { againstBare } from './pages.ts';

/** The public interface's list, read from the database for every call, filters and far places among the calls. */
export async function listRows(ground: Ground): Promise<BenchRow[]> {
  return [await againstBare(ground, 'list JSON', 'uncached', listJsonPaths(ground.sizes.small), {}, null)];
}
