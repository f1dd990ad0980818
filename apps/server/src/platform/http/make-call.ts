import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../outcome.ts';
import type { Session } from '../sessions/gate.ts';
import { noGrants } from '../sessions/grants.ts';
import type { Transact } from '../unit-of-work.ts';
import type { Actor } from '../work.ts';
import { formatCookie } from './cookies.ts';
import type { Call, Upload } from './endpoint.ts';
import { headerOf } from './header-of.ts';

export interface CallParts {
  request: FastifyRequest;
  reply: FastifyReply;
  session: Session | null;
  cookies: Record<string, string | undefined>;
  /** Kinds of audit entries and events that the call left. */
  left: Set<string>;
  options: { readonly https: boolean; readonly transact: Transact };
}

/** What a handler gets: who calls, with which rights, and the way into a unit of work. */
export function makeCall({ request, reply, session, cookies, left, options }: CallParts): Call {
  const actor: Actor = session
    ? { kind: 'person', personId: session.personId, agencyId: session.agencyId, sessionId: session.id }
    : { kind: 'portal' };
  const grants = session?.grants ?? noGrants;
  const caller = { actor, requestId: request.id, left };
  return {
    requestId: request.id,
    actor,
    caller,
    grants,
    session,
    address: request.ip,
    cookies,
    header: name => headerOf(request, name),
    setCookie: (name, value, { maxAgeSeconds, path }) =>
      void reply.header(
        'set-cookie',
        formatCookie(name, value, { secure: options.https, maxAgeSeconds, ...(path ? { path } : {}) }),
      ),
    upload: maxBytes => readUpload(request, maxBytes),
    uploadStream: () => openUpload(request),
    transact: run => options.transact(caller, run),
    may: (permission, agencyId) => grants.may(permission, agencyId),
  };
}

async function readUpload(
  request: FastifyRequest,
  maxBytes: number,
): Promise<Outcome<Upload, 'upload-missing' | 'upload-too-large'>> {
  if (!request.isMultipart()) return { ok: false, refusal: { code: 'upload-missing' } };
  const part = await request.file({ limits: { fileSize: maxBytes } });
  if (!part) return { ok: false, refusal: { code: 'upload-missing' } };
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
  if (part.file.truncated)
    return {
      ok: false,
      refusal: { code: 'upload-too-large', facts: { limit: `${Math.floor(maxBytes / 1_048_576)} MB` } },
    };
  return { ok: true, value: { name: part.filename, bytes: Buffer.concat(chunks) } };
}

async function openUpload(
  request: FastifyRequest,
): Promise<Outcome<{ name: string; stream: Readable }, 'upload-missing'>> {
  const part = request.isMultipart()
    ? await request.file({ limits: { fileSize: Number.POSITIVE_INFINITY } })
    : undefined;
  return part
    ? { ok: true, value: { name: part.filename, stream: part.file } }
    : { ok: false, refusal: { code: 'upload-missing' } };
}
