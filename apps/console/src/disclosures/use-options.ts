import { itemOptions } from '@gongkai/contract';
import { useAnswer } from '../client/use-answer.ts';

/** Categories and grounds: law, so they are fetched once a session. */
export function useItemOptions() {
  return useAnswer(itemOptions, {}, { staleMs: Number.POSITIVE_INFINITY });
}
