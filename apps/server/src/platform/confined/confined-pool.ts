import { type Answer, type ConfinedLimits, ConfinedProcess } from './confined-process.ts';
import type { ConfinedCommand } from './confinement.ts';

export interface PoolOptions extends ConfinedLimits {
  readonly processes: number;
  /** After so many inputs a process makes room for a fresh one. */
  readonly inputsEach: number;
}

/** Has strangers' files read in processes of their own. Whatever a file does there, here it costs one answer. */
export interface ConfinedPool<T> {
  /** `isSpent`: after this answer the process goes, and its memory with it. */
  read(bytes: Uint8Array, isSpent?: (value: T) => boolean): Promise<Answer<T>>;
  /** For metrics: processes alive, inputs that wait, the most memory one ever held. */
  state(): { alive: number; waiting: number; highestMemory: number; withoutNetwork: boolean };
  stop(): void;
}

const MB = 1024 * 1024;
/** A process that grew this large makes room for a fresh one. */
const TIRED_BYTES = 400 * MB;

export function createConfinedPool<T>(command: ConfinedCommand, options: PoolOptions): ConfinedPool<T> {
  const { processes, inputsEach, ...limits } = options;
  const idle: ConfinedProcess<T>[] = [];
  const waiting: ((free: ConfinedProcess<T>) => void)[] = [];
  const busy = new Set<ConfinedProcess<T>>();
  let highestMemory = 0;
  let stopped = false;

  function borrow(): ConfinedProcess<T> | Promise<ConfinedProcess<T>> {
    if (busy.size >= processes) return new Promise(resolve => waiting.push(resolve));
    const rested = idle.splice(0).filter(one => one.alive);
    const free = rested.pop() ?? new ConfinedProcess<T>(command, limits);
    idle.push(...rested);
    busy.add(free);
    return free;
  }

  function giveBack(one: ConfinedProcess<T>, spent: boolean): void {
    busy.delete(one);
    highestMemory = Math.max(highestMemory, one.highestMemory);
    if (spent || stopped || one.inputsRead >= inputsEach || one.highestMemory > TIRED_BYTES) one.kill();
    const next = waiting.shift();
    if (next) {
      const heir = one.alive ? one : new ConfinedProcess<T>(command, limits);
      busy.add(heir);
      next(heir);
    } else if (one.alive) idle.push(one);
  }

  return {
    async read(bytes, isSpent = () => false) {
      if (stopped) return { answered: false, why: 'crash' };
      const one = await borrow();
      let spent = true;
      try {
        const answer = await one.read(bytes);
        spent = answer.answered && isSpent(answer.value);
        return answer;
      } finally {
        giveBack(one, spent);
      }
    },
    state: () => ({
      alive: [...idle, ...busy].filter(one => one.alive).length,
      waiting: waiting.length,
      highestMemory,
      withoutNetwork: command.withoutNetwork,
    }),
    stop() {
      stopped = true;
      for (const one of [...idle, ...busy]) one.kill();
    },
  };
}
