import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { agenciesTemplate } from '@gongkai/server/features/agencies/import/templates.ts';
import { testDatabase } from '@gongkai/server/platform/testing/database.ts';
import { scratchFolder } from '@gongkai/server/platform/testing/scratch-folder.ts';
import { runCli } from './testing/run-cli.ts';
import { staffedOffice } from './testing/staffed-office.ts';

const person = (loginName: string) => ({ name: `${loginName}（虚构）`, loginName });
const INSTALLATION = {
  agency: { name: '云岭县人民政府（虚构）', shortName: '云岭县（虚构）', kind: 'government', level: 'county' },
  administrators: {
    'system-administrator': person('jia.sys'),
    'security-administrator': person('yi.sec'),
    'security-auditor': person('bing.aud'),
  },
};

const office = await staffedOffice();

describe('gongkai admin', () => {
  const folder = scratchFolder({ after });
  const file = join(folder, 'administrators.json');

  it('create-keys makes both files for their owner alone, and never over a key', async () => {
    const KEY_FILE = join(folder, 'keys', 'master.json');
    const env = { KEY_FILE, DATA_DIR: join(folder, 'data') };
    const made = await runCli(['admin', 'create-keys'], { env });
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /^ed25519:/m);
    for (const name of ['master.json', 'anchor-key.json'])
      assert.equal(statSync(join(folder, 'keys', name)).mode & 0o077, 0);
    const kept = readFileSync(KEY_FILE, 'utf8');
    const again = await runCli(['admin', 'create-keys'], { env });
    assert.deepEqual([again.code, readFileSync(KEY_FILE, 'utf8') === kept], [1, true]);
    assert.ok(!`${made.stdout}${made.stderr}`.includes(JSON.parse(kept).masters[0].key), 'no key is shown');
  });

  it('create makes three persons with a password for one sign-in each, once', async () => {
    const database = await testDatabase();
    const env = {
      ...office.env,
      DATABASE_URL: database.officeUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_PORTAL_URL: database.portalUrl,
      DATA_DIR: join(folder, 'new'),
      KEY_FILE: join(folder, 'new-keys', 'master.json'),
    };
    writeFileSync(file, JSON.stringify(INSTALLATION));
    const made = await runCli(['admin', 'create', file], { env });
    assert.equal(made.code, 0, made.stderr);
    for (const label of ['系统管理员', '安全管理员', '安全审计员'])
      assert.match(made.stdout, new RegExp(`${label} {2}\\S+ {2}\\S{14}$`, 'm'));
    const posts = await database.owner.query<{ login_name: string; role: string }>(
      'select p.login_name, o.role from core.people p join core.posts o on o.person_id = p.id order by o.role',
    );
    assert.deepEqual(posts, [
      { login_name: 'yi.sec', role: 'security-administrator' },
      { login_name: 'bing.aud', role: 'security-auditor' },
      { login_name: 'jia.sys', role: 'system-administrator' },
    ]);
    const again = await runCli(['admin', 'create', file], { env });
    assert.equal(again.code, 1);
    assert.equal(again.stdout, '');
  });

  it('create refuses two roles for one person, and takes answers from the terminal', async () => {
    const { administrators } = INSTALLATION;
    const doubled = { ...administrators, 'security-auditor': person('jia.sys') };
    writeFileSync(file, JSON.stringify({ ...INSTALLATION, administrators: doubled }));
    const { code, stderr } = await runCli(['admin', 'create', file], { env: office.env });
    assert.equal(code, 2);
    assert.match(stderr, /three persons/);
    const asked = await runCli(['admin', 'create'], { env: office.env, input: ['云岭县', '云岭'] });
    assert.equal(asked.code, 2);
    assert.match(asked.stderr, /was not answered/);
  });
});

describe('gongkai agencies import', () => {
  it('takes the sheet that the console hands out, and names every problem of a wrong one', async () => {
    const right = join(office.folder, 'agencies.xlsx');
    writeFileSync(right, agenciesTemplate());
    const imported = await runCli(['agencies', 'import', right], { env: office.env });
    assert.match(`${imported.stdout}${imported.stderr}`, /imported/);
    const wrong = join(office.folder, 'wrong.xlsx');
    writeFileSync(wrong, 'no workbook');
    for (const command of ['agencies', 'people']) {
      const refused = await runCli([command, 'import', wrong], { env: office.env });
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /xlsx/);
      assert.equal((await runCli([command, 'import', join(office.folder, 'none.xlsx')], { env: office.env })).code, 2);
    }
  });
});

