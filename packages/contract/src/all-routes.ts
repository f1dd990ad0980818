import * as agencies from './agencies.ts';
import * as disclosures from './disclosures.ts';
import * as files from './files.ts';
import * as people from './people.ts';
import * as publicRoutes from './public.ts';
import * as records from './records.ts';
import type { RouteDefinition } from './route.ts';
import * as signIn from './sign-in.ts';

function isRoute(value: unknown): value is RouteDefinition {
  return typeof value === 'object' && value !== null && 'path' in value && 'access' in value && 'trace' in value;
}

/** Every route of both processes, once. */
export const allRoutes: readonly RouteDefinition[] = [
  agencies,
  disclosures,
  files,
  people,
  publicRoutes,
  records,
  signIn,
].flatMap(module => Object.values(module).filter(isRoute));
