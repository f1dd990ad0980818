import type { StreamHead } from './event.ts';

/**
 * Somebody else appended to the stream after the decision was made; nothing was written and the transaction must go back.
 * It is thrown, not returned, because no command can go on from here: the answer is 409 and a fresh look at the case.
 */
export class StreamConflict extends Error {
  readonly stream: string;
  readonly expectedVersion: number;

  constructor(expected: StreamHead, options?: ErrorOptions) {
    super(`Stream ${expected.stream} is no longer at version ${expected.version}`, options);
    this.name = 'StreamConflict';
    this.stream = expected.stream;
    this.expectedVersion = expected.version;
  }
}
