import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { median } from '../median.ts';
import { findChild, residentMb } from '../servers/resident-memory.ts';
import { startWholeSystem, type WholeSystem } from '../servers/whole-system.ts';
import { type BenchLine, costRow, limitRow } from './bench-row.ts';

const WARM_STARTS = 5;
const SEEDED = 'demonstration: items are in';
const SEED_WITHIN_MS = 600_000;
const CALM_MS = 5_000;
const LOAD_MS = 8_000;

/** The whole system with the demonstration county, on a fresh folder: first start, warm starts, then what it keeps in memory. */
export async function startAndMemoryRows(ground: Ground): Promise<BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-bench-start-'));
  let system: WholeSystem | undefined;
  try {
    system = await startWholeSystem(dataDir);
    const first = system.firstPageMs;
    await system.logged(SEEDED, SEED_WITHIN_MS);
    const warm: WholeSystem[] = [];
    for (let start = 0; start < WARM_STARTS; start++) {
      await system.stop();
      system = await startWholeSystem(dataDir);
      warm.push(system);
    }
    const seconds = (ms: number) => ms / 1_000;
    const starts = [
      limitRow({ name: 'first start: empty folder to first page', ours: seconds(first), limit: 30, unit: 's' }),
      limitRow({
        name: 'warm start to first public page',
        ours: seconds(median(warm.map(({ firstPageMs }) => firstPageMs))),
        limit: 5,
        unit: 's',
      }),
      limitRow({
        name: 'warm start to first console page',
        ours: seconds(median(warm.map(({ firstConsoleMs }) => firstConsoleMs))),
        limit: 5,
        unit: 's',
      }),
    ];
    return [...starts, ...(await memoryRows(ground, system))];
  } finally {
    await system?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function memoryRows(ground: Ground, system: WholeSystem): Promise<BenchLine[]> {
  const portalPid = findChild(system.pid, 'portal.ts');
  if (portalPid === null || residentMb(system.pid) === null)
    return [{ name: 'memory', notRun: 'this machine has no /proc to read it from' }];
  const measure = () => ({
    office: residentMb(system.pid)!,
    portal: residentMb(portalPid)!,
    bare: residentMb(ground.bare.pid)!,
  });
  await pause(CALM_MS);
  const idle = measure();
  await loadBoth(ground, system);
  const loaded = measure();
  return (['portal', 'office'] as const).flatMap(process => [
    memoryRow(`memory of the ${process}, idle`, idle[process], idle.bare),
    memoryRow(`memory of the ${process}, after load`, loaded[process], loaded.bare),
  ]);
}

function memoryRow(name: string, ours: number, base: number) {
  return costRow({ name, ours, base, against: 'bare node:http', unit: 'MB RSS', floor: null });
}

/** Pages, lists, searches and the interface on the portal; the console's files and the description of the interface on the office. */
async function loadBoth({ load }: Ground, { portalPort, officePort }: WholeSystem): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${portalPort}/api/v1/public/disclosures?limit=100`);
  const { items } = (await answer.json()) as { items: { id: number }[] };
  const searches = ['预算', '低保', '食品安全', '规划', '水', '应急预案 通知'].map(
    q => `/search?q=${encodeURIComponent(q)}`,
  );
  const publicPaths = [
    ...items.flatMap(({ id }) => [`/d/${id}`, `/api/v1/public/disclosures/${id}`]),
    ...['/', '/latest', '/catalog', '/agencies', '/feed.xml', '/api/v1/public/disclosures?limit=100'],
    ...searches,
  ];
  const plan = { headers: {}, connections: 32, durationMs: LOAD_MS, fromManyAddresses: true };
  await load.run({ ...plan, port: portalPort, paths: publicPaths });
  await load.run({ ...plan, port: officePort, paths: ['/', '/healthz', '/api/openapi.json'] });
}
