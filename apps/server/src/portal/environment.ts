import { z } from 'zod';

/**
 * What the office hands to the portal it starts: a database user that sees public rows only, files, its own address. Values
 * were judged by the office's reader of the configuration; here only their shapes are read back.
 */
const environment = z.object({
  MODE: z.enum(['demo', 'production', 'acceptance']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PUBLIC_URL: z.url().transform(text => new URL(text).origin),
  OFFICE_URL: z.string().default(''),
  MOUNT_PREFIX: z.string().default(''),
  TRUST_PROXY: z.string().default(''),
  DATABASE_PORTAL_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  FILES_DIR: z.string().default(''),
  S3_URL: z.string().optional(),
  /** Only where the portal is a node of its own: beside an office, the office shows both. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  PAGE_CACHE_MB: z.coerce.number().int().min(0).max(4_096).default(96),
});

export type PortalEnvironment = z.output<typeof environment>;

export function readPortalEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; environment: PortalEnvironment } | { ok: false; problems: readonly string[] } {
  const read = environment.safeParse(env);
  if (read.success) return { ok: true, environment: read.data };
  // The values stay unsaid: one of them is an address with a password.
  return { ok: false, problems: read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) };
}
