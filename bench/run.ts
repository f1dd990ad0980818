import { Ground, type Sizes } from './ground.ts';
import { Load } from './load/load.ts';
import type { RaceOptions } from './load/race.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { describeMachine, loadNow } from './report/machine.ts';
import { renderTable } from './report/table.ts';
import { writePerformance } from './report/write-performance.ts';
import { allRows } from './rows/all-rows.ts';
import { type BenchLine, isMissed } from './rows/bench-row.ts';
import { startBare } from './servers/bare.ts';
import { BenchDatabase } from './servers/database.ts';
import { installMammoth } from './servers/mammoth.ts';
import { buildPayload } from './servers/payload.ts';

const tell = (line: string) => void process.stderr.write(`bench: ${line}\n`);

/** `npm run bench`: 0 when every floor is held, 1 when one is missed, 2 for options that cannot be read. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if ('problem' in options) {
    process.stderr.write(options.problem ? `${options.problem}\n\n${USAGE}` : USAGE);
    return options.problem ? 2 : 0;
  }
  if (options.withPeers) {
    installMammoth(tell);
    await buildPayload(tell);
  }
  const began = { day: new Date().toISOString().slice(0, 10), load: loadNow() };
  const lines = await measure(options);
  const missed = lines.filter(isMissed);
  const facts = `Measured on ${began.day} by \`${commandOf(options)}\`: ${describeMachine()}; load average before it ${began.load.toFixed(1)}.`;
  const table = renderTable(lines);
  process.stdout.write(`${facts}\n\n${table}\n`);
  for (const { name } of missed) process.stdout.write(`MISSED: ${name}\n`);
  if (options.writes) writePerformance({ kind: options.isLarge ? 'large' : 'default', text: `${facts}\n\n${table}` });
  return missed.length > 0 ? 1 : 0;
}

async function measure(options: Options): Promise<BenchLine[]> {
  const database = await BenchDatabase.start(options.dataDir, tell);
  const [load, bare] = [new Load(), await startBare()];
  const ground = new Ground({ database, load, bare, sizes: sizesOf(options), pace: paceOf(options) });
  try {
    const lines: BenchLine[] = [];
    for (const group of options.groups) {
      tell(`${group} (load average ${loadNow().toFixed(1)})`);
      lines.push(...(await allRows[group](ground)));
    }
    return lines;
  } finally {
    await ground.close();
    load.close();
    bare.stop();
    await database.stop();
  }
}

function sizesOf({ isLarge, isQuick }: Options): Sizes {
  if (isQuick) return { small: 2_000, large: 20_000 };
  return isLarge ? { small: 100_000, large: 1_000_000 } : { small: 20_000, large: 200_000 };
}

function paceOf({ isQuick }: Options): RaceOptions {
  return isQuick ? { connections: 16, rounds: 2, roundMs: 500 } : { connections: 16, rounds: 7, roundMs: 2_000 };
}

/** As it can be typed again; where the data was kept is nobody else's concern. */
function commandOf({ isLarge, withPeers }: Options): string {
  const flags = [withPeers && '--peers', isLarge && '--large'].filter(Boolean);
  return `npm run bench${flags.length > 0 ? ` -- ${flags.join(' ')}` : ''}`;
}

process.exitCode = await main(process.argv.slice(2));