describe('gongkai rotate-keys and erase', () => {
  const sealed = async (personId: number) => {
    const open = await office.vault.opener(office.database.office.kysely as never, [personId]);
    const [row] = await office.database.owner.query<{ secret_sealed: Buffer }>(
      `select secret_sealed from core.second_factors where person_id = ${personId}`,
    );
    return row ? open(personId, 'totp-secret', row.secret_sealed) : null;
  };

  it('wrap every data key anew and leave what they sealed readable', async () => {
    const { personId } = await office.person('keeper', 'clerk');
    const secret = await sealed(personId);
    const rotated = await runCli(['rotate-keys'], { env: office.env });
    assert.equal(rotated.code, 0, rotated.stderr);
    assert.match(rotated.stdout, /all are under master key 2/);
    await office.keys.reload();
    assert.ok(secret !== null && (await sealed(personId)) === secret);
    const retired = await runCli(['rotate-keys', '--retire', '1'], { env: office.env });
    assert.equal(retired.code, 0, retired.stderr);
    await office.keys.reload();
    assert.equal(await sealed(personId), secret);
    assert.deepEqual(
      (await office.audits('data-keys-rewrapped')).map(({ detail }) => [detail.rewrapped, detail.left]),
      [[1, 0]],
    );
    assert.equal((await runCli(['rotate-keys', '--retire', '2'], { env: office.env })).code, 1, 'the one in use stays');
  });

  it('erase a person who is disabled, with a reason, and the ledger still verifies', async () => {
    const { personId } = await office.person('leaver', 'reviewer');
    const subject = `person/${personId}`;
    assert.equal((await runCli(['erase', subject], { env: office.env })).code, 2, 'no reason');
    const active = await runCli(['erase', subject, '--reason', '离职满三年'], { env: office.env });
    assert.match(active.stderr, /disable the account/, 'person-not-disabled');
    await office.database.owner.query(`update core.people set state = 'disabled' where id = ${personId}`);
    const erased = await runCli(['erase', subject, '--reason', '离职满三年'], { env: office.env });
    assert.equal(erased.code, 0, erased.stderr);
    assert.equal(await office.keys.findCase(office.database.office.kysely, subject).then(key => key?.erased), true);
    assert.deepEqual(await office.audits('personal-data-erased'), [{ subject, detail: { reason: '离职满三年' } }]);
    const again = await runCli(['erase', subject, '--reason', '再次'], { env: office.env });
    assert.equal(again.code, 1, 'nothing-to-erase');
    assert.equal((await runCli(['erase', 'nobody', '--reason', 'x'], { env: office.env })).code, 2);
    assert.equal((await runCli(['verify'], { env: office.env })).code, 0);
  });
});

describe('gongkai verify', () => {
  it('names the first bad event and ends with 1', async () => {
    const { owner } = office.database;
    await owner.query('alter table ledger.events disable trigger append_only');
    await owner.query(`update ledger.events set happened_on = happened_on - 1 where stream like 'post/%' and version = 1
      and stream = (select min(stream) from ledger.events where stream like 'post/%')`);
    const { code, stdout } = await runCli(['verify', '--json'], { env: office.env });
    assert.equal(code, 1);
    const report = JSON.parse(stdout);
    assert.match(report.ledger.first.stream, /^post\//);
    assert.equal(report.ledger.first.version, 1);
    const told = await runCli(['verify'], { env: office.env });
    assert.match(told.stdout, /^First: post\/\d+ event 1: /);
  });

  it('refuses a file that holds no public key, with 2', async () => {
    const wrong = join(office.folder, 'key.txt');
    writeFileSync(wrong, 'ed25519:short\n');
    const { code, stderr } = await runCli(['verify', '--public-key', wrong], { env: office.env });
    assert.equal(code, 2);
    assert.match(stderr, /holds no public key/);
  });
});
