import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { buildDocx } from '../testing/build-docx.ts';
import { htmlPage } from '../testing/build-html.ts';
import { hostileFiles } from '../testing/hostile-files.ts';
import { seededDraw } from '../testing/sound-report.ts';
import { readReport } from './read-report.ts';

const SECONDS = 10;
const MEMORY_MB = 256;

const codesOf = async (bytes: Uint8Array) => (await readReport(bytes)).problems.map(({ code }) => code);
const fixture = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../../fixtures/annual-reports/documents/${name}`, import.meta.url)));

describe('readReport() given hostile files', () => {
  for (const [name, { make, code }] of Object.entries(hostileFiles))
    it(`says ${code} of ${name}`, async () => {
      const bytes = make();
      const before = process.cpuUsage();
      assert.deepEqual(await codesOf(bytes), [code]);
      const { user, system } = process.cpuUsage(before);
      assert.ok((user + system) / 1e6 < SECONDS, `${(user + system) / 1e6} s`);
    });

  it(`needs no more than ${MEMORY_MB} MB for the worst of them`, () => {
    const script = `
      import { hostileFiles } from '${new URL('../testing/hostile-files.ts', import.meta.url).href}';
      import { readReport } from '${new URL('./read-report.ts', import.meta.url).href}';
      for (const { make, isSmall } of Object.values(hostileFiles)) if (isSmall) await readReport(make());
      console.log(Math.round(process.resourceUsage().maxRSS / 1024));`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--max-old-space-size=96',
        '--max-semi-space-size=4',
        '--input-type=module',
        '-e',
        script,
      ],
      { encoding: 'utf8' },
    );
    assert.ok(Number(stdout) > 0 && Number(stdout) < MEMORY_MB, `${stdout} MB ${stderr}`);
  });
});

describe('readReport() given damaged files', () => {
  const sources = async () => ({
    docx: await fixture('peculiar/report.docx'),
    doc: await fixture('peculiar/report.doc'),
    page: new TextEncoder().encode(htmlPage('<table><tr><td>虚构<td>1<td>2</table>', 'utf-8')),
  });

  it('says so wherever the file was cut off', async () => {
    const { docx, doc, page } = await sources();
    for (const [whole, step] of [
      [docx, 41],
      [doc, 61],
      [page, 17],
    ] as const)
      for (let length = 1; length < whole.length - 16; length += step) {
        const { report, problems } = await readReport(whole.subarray(0, length));
        assert.ok(problems.length > 0, `${length} of ${whole.length} bytes: ${report?.title}`);
      }
  });

  it('never throws over bytes changed at random, and is not slowed down by them', async () => {
    const draw = seededDraw(4);
    for (const whole of Object.values(await sources()))
      for (let round = 0; round < 150; round++) {
        const bytes = whole.slice();
        for (let left = draw(5); left >= 0; left--)
          bytes[draw(3) === 0 ? draw(511) : draw(bytes.length - 1)] = draw(255);
        const before = process.cpuUsage();
        const { problems } = await readReport(bytes);
        assert.ok(Array.isArray(problems));
        assert.ok(process.cpuUsage(before).user / 1e6 < SECONDS);
      }
  });

  it('takes no figure out of a .docx whose bytes were changed: the checksum of its text is wrong', async () => {
    const plain = buildDocx('<w:p><w:r><w:t>1234567</w:t></w:r></w:p>');
    for (let at = 30; at < plain.length; at += 3) {
      const bytes = plain.slice();
      bytes[at]! ^= 0x10;
      const { readDocx } = await import('./docx/read-docx.ts');
      const outcome = readDocx(bytes);
      const printed = outcome.ok ? JSON.stringify(outcome.document.blocks) : '1234567';
      assert.match(printed, /1234567/u, `byte ${at}`);
    }
  });
});
