import { problemOf } from '../model/problem-texts.ts';
import type { ReadResult } from './read-report.ts';

/** For whoever knows a file's size before its content. */
export const refuseTooLarge = (bytes: number): ReadResult => ({
  source: null,
  report: null,
  problems: [problemOf('too-large', { part: 'report' }, `${Math.ceil(bytes / (1024 * 1024))} MB`)],
});
