import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as contract from '@gongkai/contract';
import * as statute from '@gongkai/statute';
import { isTest, readSources, root } from './imports.ts';

/** design.md: "A new fee tariff, report form, letter or indicator touches at most three files." */
const MOST_FILES = 3;

/** Where the four tables of the design will stand; each file there is read as soon as there is one. */
const TABLES_TO_COME = ['fees', 'report-forms', 'letters', 'indicators'];

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Programs and migrations. Cases, the invented county and what is generated follow a table; they do not have to know it. */
async function readPrograms(): Promise<TextFile[]> {
  const files: TextFile[] = (await readSources()).filter(
    ({ path }) => !isTest(path) && !path.startsWith('apps/server/src/demo/'),
  );
  for await (const path of glob('apps/server/migrations/*.sql', { cwd: root }))
    files.push({ path: path.replaceAll('\\', '/'), text: await readFile(join(root, path), 'utf8') });
  return files;
}

const programs = await readPrograms();

/** Whether a file names the id: as a string, or as the key of a row. */
function namesId(text: string, id: string): boolean {
  const literal = id.replaceAll('.', '\\.');
  return new RegExp(`['"\`]${literal}['"\`]|^\\s*${literal}: [{[]`, 'm').test(text);
}

const filesThatName = (id: string) => programs.filter(({ text }) => namesId(text, id)).map(({ path }) => path);

/** Files that repeat a table, at least half of it: a new row has to be written into each. */
const filesThatRepeat = (ids: readonly string[]) =>
  programs.filter(({ text }) => 2 * ids.filter(id => namesId(text, id)).length >= ids.length).map(({ path }) => path);

/**
 * One plain word (`guide`, `closed`, `other`) is also the name of other things, so finding it says nothing. Every table holds
 * ids of two words or more as well, and those are written in the same places.
 */
const isOrdinaryWord = (id: string) => !/[.\-〔]/.test(id);

interface LawTable {
  readonly what: string;
  readonly ids: readonly string[];
  /** Rows that are more than rows, each with its reason. */
  readonly excused?: Readonly<Record<string, string>>;
  /** Rows that the program itself asks for by name, each where it counts: what matters is where the table is repeated. */
  readonly isAskedFor?: true;
}

const SEPARATED =
  '三员分立 (GB/T 22239-2019 8.1.4): an installation is founded with these three, and they exclude each other';

const TABLES: readonly LawTable[] = [
  {
    what: 'category of the catalogue',
    ids: statute.categoryIds,
    excused: { 'annual-report': 'a column of the unified platform too, with a page of its own' },
  },
  { what: 'ground for withholding', ids: Object.keys(statute.withholdingGrounds) },
  {
    what: 'ground for withdrawing',
    ids: Object.keys(contract.withdrawalGrounds),
    excused: { 'openness-changed': 'set by the program, when a correction ends publication' },
  },
  {
    what: 'openness mark',
    ids: Object.keys(statute.OPENNESS_MARKS),
    excused: { 'on-request': 'the openness of an item bears the same name (公开属性)' },
  },
  {
    what: 'holiday notice',
    ids: statute.shippedCalendar.notices.filter(({ region }) => !region).map(({ number }) => number),
  },
  {
    what: 'role',
    ids: contract.roleIds,
    excused: Object.fromEntries(contract.separatedRoles.map(role => [role, SEPARATED])),
  },
  { what: 'permission', ids: Object.keys(contract.permissions), isAskedFor: true },
  ...(await tablesToCome()),
];

/** Every exported table of rows in the folder: a record of objects, or a list of objects with an `id`. */
async function tablesToCome(): Promise<LawTable[]> {
  const tables: LawTable[] = [];
  for (const name of TABLES_TO_COME) {
    const folder = join(root, 'packages/statute/src', name);
    if (!existsSync(folder)) continue;
    const ids: string[] = [];
    for await (const file of glob('**/*.ts', { cwd: folder, exclude: path => path.endsWith('.test.ts') }))
      for (const value of Object.values(await import(join(folder, file)))) ids.push(...idsOf(value));
    tables.push({ what: `row of ${name}`, ids });
  }
  return tables;
}

function idsOf(value: unknown): string[] {
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (Array.isArray(value)) return value.flatMap(row => (isRow(row) && typeof row.id === 'string' ? [row.id] : []));
  return isRow(value) && Object.values(value as object).every(isRow) ? Object.keys(value as object) : [];
}

describe('a change of the law', () => {
  for (const { what, ids, excused = {}, isAskedFor } of TABLES) {
    const telling = ids.filter(id => !isOrdinaryWord(id) && !Object.hasOwn(excused, id));

    it(`a new ${what} touches at most ${MOST_FILES} files`, () => {
      assert.ok(telling.length > 0, `no id of this table tells anything: ${ids.join(', ')}`);
      assert.deepEqual(
        telling.filter(id => filesThatName(id).length === 0),
        [],
        'an id that is written nowhere: this test would see nothing of it',
      );
      const repeated = filesThatRepeat(telling);
      assert.ok(repeated.length <= MOST_FILES, repeated.join(', '));
      if (isAskedFor) return;
      const spread = telling.map(id => ({ id, files: filesThatName(id) }));
      assert.deepEqual(
        spread.filter(({ files }) => files.length > MOST_FILES).map(({ id, files }) => `${id}: ${files.join(', ')}`),
        [],
      );
    });

    for (const id of Object.keys(excused))
      it(`the ${what} ${id} still needs its excuse`, () => {
        assert.ok(ids.includes(id));
        assert.ok(filesThatName(id).length > MOST_FILES, 'take it out of the list of excuses');
      });
  }

  it('in a table to come is seen as soon as its folder is there', () => {
    assert.deepEqual(idsOf({ 'fee-2020': { from: '2020-01-01' }, 'fee-2030': { from: '2030-01-01' } }), [
      'fee-2020',
      'fee-2030',
    ]);
    assert.deepEqual(idsOf([{ id: 'reply-granted' }, { id: 'reply-refused' }]), ['reply-granted', 'reply-refused']);
    for (const none of ['text', 7, null, () => {}, { label: 'one row' }, ['word']]) assert.deepEqual(idsOf(none), []);
  });
});
