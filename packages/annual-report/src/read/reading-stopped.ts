import type { Problem, ProblemCode } from '../model/problem.ts';
import { problemOf } from '../model/problem-texts.ts';
import type { SourceDocument } from '../source/source-document.ts';

/** What a reader of one format makes of a file. */
export type ReadOutcome =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly problem: Problem };

/** Leaves a parser in the middle of its file. Thrown inside a reader, caught at its edge by `readSafely()`. */
export class ReadingStopped extends Error {
  readonly problem: Problem;

  constructor(why: ProblemCode | Problem, text = '') {
    const problem = typeof why === 'string' ? problemOf(why, { part: 'report' }, text) : why;
    super(problem.code);
    this.problem = problem;
  }
}

/** Files come from anyone: whatever a parser trips over is a damaged file, and never a crash of the caller. */
export function readSafely(read: () => SourceDocument): ReadOutcome {
  try {
    return { ok: true, document: read() };
  } catch (error) {
    const problem = error instanceof ReadingStopped ? error.problem : new ReadingStopped('damaged').problem;
    return { ok: false, problem };
  }
}
