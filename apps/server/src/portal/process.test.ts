import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish } from './testing/publish.ts';

const { office, portalUrl } = await testDatabase();
const ENTRY = fileURLToPath(new URL('../portal.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

let child: ChildProcess;
let base = '';

/** As the office starts it: reading the program only, writing nothing. */
function forkEntry(env: Record<string, string>): ChildProcess {
  return fork(ENTRY, [], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      '--permission',
      `--allow-fs-read=${ROOT}`,
    ],
    env: { MODE: 'demo', HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: 'http://127.0.0.1:8080', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

before(async () => {
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  await publish(office, { id: 1, title: '原来的标题' });
  child = forkEntry({});
  // The one database user that it gets to know comes by message.
  child.send({ kind: 'database', address: portalUrl });
  const [message] = (await once(child, 'message')) as [{ kind: string; port: number }];
  assert.equal(message.kind, 'listening');
  base = `http://127.0.0.1:${message.port}`;
});
after(() => child.kill('SIGKILL'));

describe('the portal process', () => {
  it('shows a change at the very next request once it has answered "flushed"', async () => {
    const title = async () => /<h1>([^<]*)<\/h1>/.exec(await (await fetch(`${base}/d/1`)).text())?.[1];
    for (let round = 0; round < 20; round++) {
      await title();
      await office.query('update public_site.items set title = $1 where id = 1', [`第 ${round} 个标题`]);
      child.send({ kind: 'flush', id: round });
      const [answer] = (await once(child, 'message')) as [{ kind: string; id: number }];
      assert.deepEqual(answer, { kind: 'flushed', id: round });
      assert.equal(await title(), `第 ${round} 个标题`);
    }
  });

  it('tells the office beside it what it counted', async () => {
    await (await fetch(`${base}/d/1`)).text();
    child.send({ kind: 'metrics', id: 4_711 });
    const [answer] = (await once(child, 'message')) as [{ kind: string; id: number; families: { lines: string[] }[] }];
    assert.deepEqual([answer.kind, answer.id], ['metrics', 4_711]);
    const lines = answer.families.flatMap(family => family.lines);
    assert.ok(
      lines.some(line => /^gongkai_http_requests_total\{process="portal",route="disclosures\.item"/.test(line)),
    );
    assert.ok(
      lines.some(line => /^process_resident_memory_bytes\{process="portal"\} \d{7,}$/.test(line)),
      lines.join('\n'),
    );
  });

  it('says in demo mode that everything is invented', async () => {
    assert.match(await (await fetch(`${base}/`)).text(), /演示数据，机构与人物均为虚构/);
  });

  it('takes the address of its database from the settings where no office sends it', async () => {
    const alone = forkEntry({ DATABASE_PORTAL_URL: portalUrl });
    const [message] = (await once(alone, 'message')) as [{ kind: string; port: number }];
    assert.equal((await fetch(`http://127.0.0.1:${message.port}/d/1`)).status, 200);
    alone.kill('SIGTERM');
    assert.deepEqual(await once(alone, 'exit'), [0, null]);
  });

  it('ends when the office goes away before its database was there', async () => {
    const waiting = forkEntry({});
    const ended = once(waiting, 'exit');
    waiting.disconnect();
    assert.deepEqual(await ended, [0, null]);
  });

  it('ends in order when the office goes away', async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await ended, [0, null]);
  });
});
