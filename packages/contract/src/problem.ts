import { z } from 'zod';

/** The one shape of every error of both processes. The message is a sentence in Chinese. */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
});

export type Problem = z.output<typeof problem>;
