import { type ChildProcess, spawn } from 'node:child_process';
import type { ConfinedCommand } from './confinement.ts';
import { residentMemory } from './resident-memory.ts';
import { frameHead, readFrames } from './wire.ts';

export interface ConfinedLimits {
  readonly timeMs: number;
  /** For the first input besides: on a busy machine starting takes longer than reading, and is not the file's fault. */
  readonly startMs?: number;
  readonly residentBytes: number;
}

/** Why a process was ended before it answered. */
export type StopReason = 'time' | 'memory' | 'crash';

export type Answer<T> =
  | { readonly answered: true; readonly value: T }
  | { readonly answered: false; readonly why: StopReason };

const WATCH_EVERY_MS = 20;
const LONGEST_ANSWER = 64 * 1024 * 1024;

/** One confined process and the watch over it. Reads one input at a time. */
export class ConfinedProcess<T> {
  readonly #child: ChildProcess;
  readonly #limits: ConfinedLimits;
  #finish: ((answer: Answer<T>) => void) | null = null;
  alive = true;
  inputsRead = 0;
  highestMemory = 0;

  constructor({ command, args }: ConfinedCommand, limits: ConfinedLimits) {
    this.#limits = limits;
    // Nothing of our environment: it holds addresses and passwords.
    this.#child = spawn(command, args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
    readFrames(
      this.#child.stdout!,
      frame => this.#answer({ answered: true, value: JSON.parse(frame.toString('utf8')) as T }),
      LONGEST_ANSWER,
    );
    this.#child.stdout!.on('error', () => this.#stop('crash'));
    this.#child.stdin!.on('error', () => {});
    this.#child.on('error', () => this.#stop('crash'));
    this.#child.on('exit', () => this.#stop('crash'));
    this.#release();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  async read(bytes: Uint8Array): Promise<Answer<T>> {
    const watch = this.#startWatch();
    this.#hold();
    try {
      return await new Promise<Answer<T>>(resolve => {
        this.#finish = resolve;
        if (!this.alive) return this.#stop('crash');
        this.#child.stdin!.write(frameHead(bytes.length));
        this.#child.stdin!.write(bytes);
      });
    } finally {
      clearInterval(watch);
      this.#release();
      this.inputsRead += 1;
    }
  }

  kill(): void {
    this.#stop('crash');
  }

  #startWatch(): NodeJS.Timeout {
    const { timeMs, startMs = 0 } = this.#limits;
    const endsAt = performance.now() + timeMs + (this.inputsRead === 0 ? startMs : 0);
    return setInterval(async () => {
      if (performance.now() > endsAt) return this.#stop('time');
      const resident = this.#child.pid === undefined ? null : await residentMemory(this.#child.pid);
      this.highestMemory = Math.max(this.highestMemory, resident ?? 0);
      if (resident !== null && resident > this.#limits.residentBytes) this.#stop('memory');
    }, WATCH_EVERY_MS);
  }

  #answer(answer: Answer<T>): void {
    this.#finish?.(answer);
    this.#finish = null;
  }

  #stop(why: StopReason): void {
    if (this.alive) {
      this.alive = false;
      this.#child.kill('SIGKILL');
    }
    this.#answer({ answered: false, why });
  }

  /** An idle process does not keep the server from ending. */
  #release(): void {
    this.#child.unref();
    for (const stream of [this.#child.stdin, this.#child.stdout]) (stream as { unref?(): void } | null)?.unref?.();
  }

  #hold(): void {
    this.#child.ref();
    for (const stream of [this.#child.stdin, this.#child.stdout]) (stream as { ref?(): void } | null)?.ref?.();
  }
}
