import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = 'apps/cli/src/main.ts';

/**
 * One node as an operator runs it. The command line is started on this very Node, without the small launcher in front, so
 * that `pid` is the server itself: a kill -9 must hit it and nothing else.
 */
export interface SystemNode {
  readonly officeUrl: string;
  readonly portalUrl: string;
  readonly pid: number;
  /** Lines of the JSON log so far, and what was written for the person at the terminal. */
  readonly output: () => string;
  hasEnded(): boolean;
  /** Without warning, as a power cut or the kernel would. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
}

export interface NodeOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly roles?: string;
  /** Kept over a restart, so that clients find the node again. */
  readonly ports?: { readonly office: number; readonly portal: number };
}

const READY_WITHIN_MS = 90_000;

export async function startNode({ environment, roles, ports }: NodeOptions): Promise<SystemNode> {
  const { office, portal } = ports ?? { office: await freePort(), portal: await freePort() };
  const env = {
    MODE: 'acceptance',
    HOST: '127.0.0.1',
    PORT: String(portal),
    OFFICE_PORT: String(office),
    METRICS_PORT: '0',
    // Calls say in a header where they come from: limits per address would else be met by the test, not by the program.
    TRUST_PROXY: 'loopback',
    ...environment,
  };
  const { child, output, ended } = launch(['serve', ...(roles ? ['--roles', roles] : [])], env);
  const urls = { officeUrl: `http://127.0.0.1:${office}`, portalUrl: `http://127.0.0.1:${portal}` };
  const wanted = [
    ...(roles === undefined || roles.includes('office') ? [urls.officeUrl] : []),
    ...(roles === undefined || roles.includes('portal') ? [urls.portalUrl] : []),
  ];
  try {
    await Promise.all(wanted.map(url => waitReady(url, child)));
  } catch (fault) {
    child.kill('SIGKILL');
    throw new Error(`the node did not start: ${(fault as Error).message}\n${output().slice(-4_000)}`);
  }
  return {
    ...urls,
    pid: child.pid!,
    output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

/** One command of `gongkai`, run to its end. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  options: { readonly as?: { uid: number; gid: number }; readonly cwd?: string; readonly withinMs?: number } = {},
): Promise<Ran> {
  const started = Date.now();
  const { child, out, err, ended } = launch(args, environment, options);
  const patience = setTimeout(() => child.kill('SIGTERM'), options.withinMs ?? 120_000);
  const code = await ended;
  clearTimeout(patience);
  return { code, out: out(), err: err(), ms: Date.now() - started };
}

function launch(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  options: { readonly as?: { uid: number; gid: number }; readonly cwd?: string } = {},
) {
  const texts = { out: [] as string[], err: [] as string[], both: [] as string[] };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${ROOT}${MAIN}`, ...args], {
    cwd: options.cwd ?? ROOT,
    ...(options.as ?? {}),
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hear = (into: string[]) => (chunk: Buffer) => {
    into.push(String(chunk));
    texts.both.push(String(chunk));
  };
  child.stdout.on('data', hear(texts.out));
  child.stderr.on('data', hear(texts.err));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    // Not `exit`: the last words are still in the pipe. Nor `close`: a database left behind may hold the pipe open.
    child.once('exit', code => setTimeout(() => resolve(code), 50));
  });
  return {
    child,
    ended,
    out: () => texts.out.join(''),
    err: () => texts.err.join(''),
    output: () => texts.both.join(''),
  };
}

/** The machine's own path and home; nothing of ours that a developer may have set. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR'];
  return Object.fromEntries(names.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])));
}

async function waitReady(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(100)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    if (await isReady(url)) return;
  }
  throw new Error(`${url} was not ready in time`);
}

export function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    response => response.ok,
    () => false,
  );
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}

/** Asks again and again until it holds; the time it took. */
export async function until(withinMs: number, holds: () => Promise<boolean>, what: string): Promise<number> {
  const started = Date.now();
  for (;;) {
    if (await holds().catch(() => false)) return Date.now() - started;
    if (Date.now() - started > withinMs) throw new Error(`${what}: not within ${withinMs} ms`);
    await pause(50);
  }
}
