import path from 'node:path';
import { createConfinedPool, type PoolOptions } from '../../confined/confined-pool.ts';
import { confine, packageFolders, workspaceFolder } from '../../confined/confinement.ts';
import type { ReadingOutcome } from './inspection.ts';

export interface ReaderOptions extends Partial<PoolOptions> {
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
const DEFAULTS = { processes: 2, heapMb: 512, timeMs: 30_000, residentBytes: 1024 * MB, inputsEach: 200 };

export function createReaderPool(options: ReaderOptions = {}): DocumentReader {
  const { heapMb, ...limits } = { ...DEFAULTS, ...options };
  const command = confine({
    entry: path.join(import.meta.dirname, 'reader-child.ts'),
    readable: [
      path.resolve(import.meta.dirname, '..'),
      path.resolve(import.meta.dirname, '../../confined'),
      packageFolders('saxes'),
      packageFolders('parse5'),
      workspaceFolder('@gongkai/statute'),
    ],
    heapMb,
  });
  const pool = createConfinedPool<ReadingOutcome>(command, limits);
  return {
    async inspect(bytes) {
      // A reader that saw a marked file goes, and its memory with it.
      const answer = await pool.read(bytes, outcome => outcome.ok && outcome.value.verdict === 'marked');
      return answer.answered ? answer.value : { ok: false, refusal: { code: 'reader-stopped', why: answer.why } };
    },
    state: pool.state,
    stop: pool.stop,
  };
}
