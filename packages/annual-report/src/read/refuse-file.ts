import type { ProblemCode } from '../model/problem.ts';
import { problemOf } from '../model/problem-texts.ts';
import type { ReadResult } from './read-report.ts';

/** For whoever knows already why a file cannot be read: it is encrypted in its archive, or not there any more. */
export const refuseFile = (code: ProblemCode, text: string): ReadResult => ({
  source: null,
  report: null,
  problems: [problemOf(code, { part: 'report' }, text)],
});
