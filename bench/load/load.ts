import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadPlan, LoadResult } from './load-plan.ts';

const ENTRY = fileURLToPath(new URL('load-process.ts', import.meta.url));

/** The load process: one, for everything that is measured, so that all contestants are asked by the same asker. */
export class Load {
  readonly #child: ChildProcess = fork(ENTRY, [], { execArgv: ['--disable-warning=ExperimentalWarning'] });

  run(plan: LoadPlan): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the load process ended'));
      this.#child.once('exit', ended);
      this.#child.once('message', (message: { result?: LoadResult; fault?: string }) => {
        this.#child.off('exit', ended);
        if (message.result) resolve(message.result);
        else reject(new Error(`the load failed: ${message.fault}`));
      });
      this.#child.send(plan);
    });
  }

  close(): void {
    this.#child.kill();
  }
}
