import path from 'node:path';
import { FILE_LIMIT_BYTES, type ReadResult, refuseTooLarge } from '@gongkai/annual-report';
import { createConfinedPool, type PoolOptions } from '../../../platform/confined/confined-pool.ts';
import type { StopReason } from '../../../platform/confined/confined-process.ts';
import { confine, packageFolders, workspaceFolder } from '../../../platform/confined/confinement.ts';
import { packRequest, type ReadRequest } from './request-frame.ts';

export type ReportReading =
  | { readonly ok: true; readonly result: ReadResult }
  /** The process that read it was ended: too long, too much memory, or a fault of our own. */
  | { readonly ok: false; readonly why: StopReason };

/** Reads annual reports in limited processes: 256 MB and 10 s for a file, whatever it is. */
export interface ReportReader {
  read(bytes: Uint8Array, request?: ReadRequest): Promise<ReportReading>;
  /** The most memory one process ever held. */
  highestMemory(): number;
  stop(): void;
}

const MB = 1024 * 1024;
const LIMITS: PoolOptions = {
  processes: 2,
  timeMs: 10_000,
  startMs: 20_000,
  residentBytes: 256 * MB,
  inputsEach: 5_000,
};

export function createReportReader(options: Partial<PoolOptions> = {}): ReportReader {
  const command = confine({
    entry: path.join(import.meta.dirname, 'report-reader-child.ts'),
    readable: [
      import.meta.dirname,
      path.resolve(import.meta.dirname, '../../../platform/confined'),
      workspaceFolder('@gongkai/annual-report'),
      workspaceFolder('@gongkai/statute'),
      packageFolders('saxes'),
    ],
    heapMb: 160,
  });
  const pool = createConfinedPool<ReadResult>(command, { ...LIMITS, ...options });
  return {
    async read(bytes, request = {}) {
      if (bytes.length > FILE_LIMIT_BYTES) return { ok: true, result: refuseTooLarge(bytes.length) };
      const answer = await pool.read(packRequest(request, bytes));
      return answer.answered ? { ok: true, result: answer.value } : { ok: false, why: answer.why };
    },
    highestMemory: () => pool.state().highestMemory,
    stop: pool.stop,
  };
}
