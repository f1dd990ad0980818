import type { ReadResult } from './read-report.ts';
import { refuseFile } from './refuse-file.ts';

/** For whoever knows a file's size before its content. */
export const refuseTooLarge = (bytes: number): ReadResult =>
  refuseFile('too-large', `${Math.ceil(bytes / (1024 * 1024))} MB`);
