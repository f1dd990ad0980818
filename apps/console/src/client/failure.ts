import type { Problem } from '@gongkai/contract';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An answer that is not the one asked for. The sentence is the server's, except when the server could not be reached. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];

  constructor(status: number, problem: Partial<Problem['error']>) {
    super(problem.message ?? UNEXPECTED);
    this.status = status;
    this.code = problem.code ?? 'unexpected';
    this.requestId = problem.requestId ?? null;
    this.fields = problem.fields ?? [];
  }
}

const UNEXPECTED = '服务器没有按约定答复，请稍后重试；若仍不行，请联系系统管理员。';

export const unreachable = () =>
  new Failure(0, { code: 'unreachable', message: '连不上服务器，请检查网络后重试；已填写的内容还在本页。' });

export function isFailure(error: unknown): error is Failure {
  return error instanceof Failure;
}

const CONFLICTS: readonly string[] = ['changed-meanwhile', 'content-changed'];

/** Two people at one step: somebody else was first, what is on the screen is out of date. */
export function isConflict(error: unknown): boolean {
  return isFailure(error) && CONFLICTS.includes(error.code);
}

/** The sentence to show for anything that was thrown; a bug of ours is not explained to the reader. */
export function sentenceOf(error: unknown): string {
  return isFailure(error) ? error.message : '页面出错了，请刷新后重试。';
}

export function readFailure(status: number, body: unknown): Failure {
  const problem = (body as Partial<Problem> | null)?.error;
  return new Failure(status, typeof problem === 'object' && problem !== null ? problem : {});
}
