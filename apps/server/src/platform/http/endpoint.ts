import type { Readable } from 'node:stream';
import type { Permission, RouteAnswerInput, RouteDefinition, RouteInput } from '@gongkai/contract';
import type { Outcome, Refusal } from '../outcome.ts';
import type { Session } from '../sessions/gate.ts';
import type { Grants } from '../sessions/grants.ts';
import type { Caller } from '../unit-of-work.ts';
import type { Actor, Work } from '../work.ts';

/** One call of a route: who calls, from where, and the way into a unit of work. */
export interface Call {
  readonly requestId: string;
  readonly actor: Actor;
  readonly grants: Grants;
  readonly session: Session | null;
  /** For parts of the platform that open their own unit of work. */
  readonly caller: Caller;
  /** Address of the caller after TRUST_PROXY; for limits and lock-out, never logged whole. */
  readonly address: string;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  header(name: string): string | undefined;
  setCookie(name: string, value: string, options: { maxAgeSeconds: number | null; path?: string }): void;
  /** One uploaded file of a route with `bodyType: 'upload'`, within the size limit given. */
  upload(maxBytes: number): Promise<Outcome<Upload, 'upload-missing' | 'upload-too-large'>>;
  /** The same file as it arrives, for readers that bound memory themselves. The file name may be personal: it is never logged. */
  uploadStream(): Promise<Outcome<{ name: string; stream: Readable }, 'upload-missing'>>;
  /** A unit of work: committed when the outcome is ok, rolled back on a refusal or a fault. */
  transact<Value, Code extends string>(
    run: (work: Work) => Promise<Outcome<Value, Code>>,
  ): Promise<Outcome<Value, Code>>;
  may(permission: Permission, agencyId: number): boolean;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Answer of a route with `answerType: 'file'`. */
export interface FileAnswer {
  /** `headers` come from the file room: attachment, sandbox, type, length. */
  readonly file: { readonly stream: Readable; readonly headers: Readonly<Record<string, string>> };
}

/** Answer of a route with `answerType: 'redirect'`. */
export interface RedirectAnswer {
  readonly redirectTo: string;
}

export interface Endpoint {
  readonly route: RouteDefinition;
  handle(call: Call, input: RouteInput<RouteDefinition>): Promise<Outcome<unknown>>;
}

/** Binds a handler to its route; types of input and answer come from the contract. */
export function endpoint<Route extends RouteDefinition>(
  route: Route,
  handle: (
    call: Call,
    input: RouteInput<Route>,
  ) => Promise<
    Outcome<
      Route extends { answerType: 'file' }
        ? FileAnswer
        : Route extends { answerType: 'redirect' }
          ? RedirectAnswer
          : RouteAnswerInput<Route>
    >
  >,
): Endpoint {
  return { route, handle: handle as unknown as Endpoint['handle'] };
}

/** How a refusal is told: once per code, in the feature that refuses. */
export interface RefusalText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503;
  sentence(facts: Readonly<Record<string, string | number>>): string;
}
export type RefusalTexts = Readonly<Record<string, RefusalText>>;
export type { Refusal };
