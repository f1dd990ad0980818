import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { freePort, isReady, pause, ROOT } from '../system/node.ts';

/**
 * The two commands of the README from a fresh clone below a closed home: as root, and as an ordinary user. `npm ci` fetches
 * packages; FRESH_CLONE_TESTS=1 runs `npm test` there as well.
 */
const place = mkdtempSync(join(tmpdir(), 'gongkai-fresh-'));
after(() => rmSync(place, { recursive: true, force: true }));
chmodSync(place, 0o755);

/** initdb looks its user up, so it is one that every system has; its home is the one given here. */
const USER = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

interface Person {
  readonly who: string;
  readonly as: { uid: number; gid: number } | null;
}

const people: readonly Person[] = isRoot
  ? [
      { who: 'root below a closed home', as: null },
      { who: 'an ordinary user', as: USER },
    ]
  : [{ who: 'an ordinary user', as: null }];

for (const { who, as } of people) {
  describe(`a fresh clone, as ${who}`, () => {
    const home = join(place, as ? 'user' : 'root');
    const clone = join(home, 'gongkai');
    const options = { as, home };

    it('is installed by npm ci', async t => {
      mkdirSync(home, { mode: 0o700 });
      if (as) chownSync(home, as.uid, as.gid);
      // The clone belongs to whom the machine gives it to; git itself refuses to read another user's repository.
      const cloned = await run('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone], {
        as: null,
        home,
        cwd: home,
      });
      assert.equal(cloned.code, 0, cloned.text);
      if (as) await run('chown', ['-R', `${as.uid}:${as.gid}`, clone], { as: null, home, cwd: home });
      const installed = await run('npm', ['ci', '--no-audit', '--no-fund'], { ...options, cwd: clone });
      assert.equal(installed.code, 0, installed.text.slice(-3_000));
      t.diagnostic(`npm ci: ${(installed.ms / 1_000).toFixed(1)} s`);
      assert.ok(existsSync(join(clone, 'apps', 'console', 'dist', 'index.html')), 'the console is built');
    });

    it('answers its first page within 30 s of npm start, and within 5 s when started again', async t => {
      const ports = { PORT: String(await freePort()), OFFICE_PORT: String(await freePort()), METRICS_PORT: '0' };
      const portalUrl = `http://127.0.0.1:${ports.PORT}`;
      for (const [start, withinMs] of [
        ['first', 30_000],
        ['second', 5_000],
      ] as const) {
        const started = Date.now();
        const npm = launch('npm', ['start', '--silent'], { ...options, cwd: clone, env: ports });
        try {
          while (!(await isReady(portalUrl)) || (await fetch(`${portalUrl}/`)).status !== 200) {
            assert.equal(npm.child.exitCode, null, npm.text());
            assert.ok(Date.now() - started < 120_000, npm.text());
            await pause(50);
          }
          const ms = Date.now() - started;
          t.diagnostic(`${start} start to first page: ${ms} ms`);
          assert.ok(ms < withinMs, `${start} start took ${ms} ms`);
          if (start === 'first') await untilBanner(npm.text);
          assert.match(await (await fetch(`${portalUrl}/`)).text(), /云岭县/);
        } finally {
          npm.child.kill('SIGTERM');
        }
        // Sent to npm, as a supervisor would: it must reach the server and drain it, not leave it behind.
        const code = await npm.ended;
        const goesOn = await isReady(portalUrl);
        if (goesOn) process.kill(-npm.child.pid!, 'SIGTERM');
        assert.equal(goesOn, false, 'the server went on without npm');
        assert.equal(code, 0, npm.text().slice(-2_000));
      }
    });

    it('passes its tests', {
      skip: process.env.FRESH_CLONE_TESTS ? false : 'FRESH_CLONE_TESTS is not set',
    }, async () => {
      const tested = await run('npm', ['test'], { ...options, cwd: clone });
      assert.equal(tested.code, 0, tested.text.slice(-5_000));
    });
  });
}

/** Addresses and accounts are printed for the person at the terminal; the county arrives in the background. */
async function untilBanner(text: () => string): Promise<void> {
  for (let waited = 0; !/county and its people are in/.test(text()); waited += 200) {
    assert.ok(waited < 120_000, text().slice(-2_000));
    await pause(200);
  }
  assert.match(text(), /fuban\.clerk/);
  assert.match(text(), /Yunling-2026/);
}

interface Launch {
  readonly as: { uid: number; gid: number } | null;
  readonly home: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

function launch(command: string, args: readonly string[], { as, home, cwd, env }: Launch) {
  const chunks: string[] = [];
  const child: ChildProcess = spawn(command, args, {
    cwd,
    ...(as ?? {}),
    // A group of its own, so that nothing stays behind when npm ends without its children.
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TMPDIR: tmpdir(),
      npm_config_cache: join(home, '.npm'),
      ...npmSettings(),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', chunk => chunks.push(String(chunk)));
  const ended = new Promise<number | null>(resolve => child.once('exit', code => setTimeout(() => resolve(code), 100)));
  return { child, ended, text: () => chunks.join('') };
}

/** Where packages come from is the machine's affair. */
function npmSettings(): Record<string, string> {
  const names = Object.keys(process.env).filter(name =>
    /^npm_config_(?!cache$)|^(https?|no)_proxy$|^NODE_EXTRA_CA/i.test(name),
  );
  return Object.fromEntries(names.map(name => [name, process.env[name]!]));
}

async function run(command: string, args: readonly string[], options: Launch) {
  const started = Date.now();
  const { ended, text } = launch(command, args, options);
  return { code: await ended, text: text(), ms: Date.now() - started };
}
