import type { FastifyReply, FastifyRequest } from 'fastify';
import { type PlatformRefusal, platformRefusals } from '../platform/http/platform-refusals.ts';
import { type HttpServerOptions, sendProblem } from '../platform/http/server.ts';

export type SendProblem = (
  code: PlatformRefusal,
  request: FastifyRequest,
  reply: FastifyReply,
  details?: { message?: string; retryAfterSeconds?: number },
) => FastifyReply;

/** Problems of pages: the platform's codes and statuses, with a sentence of the page where it has one. */
export function problemSender(errorPage: HttpServerOptions['errorPage']): SendProblem {
  return (code, request, reply, details = {}) => {
    const { status, sentence } = platformRefusals[code] as {
      status: number;
      sentence: (facts: Record<string, string | number>) => string;
    };
    const { retryAfterSeconds } = details;
    return sendProblem(
      {
        status,
        code,
        message: details.message ?? sentence(retryAfterSeconds ? { seconds: retryAfterSeconds } : {}),
        requestId: request.id,
        ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
      },
      request,
      reply,
      errorPage,
    );
  };
}
