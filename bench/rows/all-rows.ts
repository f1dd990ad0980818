import type { Ground } from '../ground.ts';
import type { Group } from '../options.ts';
import type { BenchLine } from './bench-row.ts';
import { growthRows } from './growth.ts';
import { run as ledgerRow } from './ledger.ts';
import { listRows } from './lists.ts';
import { pageRows } from './pages.ts';
import { payloadRows } from './payload.ts';
import { reportRows } from './reports.ts';
import { searchRows } from './search.ts';
import { startAndMemoryRows } from './start-and-memory.ts';

export const allRows: Record<Group, (ground: Ground) => Promise<readonly BenchLine[]>> = {
  pages: pageRows,
  lists: listRows,
  search: searchRows,
  growth: growthRows,
  ledger: async () => [await ledgerRow()],
  start: startAndMemoryRows,
  payload: payloadRows,
  reports: reportRows,
};
