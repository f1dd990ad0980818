import { encodeAnswer, readFrames } from '../../confined/wire.ts';
import { inspectBytes } from './inspect-bytes.ts';

/**
 * A reader process: files come in on stdin, findings go out on stdout, one after the other. It has no environment, no
 * network where the system can take it away, may read its own sources and nothing else, and may be killed at any moment.
 */
readFrames(process.stdin, bytes => {
  const outcome = inspectBytes(bytes);
  bytes.fill(0);
  process.stdout.write(encodeAnswer(outcome));
});
