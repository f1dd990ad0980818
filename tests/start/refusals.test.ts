import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { emptyDatabase } from '@gongkai/server/platform/testing/database.ts';
import { addressVariables } from '../system/external-cluster.ts';
import { freePort, type Ran, runCommand } from '../system/node.ts';

/** What an operator meets at the first start: a sentence that says what to do, an exit code, and nothing damaged. */
async function serve(environment: Readonly<Record<string, string>>, as?: { uid: number; gid: number }): Promise<Ran> {
  const ports = { PORT: String(await freePort()), OFFICE_PORT: String(await freePort()), METRICS_PORT: '0' };
  return await runCommand(['serve'], { MODE: 'acceptance', ...ports, ...environment }, { ...(as ? { as } : {}) });
}

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'gongkai-start-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function assertRefused(ran: Ran, code: number, ...sentences: RegExp[]): void {
  assert.equal(ran.code, code, ran.err + ran.out);
  for (const sentence of sentences) assert.match(ran.err, sentence);
  assert.doesNotMatch(ran.err, /^\s+at /m, 'a stack trace is no sentence');
}

const NOBODY = { uid: 65_534, gid: 65_534 };

describe('gongkai serve', () => {
  it('says which port is in use, and by which variable to change it, before it touches anything', async t => {
    const dataDir = join(folder(t), 'data');
    const holder = net.createServer();
    await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve));
    t.after(() => void holder.close());
    const { port } = holder.address() as net.AddressInfo;
    const ran = await serve({ DATA_DIR: dataDir, OFFICE_PORT: String(port) });
    assertRefused(ran, 1, new RegExp(`port ${port} on 127.0.0.1 is in use`), /OFFICE_PORT/);
    assert.throws(() => statSync(dataDir), { code: 'ENOENT' });
  });

  it('refuses a data folder of a newer PostgreSQL and of a newer layout, and leaves them as they are', async t => {
    const newerMajor = folder(t);
    mkdirSync(join(newerMajor, 'postgres'));
    writeFileSync(join(newerMajor, 'postgres', 'PG_VERSION'), '99\n');
    assertRefused(await serve({ DATA_DIR: newerMajor }), 2, /was made by PostgreSQL 99/, /Nothing was changed/);
    assert.deepEqual(readdirSync(join(newerMajor, 'postgres')), ['PG_VERSION']);
    const newerFormat = folder(t);
    writeFileSync(join(newerFormat, 'format.json'), '{"format":2}');
    assertRefused(await serve({ DATA_DIR: newerFormat }), 2, /has format 2, this program knows 1/);
    assert.ok(!readdirSync(newerFormat).includes('postgres'));
  });

  it('refuses a folder that cannot be made or is a file', async t => {
    const place = folder(t);
    writeFileSync(join(place, 'file'), '');
    assertRefused(await serve({ DATA_DIR: join(place, 'file', 'data') }), 2, /data folder .* cannot be (made|written)/);
    assertRefused(await serve({ DATA_DIR: '/proc/gongkai/data' }), 2, /data folder .* cannot be (made|written)/);
  });

  it('refuses a folder that this user may only read', { skip: cannotBecomeNobody() }, async t => {
    const place = folder(t);
    chmodSync(place, 0o555);
    const environment = { DATA_DIR: place, HOME: '/nonexistent', TMPDIR: '/tmp' };
    assertRefused(await serve(environment, NOBODY), 2, /cannot be written \(EACCES\)/, /DATA_DIR/);
    assert.deepEqual(readdirSync(place), []);
  });

  it('says what a user without an account needs', { skip: cannotBecomeNobody() }, async t => {
    const place = folder(t);
    chownSync(place, 41_999, 41_999);
    const environment = { DATA_DIR: place, HOME: '/nonexistent', TMPDIR: '/tmp' };
    const ran = await serve(environment, { uid: 41_999, gid: 41_999 });
    assertRefused(ran, 2, /user \(number 41999\) has no account/, /\/etc\/passwd/);
    assert.ok(!readdirSync(place).includes('postgres'), 'nothing half-made stays');
  });

  it('refuses addresses at which no database answers, and names the variable but never the password', async t => {
    const port = await freePort();
    const at = (user: string) => `postgresql://${user}:geheim-wort@127.0.0.1:${port}/gongkai`;
    const ran = await serve({
      DATA_DIR: folder(t),
      ...addressVariables({ ownerUrl: at('o'), officeUrl: at('a'), portalUrl: at('p') }),
    });
    assertRefused(ran, 2, /DATABASE_OWNER_URL: no database answers at 127\.0\.0\.1/);
    assert.doesNotMatch(ran.err + ran.out, /geheim/);
  });

  it('refuses a database without fsync, and does not migrate it', async t => {
    const database = await emptyDatabase();
    t.after(() => database.drop());
    const ran = await serve({ DATA_DIR: folder(t), ...addressVariables(database) });
    assertRefused(ran, 1, /fsync = off/, /Set fsync = on/);
    assert.doesNotMatch(ran.out, /migration applied/);
  });

  it('refuses a database whose character classes know no Chinese, with the command that makes a right one', async t => {
    const database = await emptyDatabase(`encoding 'UTF8' locale_provider libc locale 'C' template template0`);
    t.after(() => database.drop());
    const ran = await serve({ DATA_DIR: folder(t), ...addressVariables(database) });
    assertRefused(ran, 1, /lc_ctype/, /create database/);
  });

  it('lists all faults of the settings at once', async t => {
    const ran = await serve({ DATA_DIR: folder(t), MODE: 'demo', HOST: '0.0.0.0', DATABASE_POOL_SIZE: 'many' });
    assertRefused(ran, 2, /DATABASE_POOL_SIZE/, /HOST=0\.0\.0\.0 is refused in MODE=demo/);
  });
});

/** The program itself must be readable to the other user, which it is not below a closed home. */
function cannotBecomeNobody(): string | false {
  if (process.getuid?.() !== 0) return 'needs root to become somebody else';
  for (let path = import.meta.dirname; path !== '/'; path = join(path, '..')) {
    if ((statSync(path).mode & 0o005) !== 0o005) return 'the program lies in a closed folder';
  }
  return false;
}
