import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { MetricFamily } from '../platform/metric-families.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const ENTRY = fileURLToPath(new URL('../portal.ts', import.meta.url));

export interface PortalProcess {
  /** Tells the portal where its database is; resolves once it listens. */
  listen(portalUrl: string): Promise<void>;
  /** Resolves when the portal has dropped its cached pages, or after a moment when it does not answer. */
  flush(): Promise<void>;
  /** What the portal counted; nothing when it does not answer. */
  families(): Promise<readonly MetricFamily[]>;
  stop(): Promise<void>;
}

/** The portal answers in milliseconds; when it does not, NOTIFY brings the same news within two seconds. */
const ANSWER_PATIENCE_MS = 300;
const STOP_PATIENCE_MS = 15_000;
const RESTART_PAUSES_MS = [200, 1_000, 5_000, 15_000];

/**
 * What the portal gets to know: the files, its address, and by message its own database user. No key, no owner, no secret
 * of the office.
 */
function portalEnvironment(config: Config): Record<string, string> {
  return {
    ...(process.env.PATH ? { PATH: process.env.PATH } : {}),
    ...(process.env.TZ ? { TZ: process.env.TZ } : {}),
    NODE_ENV: 'production',
    MODE: config.mode,
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl,
    OFFICE_URL: config.officeUrl,
    MOUNT_PREFIX: config.mountPrefix,
    TRUST_PROXY: config.trustProxy.join(','),
    DATABASE_POOL_SIZE: String(config.databasePoolSize),
    FILES_DIR: join(resolve(config.dataDir), 'files'),
    ...(config.s3Url ? { S3_URL: config.s3Url } : {}),
  };
}

/** The program and the published files may be read, nothing may be written, no process started: also when the code errs. */
function confinement(config: Config): string[] {
  const readable = ['apps', 'packages', 'node_modules', 'package.json'].map(name => join(ROOT, name));
  // With a star, because on a first start the folder is not there yet and would be taken for the name of one file.
  const files = join(resolve(config.dataDir), 'files', '*');
  return ['--permission', ...[...readable, files].map(path => `--allow-fs-read=${path}`)];
}

/** Forks the portal at once, so that it reads its program while the database starts; once it listens, it is started again when it dies. */
export function forkPortal(config: Config, log: Log): PortalProcess {
  let stopping = false;
  let deaths = 0;
  let child = launch();

  function launch(): ChildProcess {
    return fork(ENTRY, [], {
      env: portalEnvironment(config),
      execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning', ...confinement(config)],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'json',
    });
  }

  async function listen(portalUrl: string): Promise<void> {
    const listening = hearListening(child);
    // A portal that has ended cannot be told anything; `listening` says so.
    child.send({ kind: 'database', address: portalUrl }, () => {});
    await listening;
    child.once('exit', code => void revive(code, portalUrl));
  }

  async function revive(code: number | null, portalUrl: string): Promise<void> {
    while (!stopping) {
      const pause = RESTART_PAUSES_MS[Math.min(deaths++, RESTART_PAUSES_MS.length - 1)]!;
      log.warn('the portal ended and is started again', { code, pauseMs: pause });
      await new Promise(done => setTimeout(done, pause));
      if (stopping) return;
      try {
        child = launch();
        await listen(portalUrl);
        return;
      } catch (fault) {
        log.error('the portal does not start', fault);
      }
    }
  }

  return {
    listen,
    flush: async () => void (await ask(child, 'flush', 'flushed')),
    families: async () => {
      const answer = await ask<{ families: readonly MetricFamily[] }>(child, 'metrics', 'metrics');
      return answer?.families ?? [];
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      await new Promise<void>(done => {
        const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
        child.once('exit', () => {
          clearTimeout(force);
          done();
        });
        child.kill('SIGTERM');
      });
    },
  };
}

function hearListening(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`the portal ended with ${code} before it listened`));
    if (child.exitCode !== null || child.signalCode !== null) return ended(child.exitCode);
    child.once('exit', ended);
    child.on('message', message => {
      if ((message as { kind?: string }).kind === 'listening') done();
    });
  });
}

let asked = 0;

/** Asks the portal and waits for the answer to this very question; null when it is away or silent. */
function ask<Answer extends object>(child: ChildProcess, kind: string, answerKind: string): Promise<Answer | null> {
  if (!child.connected) return Promise.resolve(null);
  const id = ++asked;
  return new Promise(done => {
    const finish = (answer: Answer | null) => {
      clearTimeout(patience);
      child.off('message', hear);
      done(answer);
    };
    const hear = (message: unknown) => {
      const answer = message as { kind?: string; id?: number };
      if (answer.kind === answerKind && answer.id === id) finish(message as Answer);
    };
    const patience = setTimeout(() => finish(null), ANSWER_PATIENCE_MS);
    child.on('message', hear);
    child.send({ kind, id }, fault => fault && finish(null));
  });
}
