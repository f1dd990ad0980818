import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KeptAnswer } from './kept-answer.ts';

const ENTRY = fileURLToPath(new URL('bare-process.ts', import.meta.url));

export interface BareServer {
  readonly port: number;
  readonly pid: number;
  /** From the fork to listening. */
  readonly startMs: number;
  keep(answers: readonly [string, KeptAnswer][]): Promise<void>;
  stop(): void;
}

/** Bare `node:http`, the base of the ratios. */
export async function startBare(): Promise<BareServer> {
  const began = performance.now();
  const child = fork(ENTRY, [], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] });
  const hear = <Heard>() =>
    new Promise<Heard>((resolve, reject) => {
      const ended = () => reject(new Error('the bare server ended'));
      child.once('exit', ended);
      child.once('message', message => {
        child.off('exit', ended);
        resolve(message as Heard);
      });
    });
  const { port } = await hear<{ port: number }>();
  return {
    port,
    pid: child.pid!,
    startMs: performance.now() - began,
    async keep(answers) {
      const kept = hear<{ kept: number }>();
      child.send([...answers]);
      await kept;
    },
    stop: () => void child.kill(),
  };
}
