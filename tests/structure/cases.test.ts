import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { rules } from '@gongkai/annual-report';
import { documentNumberFaults, OPENNESS_MARKS } from '@gongkai/statute';
import { IMPORT_FAULTS } from '../../apps/server/src/features/disclosures/import-fault-labels.ts';
import { secrecyAnswers } from '../../apps/server/src/features/disclosures/rules/judge-secrecy-form.ts';
import { MARKING_RULES } from '../../apps/server/src/platform/files/markings/marking-rules.ts';
import { UPLOAD_REFUSAL_TEXTS } from '../../apps/server/src/platform/files/upload-refusal-texts.ts';
import { platformRefusals } from '../../apps/server/src/platform/http/platform-refusals.ts';
import { isTest, root } from './imports.ts';

interface TextFile {
  readonly path: string;
  readonly text: string;
}

async function readFiles(patterns: string | string[]): Promise<TextFile[]> {
  const files: TextFile[] = [];
  for await (const found of glob(patterns, { cwd: root, exclude: path => /node_modules|[/\\]dist/.test(path) }))
    files.push({ path: found.replaceAll('\\', '/'), text: await readFile(join(root, found), 'utf8') });
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Where cases stand. This folder speaks about all of them and is none. */
const cases = (
  await readFiles(['{packages,apps,tests,e2e}/**/*.{test,proof,e2e}.{ts,tsx}', 'fixtures/**/*.json'])
).filter(({ path }) => !path.startsWith('tests/structure/'));
const sources = await readFiles('{packages,apps}/*/src/**/*.ts');
const sourceOf = (path: string) => sources.find(source => source.path === path)?.text ?? '';

/** A whole word: `agency-closed` is not named by `agency-closed-later`, nor by the name of a file. */
function names(text: string, id: string): boolean {
  return new RegExp(`(?<![\\w./-])${id.replaceAll('.', '\\.')}(?![\\w-]|\\.(?:ts|json))`).test(text);
}

function withoutCase(ids: Iterable<string>, among: readonly TextFile[] = cases): string[] {
  const all = [...new Set(ids)];
  assert.ok(all.length > 0, 'the table of rules was not found');
  return all.filter(id => !among.some(({ text }) => names(text, id)));
}

const FEATURES = 'apps/server/src/features/';
const WHOLE_SYSTEM = ['tests/', 'e2e/', 'fixtures/', 'apps/cli/', 'apps/server/src/portal/', 'apps/server/src/office/'];
const server = sources.filter(({ path }) => path.startsWith('apps/server/src/') && !isTest(path));

/** `'agency-closed': { status: 409, …`, wherever a feature keeps its sentences. */
function refusalsByFeature(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, text } of server) {
    const feature = path.startsWith(FEATURES) ? path.slice(FEATURES.length).split('/')[0]! : null;
    const codes = [...text.matchAll(/'([a-z0-9-]+)': \{\s*status: \d/g)].map(match => match[1]!);
    if (feature && codes.length > 0) found.set(feature, [...(found.get(feature) ?? []), ...codes]);
  }
  return found;
}

const beside = (...folders: string[]) => cases.filter(({ path }) => folders.some(folder => path.startsWith(folder)));

/** The ids in a union of string literals: `export type Name = | 'a' | 'b';`. */
function unionIn(path: string, name: string): string[] {
  const union = new RegExp(`type ${name} =([^;]+);`).exec(sourceOf(path))?.[1] ?? '';
  return [...union.matchAll(/'([a-z0-9-]+)'/g)].map(match => match[1]!);
}

