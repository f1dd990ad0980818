import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FILE_LIMIT_BYTES, type Report, renderText } from '@gongkai/annual-report';
import { zipSync } from 'fflate';
import { seededDraw, soundReport } from '../../../../packages/annual-report/src/testing/sound-report.ts';
import { EXIT } from '../exit-codes.ts';
import { runCli } from '../testing/run-cli.ts';
import { soundText } from './testing/sound-files.ts';

let room: string;
const at = (name: string) => path.join(room, name);
const sound = soundReport(seededDraw(11), { format: '2021', year: 2024 });

before(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'gongkai-report-'));
  await writeFile(at('sound.txt'), renderText(sound));
  await writeFile(at('unsound.txt'), renderText(withWrongTotal(sound)));
  await writeFile(at('notes.txt'), '会议通知：明天上午九点开会（虚构）。');
});
after(() => rm(room, { recursive: true, force: true }));

/** New applications of natural persons one higher than the row's total allows. */
function withWrongTotal(report: Report): Report {
  const key = 'applications.new.natural';
  const value = report.applications.new!.natural! + 1;
  return {
    ...report,
    applications: { ...report.applications, new: { ...report.applications.new, natural: value } },
    cells: { ...report.cells, [key]: { ...report.cells[key]!, printed: String(value) } },
  };
}

const report = (...args: string[]) => runCli(['report', ...args]);

describe('report read', () => {
  it('prints a report with what is wrong with it and ends with 0 all the same', async () => {
    const { code, stdout, stderr } = await report('read', at('unsound.txt'));
    assert.equal(code, EXIT.done, stderr);
    assert.ok(stdout.includes(sound.agency!));
    assert.match(stdout, /必改 [1-9]/);
  });

  it('--json prints the report of the contract, every cell as it was written', async () => {
    const { code, stdout, stderr } = await report('read', at('sound.txt'), '--json');
    assert.equal(code, EXIT.done, stderr);
    const read = JSON.parse(stdout) as Report;
    const { proactive, applications, remedies } = read;
    assert.deepEqual(
      { proactive, applications, remedies },
      { proactive: sound.proactive, applications: sound.applications, remedies: sound.remedies },
    );
    assert.deepEqual([read.agency, read.year, read.problems, read.findings], [sound.agency, 2024, [], []]);
  });

  it("--previous holds this year's carried-in figure against last year's file", async () => {
    const lastYear = soundText(12, { format: '2021', year: 2023, agency: sound.agency! });
    await writeFile(at('last-year.txt'), lastYear);
    const { stdout } = await report('read', at('sound.txt'), '--previous', at('last-year.txt'), '--json');
    const carriedIn = (JSON.parse(stdout) as Report).findings.filter(({ rule }) => /continuity/.test(rule));
    assert.ok(carriedIn.length > 0, stdout.slice(-600));
  });

  it('a file without a report, and one that is not there, end with 2 and say so', async () => {
    const none = await report('read', at('notes.txt'));
    assert.equal(none.code, EXIT.unusable);
    assert.match(none.stderr, /没有找到政府信息公开工作年度报告/);
    const missing = await report('read', at('nowhere.docx'));
    assert.equal(missing.code, EXIT.unusable);
    assert.match(missing.stderr, /nowhere\.docx is not there/);
  });

  it('a file of 65 MB is refused by its size, in a sentence', async () => {
    const file = await open(at('large.pdf'), 'w');
    await file.truncate(FILE_LIMIT_BYTES + 1024 * 1024);
    await file.close();
    const { code, stderr } = await report('read', at('large.pdf'));
    assert.equal(code, EXIT.unusable);
    assert.match(stderr, /超过 64 MB/);
  });
});

