import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { normaliseIdentityNumber, normaliseName, normalisePhone } from './normalise.ts';
import { createKeyFile, type KeyOptions, openKeys } from './open-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-key-file-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const NOW = '2026-11-21T02:00:00.000Z';
const dataDir = join(folder, 'data');
mkdirSync(dataDir);

const options = (part: Partial<KeyOptions>): KeyOptions => ({
  file: join(dataDir, 'keys/master.json'),
  dataDir,
  mode: 'demo',
  profile: 'international',
  now: NOW,
  ...part,
});

async function problemOf(part: Partial<KeyOptions>): Promise<string> {
  const opened = await openKeys(options(part));
  assert.ok(!opened.ok);
  return opened.problem;
}

test('openKeys() in demo makes a file only its owner can read, once', async () => {
  const first = await openKeys(options({}));
  const path = join(dataDir, 'keys/master.json');
  assert.ok(first.ok && first.created);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(join(dataDir, 'keys')).mode & 0o777, 0o700);
  const text = readFileSync(path, 'utf8');
  const second = await openKeys(options({}));
  assert.ok(second.ok && !second.created);
  assert.equal(readFileSync(path, 'utf8'), text);
  assert.deepEqual(readdirSync(join(dataDir, 'keys')), ['master.json']);
});

test('openKeys() of several processes at the first start gives all the same keys', async () => {
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => openKeys(options({ file: join(folder, 'race/keys.json') }))),
  );
  const indexes = opened.map(each => (each.ok ? each.keys.blindIndex('x', 'y').toString('hex') : each.problem));
  assert.equal(new Set(indexes).size, 1);
});

test('openKeys() in production makes nothing and says what to do', async () => {
  const file = join(folder, 'production.json');
  assert.match(await problemOf({ mode: 'production', file }), /Cannot open .*ENOENT.*create-keys/);
  assert.equal(existsSync(file), false);
  await createKeyFile(file, 'guomi', NOW);
  assert.equal((await openKeys(options({ mode: 'production', file, profile: 'guomi' }))).ok, true);
  chmodSync(file, 0o640);
  assert.match(await problemOf({ mode: 'production', file }), /mode 0640.*chmod 600/);
});

test('openKeys() in production refuses a key file among the data, by a link too', async () => {
  assert.match(await problemOf({ mode: 'production' }), /inside DATA_DIR/);
  const link = join(folder, 'link');
  symlinkSync(join(dataDir, 'keys'), link);
  assert.match(await problemOf({ mode: 'production', file: join(link, 'master.json') }), /inside DATA_DIR/);
});

test('openKeys() names the place that is wrong in a damaged file and never what stands there', async () => {
  const file = join(folder, 'damaged.json');
  await createKeyFile(file, 'international', NOW);
  const whole = JSON.parse(readFileSync(file, 'utf8'));
  const write = (text: string) => writeFileSync(file, text, { mode: 0o600 });
  write('{"format":');
  assert.match(await problemOf({ file }), /it is not JSON/);
  write(JSON.stringify({ ...whole, masters: [{ ...whole.masters[0], key: 'c2VjcmV0' }] }));
  const problem = await problemOf({ file });
  assert.match(problem, /masters\.0\.key/);
  assert.doesNotMatch(problem, /c2VjcmV0/);
  write(JSON.stringify({ ...whole, masters: [whole.masters[0], whole.masters[0]] }));
  assert.match(await problemOf({ file }), /twice in masters/);
  write(JSON.stringify({ ...whole, masters: [] }));
  assert.match(await problemOf({ file }), /masters/);
  rmSync(file);
  mkdirSync(file);
  assert.match(await problemOf({ file }), /is not a file/);
});

test('normalise…() brings the spellings of one value together and leaves rare characters', () => {
  const cases: [(text: string) => string, string, string][] = [
    [normaliseIdentityNumber, ' １１０１０５-19491231 002ｘ ', '11010519491231002X'],
    [normalisePhone, '+86 138-0013-8000', '13800138000'],
    [normalisePhone, '００８６１３８００１３８０００', '13800138000'],
    [normalisePhone, '(0371) 6550.0000', '037165500000'],
    [normaliseName, '阿卜杜拉 • 买买提　', '阿卜杜拉·买买提'],
    [normaliseName, '𠮷㼆﨑', '𠮷㼆﨑'],
  ];
  for (const [normalise, text, expected] of cases) assert.equal(normalise(text), expected);
});
