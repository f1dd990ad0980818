import { checkReport, type ReadResult, readReport } from '@gongkai/annual-report';
import { encodeAnswer, readFrames } from '../../../platform/confined/wire.ts';
import { unpackRequest } from './request-frame.ts';

/**
 * Reads and checks strangers' reports, one after the other. Confined: no environment, no network where the system can take
 * it away, no file but its own sources; may be killed at any moment.
 */
let last = Promise.resolve();
readFrames(process.stdin, frame => {
  last = last.then(async () => {
    process.stdout.write(encodeAnswer(await answer(frame)));
  });
});

async function answer(frame: Buffer): Promise<ReadResult> {
  const { request, bytes } = unpackRequest(frame);
  const result = await readReport(bytes, request.name === undefined ? {} : { name: request.name });
  if (!result.report || !request.context) return result;
  return { ...result, report: checkReport(result.report, request.context) };
}
