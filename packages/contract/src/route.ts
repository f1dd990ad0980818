import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/** `anyone`: no sign-in. `signed-in`: any person with a session. Else the permission, held at least somewhere; the handler narrows it to the agency. */
export type Access = 'anyone' | 'signed-in' | Permission;

/** What remains of a call: an event in the ledger, an entry in the audit records, or nothing, with the reason. */
export type Trace = { readonly ledger: readonly string[] } | { readonly audit: string } | { readonly none: string };

export interface RouteDefinition {
  /** `feature.verb-noun`, unique. */
  readonly id: string;
  readonly origin: 'office' | 'portal';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly trace: Trace;
  /** Names of personal fields that the answer or the request carries. */
  readonly personalData: readonly string[];
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** How the body travels; `upload` is one file as multipart/form-data. */
  readonly bodyType?: 'json' | 'upload';
  readonly answer: z.ZodType;
  /** `json` unless the answer is a file. */
  readonly answerType?: 'json' | 'file' | 'redirect';
  readonly status?: 200 | 201 | 202 | 204;
  /** Requests per minute and address; a default holds without it. */
  readonly perMinute?: number;
}

export function route<const Definition extends RouteDefinition>(definition: Definition): Definition {
  return definition;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a handler receives, already parsed. */
export interface RouteInput<Route extends RouteDefinition> {
  readonly params: Parsed<Route['params']>;
  readonly query: Parsed<Route['query']>;
  readonly body: Parsed<Route['body']>;
}

/** What a client sends. */
export type RouteRequest<Route extends RouteDefinition> = (Route['params'] extends z.ZodType
  ? { params: Sent<Route['params']> }
  : { params?: undefined }) &
  (Route['query'] extends z.ZodType ? { query?: Sent<Route['query']> } : { query?: undefined }) &
  (Route['body'] extends z.ZodType ? { body: Sent<Route['body']> } : { body?: undefined });

export type RouteAnswer<Route extends RouteDefinition> = z.output<Route['answer']>;
export type RouteAnswerInput<Route extends RouteDefinition> = z.input<Route['answer']>;
