import http from 'node:http';
import { childrenOf, memoryOf } from '../system/processes.ts';
import type { Whole } from '../system/whole.ts';
import { Judge, type Judgement } from './judge.ts';
import { makeUpload } from './malformed-upload.ts';
import { Random } from './random.ts';
import { sendRaw } from './raw-call.ts';

export interface UploadFuzzReport extends Judgement {
  /** The most that the office and its readers held at any look, in MB. */
  readonly peakOfficeMb: number;
  readonly peakReadersMb: number;
  readonly afterMb: number;
}

const AT_ONCE = 3;

export async function runUploadFuzz(
  whole: Whole,
  options: { readonly uploads: number; readonly seed: number },
): Promise<UploadFuzzReport> {
  const { node } = whole;
  const random = new Random(options.seed);
  const sessions = {
    clerk: (await whole.signIn('clerk')).headers,
    system: (await whole.signIn('system-administrator')).headers,
    security: (await whole.signIn('security-administrator')).headers,
  };
  const judge = new Judge();
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const peaks = { office: 0, readers: 0 };
  const watch = setInterval(() => {
    if (node.hasEnded()) return;
    peaks.office = Math.max(peaks.office, memoryOf(node.pid));
    const readers = childrenOf(node.pid).filter(({ command }) => command.includes('reader'));
    for (const { pid } of readers) peaks.readers = Math.max(peaks.readers, safeMemory(pid));
  }, 50);
  let left = options.uploads;
  const work = async () => {
    while (left-- > 0 && !node.hasEnded()) {
      const call = makeUpload(sessions, random);
      judge.look('upload', call, await sendRaw(new URL(node.officeUrl), agent, call));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  clearInterval(watch);
  if (node.hasEnded())
    throw new Error(`the server ended: ${judge.result().faults.join('\n')}\n${node.output().slice(-3_000)}`);
  agent.destroy();
  judge.readLog(node.output());
  return {
    ...judge.result(),
    peakOfficeMb: peaks.office,
    peakReadersMb: peaks.readers,
    afterMb: memoryOf(node.pid),
  };
}

function safeMemory(pid: number): number {
  try {
    return memoryOf(pid);
  } catch {
    return 0;
  }
}