describe('report check', () => {
  it('ends with 0 for a sound report, 1 for one with an error, 2 where one file holds no report', async () => {
    const codes: (number | null)[] = [];
    for (const files of [['sound.txt'], ['sound.txt', 'unsound.txt'], ['unsound.txt', 'notes.txt']])
      codes.push((await report('check', ...files.map(at))).code);
    assert.deepEqual(codes, [EXIT.done, EXIT.refused, EXIT.unusable]);
  });

  it('--fail-on never ends with 0 and still tells; an unknown severity or number of jobs ends with 2', async () => {
    const never = await report('check', at('unsound.txt'), '--fail-on', 'never');
    assert.equal(never.code, EXIT.done, never.stderr);
    assert.match(never.stdout, /必改 [1-9]/);
    assert.equal((await report('check', at('sound.txt'), '--fail-on', 'worst')).code, EXIT.unusable);
    assert.equal((await report('check', at('sound.txt'), '--jobs', '0')).code, EXIT.unusable);
  });

  it('--json tells of every file in the order given, and of every rule how it came out', async () => {
    const { stdout } = await report('check', at('unsound.txt'), at('notes.txt'), at('sound.txt'), '--json');
    const told = JSON.parse(stdout) as { file: string; report?: null; checks?: { outcome: string }[]; findings?: [] }[];
    assert.deepEqual(
      told.map(({ file }) => path.basename(file)),
      ['unsound.txt', 'notes.txt', 'sound.txt'],
    );
    assert.equal(told[1]!.report, null);
    assert.ok(told[2]!.checks!.length > 20);
    assert.deepEqual(told[2]!.findings, []);
  });

  it('goes through a zip, and says of an encrypted file that it is encrypted', async () => {
    const text = new TextEncoder().encode(renderText(sound));
    await writeFile(at('county.zip'), encrypt('locked.txt', zipSync({ 'a/one.txt': text, 'locked.txt': text })));
    const { code, stdout, stderr } = await report('check', at('county.zip'));
    assert.equal(code, EXIT.unusable);
    assert.match(stdout, /county\.zip!\/a\/one\.txt/);
    assert.match(stderr, /locked\.txt：文件设了打开密码/);
  });

  it('a bomb in a zip costs one sentence', async () => {
    const text = new TextEncoder().encode(renderText(sound));
    const bomb = new Uint8Array(FILE_LIMIT_BYTES + 2);
    await writeFile(at('bomb.zip'), sayItIsSmall('bomb.txt', zipSync({ 'bomb.txt': bomb, 'good.txt': text })));
    const { code, stdout, stderr } = await report('check', at('bomb.zip'));
    assert.equal(code, EXIT.unusable);
    assert.match(stdout, /good\.txt/);
    assert.match(stderr, /bomb\.txt：文件解压后过大/);
  });
});

describe('report compare', () => {
  it('two years of one agency: figures, what does not carry over, text', async () => {
    await writeFile(at('before.txt'), soundText(13, { format: '2021', year: 2023, agency: sound.agency! }));
    const { code, stdout, stderr } = await report('compare', at('before.txt'), at('sound.txt'), '--json');
    assert.equal(code, EXIT.done, stderr);
    const { kind, first, second } = JSON.parse(stdout) as { kind: string; first: Report; second: Report };
    assert.deepEqual([kind, first.year, second.year], ['years', 2023, 2024]);
    const told = await report('compare', at('before.txt'), at('sound.txt'));
    assert.match(told.stdout, /文字相似度/);
  });
});

describe('report render', () => {
  for (const format of ['docx', 'html', 'pdf', 'json', 'txt'])
    it(`writes ${format}, which reads back to the same tables`, async () => {
      const target = at(`written.${format}`);
      const written = await report('render', at('sound.txt'), '--to', format, '--out', target);
      assert.equal(written.code, EXIT.done, written.stderr);
      // JSON is for programs: it is what `read --json` prints.
      const json = format === 'json' ? await readFile(target, 'utf8') : (await report('read', target, '--json')).stdout;
      const { proactive, applications, remedies } = JSON.parse(json) as Report;
      assert.deepEqual(
        { proactive, applications, remedies },
        { proactive: sound.proactive, applications: sound.applications, remedies: sound.remedies },
      );
    });

  it('--sheet writes what is wrong; a format nobody knows ends with 2', async () => {
    const { code, stdout } = await report('render', at('unsound.txt'), '--sheet', '--to', 'html', '--out', '-');
    assert.equal(code, EXIT.done);
    assert.match(stdout, /校核意见/);
    assert.equal((await report('render', at('sound.txt'), '--to', 'odt')).code, EXIT.unusable);
  });
});

/** Sets the flag of encryption of one file in the list of a zip. */
const encrypt = (name: string, zip: Uint8Array) =>
  patchListed(name, zip, (view, entry) => view.setUint16(entry + 8, 1, true));
/** A list may lie about what a file unpacks to. */
const sayItIsSmall = (name: string, zip: Uint8Array) =>
  patchListed(name, zip, (view, entry) => view.setUint32(entry + 24, 1_000, true));

function patchListed(name: string, zip: Uint8Array, change: (view: DataView, entry: number) => void): Uint8Array {
  const nameAt = Buffer.from(zip).lastIndexOf(name);
  change(new DataView(zip.buffer, zip.byteOffset, zip.length), nameAt - 46);
  return zip;
}
