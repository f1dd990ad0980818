import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { renderDocx } from '@gongkai/annual-report';
import { seededDraw, soundReport } from '../../packages/annual-report/src/testing/sound-report.ts';
import { readInBrowser } from './read-in-browser.ts';
import { installPackage } from './unpacked-package.ts';

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const AGENCY = '云岭县青石镇人民政府';

const consumer = installPackage();
after(() => consumer.remove());
const sound = soundReport(seededDraw(2023), { format: '2021', year: 2023, agency: AGENCY });
const granted = sound.applications.granted!.natural!;
writeFileSync(join(consumer.folder, '年报.docx'), await renderDocx(sound));

const EXAMPLE = `import { readFile } from 'node:fs/promises';
import { checkReport, compareReports, readReport, renderDocx, renderSheetHtml } from '@gongkai/annual-report';
import { renderSheetPdf } from '@gongkai/annual-report/pdf';

const { report, problems } = await readReport(await readFile('年报.docx'));
if (!report) throw new Error(problems[0]?.message);
const checked = checkReport(report);
const again = await readReport(await renderDocx(checked));
const pdf = await renderSheetPdf(checked);
console.log(
  JSON.stringify({
    agency: report.agency,
    year: report.year,
    granted: report.applications.granted?.natural,
    printed: report.cells['applications.granted.natural']?.printed,
    errors: checked.findings.filter(({ severity }) => severity === 'error').length,
    sheet: renderSheetHtml(checked).includes('校核意见'),
    changed: compareReports(report, again.report ?? report).cells.filter(({ first, second }) => first !== second).length,
    pdf: new TextDecoder().decode(pdf.subarray(0, 5)),
  }),
);
`;

const EXPECTED = { agency: AGENCY, year: 2023, granted, printed: String(granted), errors: 0 };

describe('the package from its tarball', () => {
  it('reads, checks, compares and writes under the node of this machine', () => {
    writeFileSync(join(consumer.folder, 'example.mjs'), EXAMPLE);
    const out = execFileSync('node', ['example.mjs'], { cwd: consumer.folder, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(out), { ...EXPECTED, sheet: true, changed: 0, pdf: '%PDF-' });
  });

  it('brings types that resolve, and that refuse what the package does not have', () => {
    const compile = (name: string, text: string) => {
      writeFileSync(join(consumer.folder, name), text);
      const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom'];
      execFileSync(process.execPath, [TSC, ...flags, '--types', '', '--skipLibCheck', name], {
        cwd: consumer.folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    };
    const typed = (more: string) => `import { checkReport, type Finding, readReport } from '@gongkai/annual-report';
import { renderPdf } from '@gongkai/annual-report/pdf';
const { report } = await readReport(new Uint8Array());
if (report) {
  const findings: readonly Finding[] = checkReport(report).findings;
  const year: number | null = report.year;
  const pdf: Uint8Array = await renderPdf(report);
  ${more}
}
export {};
`;
    compile('consumer.mts', typed(''));
    assert.throws(
      () => compile('wrong.mts', typed('const wrong: string = report.year;')),
      (fault: { stdout?: string }) => /error TS2322/.test(fault.stdout ?? ''),
    );
  });

  it('needs nothing of Node in its main entry', () => {
    const packages = new Set<string>();
    const files = followImports(join(consumer.package, 'annual-report/src/index.js'), packages);
    assert.ok(files.size > 50, `${files.size} files`);
    assert.deepEqual([...packages].filter(isBuiltin), []);
    const { dependencies } = JSON.parse(readFileSync(join(consumer.package, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of packages)
      assert.ok(
        Object.keys(dependencies).some(known => name === known || name.startsWith(`${known}/`)),
        `${name} is not a dependency`,
      );
  });

  it('leaves tests and generators at home', () => {
    assert.deepEqual(globSync('**/*{.test.,/testing/}*', { cwd: consumer.package }), []);
  });

  it('reads and checks in a browser', async () => {
    const read = await readInBrowser(consumer.folder, '年报.docx');
    assert.deepEqual(read, EXPECTED);
  });
});

/** Every file that an entry reaches, now or later; the packages they name are gathered. */
function followImports(file: string, packages: Set<string>, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from, bare, later] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const name = (from ?? bare ?? later)!;
    if (name.startsWith('.')) followImports(join(dirname(file), name), packages, seen);
    else packages.add(name);
  }
  return seen;
}

/** As the compiler writes them: from a file, for its effect, later. */
const IMPORT =
  /^(?:import|export)\b[^'";=()]*? from ['"]([^'"]+)['"]|^import ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm;
