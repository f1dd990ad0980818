import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { Report } from '@gongkai/annual-report';
import { EXIT } from '../exit-codes.ts';
import { runCli } from '../testing/run-cli.ts';
import type { ImportSummary } from './import/summary.ts';
import type { ReportLine } from './import/write-part.ts';
import { soundText, writeSoundFolder } from './testing/sound-files.ts';

const FILES = 800;
let room: string;
let from: string;
let out: string;

before(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'gongkai-import-'));
  [from, out] = [path.join(room, 'in'), path.join(room, 'out')];
  await writeSoundFolder(from, { files: FILES, perFolder: 500 });
  await writeFile(path.join(from, 'zz-notes.txt'), '会议通知：明天上午九点开会（虚构）。');
  await writeFile(path.join(from, 'zz-cut.docx'), Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0));
});
after(() => rm(room, { recursive: true, force: true }));

async function runImport(killOn?: AbortSignal): Promise<ImportSummary | null> {
  const { code, stdout, stderr } = await runCli(['report', 'import', from, '--out', out, '--jobs', '2', '--json'], {
    ...(killOn ? { killOn } : {}),
  });
  if (code === null) return null;
  assert.equal(code, EXIT.done, stderr);
  return JSON.parse(stdout) as ImportSummary;
}

/** Parts the journal tells of: a line each after the first. */
const partsDone = async () =>
  (await readFile(path.join(out, 'journal.ndjson'), 'utf8').catch(() => '')).split('\n').length - 2;

/** Kills it with -9 in its second part. */
async function killMidWay(): Promise<ImportSummary | null> {
  const kill = new AbortController();
  const running = runImport(kill.signal);
  while ((await partsDone()) < 1) await setTimeout(20);
  kill.abort();
  return running;
}

async function readLines(): Promise<readonly ReportLine[]> {
  const names = (await readdir(path.join(out, 'ndjson'))).sort();
  const texts = await Promise.all(names.map(name => readFile(path.join(out, 'ndjson', name), 'utf8')));
  return texts.flatMap(text => text.split('\n').flatMap(line => (line ? [JSON.parse(line) as ReportLine] : [])));
}

async function query(sql: string): Promise<Record<string, DuckDBValue>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjects();
  } finally {
    connection.closeSync();
  }
}
const dataSet = (name: string) => `read_parquet('${out}/parquet/${name}/*.parquet')`;
const valuesOf = (rows: readonly Record<string, DuckDBValue>[]) => rows.flatMap(row => Object.values(row));
const twice = (values: readonly unknown[]) => values.filter((value, at) => values.indexOf(value) !== at);

/** All rests on the same folder, one step after the other, as an operator works. */
describe('import', { concurrency: false }, () => {
  it('killed with -9 in its second part and called again, has every report exactly once', async () => {
    assert.equal(await killMidWay(), null, 'it ended before it could be killed');
    assert.ok((await partsDone()) < 3);

    const summary = await runImport();
    const sources = (await readLines()).map(({ source }) => source);
    assert.deepEqual([sources.length, twice(sources)], [FILES, []]);
    assert.deepEqual(sources, [...sources].sort(), 'the same folder gives the same order');
    const rows = await query(`SELECT source FROM ${dataSet('reports')} ORDER BY source`);
    assert.deepEqual(sources, valuesOf(rows));
    assert.equal(summary?.reports, FILES);
  });

  it('says what could not be read, by kind, with examples', async () => {
    const summary = JSON.parse(await readFile(path.join(out, 'summary.json'), 'utf8')) as ImportSummary;
    assert.equal(summary.files, FILES + 2);
    assert.deepEqual(Object.keys(summary.failures).sort(), ['damaged', 'no-report']);
    assert.match(summary.failures['no-report']!.examples[0]!.source, /zz-notes\.txt$/);
    const failures = (await readFile(path.join(out, 'failures.ndjson'), 'utf8')).trim().split('\n');
    assert.equal(failures.length, 2);
    assert.match(await readFile(path.join(out, 'README.txt'), 'utf8'), /DuckDB[\s\S]*Spark[\s\S]*ClickHouse/);
  });

  it('Parquet says of every cell what the NDJSON says', async () => {
    const lines = await readLines();
    const rows = await query(
      `SELECT source, "table" || '.' || "row" || '.' || "column" AS key, value, kind, printed FROM ${dataSet('cells')}`,
    );
    const told = new Map(rows.map(row => [`${row.source} ${row.key}`, [row.value, row.kind, row.printed]]));
    const cells = lines.flatMap(({ source, report }) =>
      Object.entries(report.cells).map(
        ([key, cell]) => [`${source} ${key}`, [valueOf(report, key), cell.kind, cell.printed]] as const,
      ),
    );
    assert.equal(rows.length, cells.length);
    assert.ok(cells.length > 100 * FILES, `${cells.length} cells`);
    for (const [name, facts] of cells) assert.deepEqual(told.get(name), facts, name);
  });

  it('a row of the reports has the same cells again, side by side', async () => {
    const [{ source, report }] = (await readLines()) as [ReportLine];
    const [row] = await query(`SELECT * FROM ${dataSet('reports')} WHERE source = '${source}'`);
    for (const key of Object.keys(report.cells))
      assert.equal(row![key.replaceAll('.', '_')], valueOf(report, key), key);
    assert.deepEqual([row!.agency, row!.year, row!.title], [report.agency, report.year, report.title]);
  });

  it('called again with nothing new, reads and changes nothing', async () => {
    const journal = await readFile(path.join(out, 'journal.ndjson'), 'utf8');
    const summary = await runImport();
    assert.equal(summary?.reports, FILES);
    assert.equal(await readFile(path.join(out, 'journal.ndjson'), 'utf8'), journal);
  });

  it('a file that changed replaces what it said before, a new one is added: nothing counts twice', async () => {
    const changed = path.join(from, '0000', '000003.txt');
    await writeFile(changed, soundText(77_777, { agency: '虚构市改过的局', format: '2021', year: 2024 }));
    await writeFile(path.join(from, '0000', '9-new.txt'), soundText(88_888));

    const summary = await runImport();
    const lines = await readLines();
    assert.deepEqual(twice(lines.map(({ source }) => source)), []);
    assert.deepEqual([lines.length, summary?.reports, summary?.files], [FILES + 1, FILES + 1, FILES + 3]);
    assert.deepEqual(
      lines.filter(({ source }) => source === changed).map(({ report }) => report.agency),
      ['虚构市改过的局'],
    );
    const rows = await query(`SELECT agency FROM ${dataSet('reports')} WHERE source = '${changed}'`);
    assert.deepEqual(rows, [{ agency: '虚构市改过的局' }]);
    const [{ count }] = (await query(`SELECT count(DISTINCT source)::INTEGER AS count FROM ${dataSet('cells')}`)) as [
      { count: number },
    ];
    assert.equal(count, FILES + 1);
  });
});

function valueOf(report: Report, key: string): number | null {
  const [table, ...rest] = key.split('.') as ['proactive' | 'applications' | 'remedies', ...string[]];
  const column = rest.pop()!;
  return report[table]?.[rest.join('.')]?.[column] ?? null;
}
