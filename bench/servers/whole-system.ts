import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The system as `npm start` brings it up, on a data folder and ports of its own. */
export interface WholeSystem {
  readonly portalPort: number;
  readonly officePort: number;
  /** From the start of the process to the first public page answered with 200. */
  readonly firstPageMs: number;
  readonly firstConsoleMs: number;
  readonly pid: number;
  /** When a line of its log holds this. */
  logged(text: string, withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;

export async function startWholeSystem(dataDir: string): Promise<WholeSystem> {
  const [portalPort, officePort] = [await freePort(), await freePort()];
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `${ROOT}apps/cli/src/main.ts`, 'serve'],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        MODE: 'demo',
        DATA_DIR: dataDir,
        PORT: String(portalPort),
        OFFICE_PORT: String(officePort),
        METRICS_PORT: '0',
        TRUST_PROXY: 'loopback',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(String(chunk)));
  const told = () => output.join('');
  const [firstPageMs, firstConsoleMs] = await Promise.all(
    [portalPort, officePort].map(async port => {
      await waitFor(() => answers(port), PATIENCE_MS, child, told);
      return performance.now() - began;
    }),
  );
  return {
    ...{ portalPort, officePort, firstPageMs: firstPageMs!, firstConsoleMs: firstConsoleMs!, pid: child.pid! },
    logged: (text, withinMs) => waitFor(async () => told().includes(text), withinMs, child, told),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await new Promise(resolve => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    async response => {
      await response.arrayBuffer();
      return response.status === 200;
    },
    () => false,
  );
}

async function waitFor(
  holds: () => Promise<boolean>,
  withinMs: number,
  child: ChildProcess,
  told: () => string,
): Promise<void> {
  for (const end = performance.now() + withinMs; !(await holds()); ) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > end) {
      child.kill('SIGTERM');
      throw new Error(`the system did not come so far: ${told().slice(-2_000)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
