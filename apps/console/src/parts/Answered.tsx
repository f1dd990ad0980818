import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Failure } from '../client/failure.ts';
import { FailureNote } from './FailureNote.tsx';
import { Waiting } from './Waiting.tsx';

interface Props<Answer> {
  of: UseQueryResult<Answer, Failure>;
  what: string;
  /** Where the answer brings the page's heading with it: what stands there when it does not come. */
  heading?: string;
  children: (answer: Answer) => ReactNode;
}

/** Loading, refused or here: the three states of every answer, in one place. */
export function Answered<Answer>({ of: query, what, heading, children }: Props<Answer>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return (
      <>
        {heading ? <h1>{heading}</h1> : null}
        <FailureNote error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return <Waiting what={what} />;
}
