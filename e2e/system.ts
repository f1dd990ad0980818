import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The whole system as `npm start` runs it, in mode `acceptance`, in a data folder of its own. */
export interface RunningSystem {
  readonly portalUrl: string;
  readonly officeUrl: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** What the seed printed: agencies, and one account for each role. */
  readonly seed: Seed;
  stop(): Promise<number | null>;
}

export interface Seed {
  readonly agencies: readonly { id: number; name: string }[];
  readonly accounts: readonly {
    role: string;
    agencyId: number;
    loginName: string;
    password: string;
    totpSecret: string;
    name: string;
  }[];
}

/** `demo` is the whole county with three years of life, for pictures; `acceptance` is small and quick. */
export async function startSystem(
  environment: Readonly<Record<string, string>> = {},
  profile: 'acceptance' | 'demo' = 'acceptance',
): Promise<RunningSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-e2e-'));
  const [port, officePort] = [await freePort(), await freePort()];
  const env = {
    ...process.env,
    MODE: 'acceptance',
    HOST: '127.0.0.1',
    PORT: String(port),
    OFFICE_PORT: String(officePort),
    METRICS_PORT: '0',
    DATA_DIR: dataDir,
    ...environment,
  };
  const child = spawn(process.execPath, ['apps/cli/gongkai.mjs', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(String(chunk)));
  const urls = { portalUrl: `http://127.0.0.1:${port}`, officeUrl: `http://127.0.0.1:${officePort}` };
  try {
    await Promise.all(Object.values(urls).map(url => waitReady(url, child)));
    const seed = JSON.parse(await run(['seed', `--profile=${profile}`, '--json'], env)) as Seed;
    return { ...urls, dataDir, process: child, seed, stop: () => stop(child, dataDir) };
  } catch (fault) {
    await stop(child, dataDir);
    throw new Error(`the system did not start: ${(fault as Error).message}\n${output.join('').slice(-4_000)}`);
  }
}

async function stop(child: ChildProcess, dataDir: string): Promise<number | null> {
  const code =
    child.exitCode ??
    (await new Promise<number | null>(resolve => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    }));
  await rm(dataDir, { recursive: true, force: true });
  return code;
}

async function waitReady(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 200))) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      response => response.ok,
      () => false,
    );
    if (ready) return;
  }
  throw new Error(`${url} was not ready within a minute`);
}

export function run(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/cli/gongkai.mjs', ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => (out += chunk));
    child.stderr.on('data', chunk => (err += chunk));
    child.on('exit', code =>
      code === 0 ? resolve(out) : reject(new Error(`gongkai ${args[0]} ended with ${code}: ${err.slice(-2_000)}`)),
    );
  });
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