describe('every rule has a case', () => {
  for (const [feature, codes] of refusalsByFeature())
    it(`every refusal of ${feature} is brought about beside it or by the whole system`, () => {
      assert.deepEqual(withoutCase(codes, beside(`${FEATURES}${feature}/`, ...WHOLE_SYSTEM)), []);
    });

  it('every refusal of the platform and of uploads', () => {
    assert.deepEqual(withoutCase([...Object.keys(platformRefusals), ...Object.keys(UPLOAD_REFUSAL_TEXTS)]), []);
  });

  it('every way in which a password or a certificate is refused', () => {
    const folder = 'apps/server/src/platform/sessions/';
    const flaws = [...sourceOf(`${folder}password-policy.ts`).matchAll(/kind: '([a-z-]+)'/g)].map(match => match[1]!);
    const faults = unionIn(`${folder}certificate.ts`, 'CertificateFault');
    assert.deepEqual(withoutCase([...flaws, ...faults], beside(folder, 'apps/server/src/features/agencies/')), []);
  });

  it('every marking rule has a hit in the fixtures, and every verdict a near miss', async () => {
    const [file] = await readFiles('fixtures/markings/markings.json');
    const { cases: lines } = JSON.parse(file!.text) as { cases: { verdict: string; rule?: string }[] };
    const hit = new Set(lines.map(line => line.rule));
    assert.deepEqual(
      MARKING_RULES.filter(({ id }) => !hit.has(id)).map(({ id }) => id),
      [],
    );
    assert.ok(lines.some(line => line.verdict === 'clear'));
  });

  it('every openness mark has a text that carries it, and there are texts that carry none', async () => {
    const [file] = await readFiles('fixtures/markings/openness.json');
    const { cases: texts } = JSON.parse(file!.text) as { cases: { mark: string | null }[] };
    const read = new Set(texts.map(text => text.mark));
    assert.deepEqual(
      Object.keys(OPENNESS_MARKS).filter(mark => !read.has(mark)),
      [],
    );
    assert.ok(read.has(null));
  });

  it('every problem of a holiday notice, and every refusal of the calendar', () => {
    const folder = 'packages/statute/src/calendar/';
    const codes = sources
      .filter(({ path }) => path.startsWith(folder) && !path.endsWith('.test.ts'))
      .flatMap(({ text }) => [...text.matchAll(/\b(?:code: |problem\(\s*|refuse\()'([a-z-]+)'/g)])
      .map(match => match[1]!);
    assert.deepEqual(withoutCase(codes, beside(folder, 'fixtures/calendar/', 'apps/cli/')), []);
  });

  it('every check of content, every answer of the secrecy form, every fault of an imported row', () => {
    const folder = 'apps/server/src/features/disclosures/';
    const rules = unionIn(`${folder}rules/check-content.ts`, 'ContentRule');
    const ids = [...rules, 'files-gone', ...Object.keys(secrecyAnswers), ...Object.keys(IMPORT_FAULTS)];
    assert.deepEqual(withoutCase(ids, beside(folder)), []);
  });

  it('every fault of a document number', () => {
    assert.deepEqual(withoutCase(Object.keys(documentNumberFaults), beside('packages/statute/', 'fixtures/')), []);
  });

  it('every rule of the annual report fails on one invented report, and lets another pass that nearly fails', async () => {
    const files = await readFiles('fixtures/annual-reports/rules/*/*.json');
    const outcomes = files.map(({ path, text }) => ({
      rule: path.split('/').at(-2)!,
      outcome: (JSON.parse(text) as { outcome: string }).outcome,
    }));
    const without = (wanted: string) =>
      rules
        .filter(({ id }) => !outcomes.some(({ rule, outcome }) => rule === id && outcome === wanted))
        .map(({ id }) => id);
    assert.deepEqual(
      outcomes.filter(({ rule }) => !rules.some(({ id }) => id === rule)),
      [],
      'a folder is named after no rule',
    );
    assert.deepEqual(without('fail'), []);
    assert.deepEqual(without('pass'), []);
  });

  const refused = server.flatMap(({ path, text }) =>
    [...text.matchAll(/\brefuse\('([a-z0-9-]+)'/g)].map(match => ({ path, code: match[1]! })),
  );

  it('every code that any command refuses with has its case', () => {
    assert.deepEqual(withoutCase(refused.map(({ code }) => code)), []);
  });

  it('every code that any command refuses with has its sentence, on the server or in the command line', () => {
    const written = new Set(
      [...server, ...sources.filter(({ path }) => path.startsWith('apps/cli/'))].flatMap(({ text }) =>
        [...text.matchAll(/'([a-z0-9-]+)':\s*(?:\{\s*status: \d|'|`)/g)].map(match => match[1]!),
      ),
    );
    assert.deepEqual(
      refused.filter(({ code }) => !written.has(code)).map(({ path, code }) => `${path}: ${code}`),
      [],
    );
  });
});
