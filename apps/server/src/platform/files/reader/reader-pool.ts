import { confineReader } from './confinement.ts';
import type { ReadingOutcome } from './inspection.ts';
import { type ReaderLimits, ReaderProcess } from './reader-process.ts';

export interface ReaderOptions extends Partial<ReaderLimits> {
  readonly processes?: number;
  readonly heapMb?: number;
}

/** Looks through files in processes of their own. Whatever a file does there, here it costs one answer. */
export interface DocumentReader {
  inspect(bytes: Buffer): Promise<ReadingOutcome>;
  /** For metrics: reader processes alive, files that wait, the most memory one ever held. */
  state(): { alive: number; waiting: number; highestMemory: number; withoutNetwork: boolean };
  stop(): void;
}

const MB = 1024 * 1024;
const DEFAULTS = { processes: 2, heapMb: 512, timeMs: 30_000, residentBytes: 1024 * MB };
/** A reader that grew this large, or read this many files, makes room for a fresh one. */
const TIRED_BYTES = 400 * MB;
const TIRED_FILES = 200;

export function createReaderPool(options: ReaderOptions = {}): DocumentReader {
  const { processes, heapMb, ...limits } = { ...DEFAULTS, ...options };
  const command = confineReader(heapMb);
  const idle: ReaderProcess[] = [];
  const waiting: ((reader: ReaderProcess) => void)[] = [];
  const busy = new Set<ReaderProcess>();
  let highestMemory = 0;
  let stopped = false;

  function borrow(): ReaderProcess | Promise<ReaderProcess> {
    if (busy.size >= processes) return new Promise(resolve => waiting.push(resolve));
    const rested = idle.splice(0).filter(reader => reader.alive);
    const reader = rested.pop() ?? new ReaderProcess(command, limits);
    idle.push(...rested);
    busy.add(reader);
    return reader;
  }

  function giveBack(reader: ReaderProcess, spent: boolean): void {
    busy.delete(reader);
    highestMemory = Math.max(highestMemory, reader.highestMemory);
    if (spent || stopped || reader.filesRead >= TIRED_FILES || reader.highestMemory > TIRED_BYTES) reader.kill();
    const next = waiting.shift();
    if (next) {
      const heir = reader.alive ? reader : new ReaderProcess(command, limits);
      busy.add(heir);
      next(heir);
    } else if (reader.alive) idle.push(reader);
  }

  return {
    async inspect(bytes) {
      if (stopped) return { ok: false, refusal: { code: 'reader-stopped', why: 'crash' } };
      const reader = await borrow();
      let spent = true;
      try {
        const outcome = await reader.read(bytes);
        // A reader that saw a marked file goes, and its memory with it.
        spent = outcome.ok && outcome.value.verdict === 'marked';
        return outcome;
      } finally {
        giveBack(reader, spent);
      }
    },
    state: () => ({
      alive: [...idle, ...busy].filter(reader => reader.alive).length,
      waiting: waiting.length,
      highestMemory,
      withoutNetwork: command.withoutNetwork,
    }),
    stop() {
      stopped = true;
      for (const reader of [...idle, ...busy]) reader.kill();
    },
  };
}
