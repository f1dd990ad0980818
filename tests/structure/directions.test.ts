import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTest, readSources, type SourceFile } from './imports.ts';

const sources = await readSources();
const code = sources.filter(source => !isTest(source.path));

function roomOf(path: string): string {
  const platform = /^apps\/server\/src\/(platform|portal|office)\b/.exec(path);
  const feature = /^apps\/server\/src\/features\/([^/]+)/.exec(path);
  if (feature) return `feature ${feature[1]}`;
  if (platform) return platform[1]!;
  return /^(packages|apps)\/[^/]+/.exec(path)?.[0] ?? 'tools';
}

const WORKSPACES: Record<string, readonly string[]> = {
  'packages/statute': [],
  'packages/contract': ['@gongkai/statute', 'zod'],
  'packages/annual-report': ['@gongkai/statute'],
  'apps/console': ['@gongkai/contract'],
  'apps/checkup': ['@gongkai/annual-report'],
};

/** The law and the interface stand alone; the others may take libraries, but only these rooms of ours. */
const ALONE: ReadonlySet<string> = new Set(['packages/statute', 'packages/contract']);

describe('the structure of the house', () => {
  it('statute imports nothing, contract statute and zod, annual-report statute, console contract, checkup annual-report', () => {
    const wrong = code.flatMap(({ path, packages }) => {
      const allowed = WORKSPACES[roomOf(path)];
      if (!allowed) return [];
      const ours = ALONE.has(roomOf(path)) ? packages : packages.filter(name => name.startsWith('@gongkai/'));
      return ours
        .filter(name => !allowed.some(room => name === room || name.startsWith(`${room}/`)))
        .map(name => `${path} → ${name}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('a workspace is entered by its package name, never by a relative path', () => {
    const wrong = code.flatMap(({ path, imports }) => {
      const own = /^(packages|apps)\/[^/]+/.exec(path)?.[0];
      return own ? imports.filter(target => !target.startsWith(`${own}/`)).map(target => `${path} → ${target}`) : [];
    });
    assert.deepEqual(wrong, []);
  });

  it('the platform knows no feature and no entry', () => {
    const wrong = code
      .filter(({ path }) => roomOf(path) === 'platform')
      .flatMap(({ path, imports }) =>
        imports
          .filter(target => /^apps\/server\/src\/(features|portal|office)/.test(target))
          .map(target => `${path} → ${target}`),
      );
    assert.deepEqual(wrong, []);
  });

  it("a feature enters another feature by that feature's index.ts only", () => {
    const wrong = code
      .filter(({ path }) => roomOf(path).startsWith('feature '))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            target =>
              target.startsWith('apps/server/src/features/') &&
              roomOf(target) !== roomOf(path) &&
              !/^apps\/server\/src\/features\/[^/]+\/index\.ts$/.test(target),
          )
          .map(target => `${path} → ${target}`),
      );
    assert.deepEqual(wrong, []);
  });

  it('a rule never sees a store, a store never calls a rule', () => {
    // A store may name the type of a rule's value; calling it is what would mix them.
    const wrong = code.flatMap(file => {
      const isRule = /\/rules(\/|\.ts)/.test(file.path);
      const isStore = /\/store(\/|\.ts)/.test(file.path);
      const forbidden = isRule ? /\/(store|commands|queries)(\/|\.ts)/ : isStore ? /\/(rules|commands)(\/|\.ts)/ : null;
      const targets = isRule ? file.imports : valueImports(file);
      return forbidden
        ? targets.filter(target => forbidden.test(target)).map(target => `${file.path} → ${target}`)
        : [];
    });
    assert.deepEqual(wrong, []);
  });

  it('no files import each other in a circle', () => {
    assert.deepEqual(findCircle(code), []);
  });

  it('SQL stands in stores, queries, migrations and the platform only', () => {
    const wrong = code.filter(
      ({ path, text }) =>
        /\/(rules|routes|refusals)(\/|\.ts)/.test(path) &&
        /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|sql`/.test(text),
    );
    assert.deepEqual(
      wrong.map(({ path }) => path),
      [],
    );
  });

  it('no file is longer than 400 lines, and nine in ten are under 200', () => {
    const lengths = code
      .filter(({ path }) => !path.includes('.data.'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    assert.deepEqual(
      lengths.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`),
      [],
    );
    const short = lengths.filter(({ lines }) => lines <= 200).length;
    assert.ok(short / lengths.length >= 0.9, `only ${short} of ${lengths.length} files are under 200 lines`);
  });
});

/** The files of one circle of value imports, or nothing. Type imports vanish at run time and may point back. */
function findCircle(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, trail: string[]): string[] => {
    if (state.get(path) === 'done') return [];
    if (state.get(path) === 'open') return [...trail.slice(trail.indexOf(path)), path];
    state.set(path, 'open');
    const file = byPath.get(path);
    for (const target of file ? valueImports(file) : []) {
      const circle = visit(target, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    state.set(path, 'done');
    return [];
  };
  for (const { path } of files) {
    const circle = visit(path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function valueImports(file: SourceFile): string[] {
  const withoutTypes = file.text.replace(/(?:import|export)\s+type\s[^'";]*?from\s*['"][^'"]+['"]/g, '');
  return file.imports.filter(target => withoutTypes.includes(`/${target.split('/').at(-1)}'`));
}
