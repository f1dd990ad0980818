import { ReadingStopped, type ReadOutcome, readSafely } from '../reading-stopped.ts';

/** A .doc or .wps of Word 97 to 2003. */
export const readDoc = (_bytes: Uint8Array): ReadOutcome =>
  readSafely(() => {
    throw new ReadingStopped('type-unsupported');
  });
