import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseS3Address } from './files/stores/s3-address.ts';

const PROJECT_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number (0 to 65535; 0 takes any free one)')
  .transform(Number)
  .refine(number => number <= 65_535, 'is not a port number (0 to 65535; 0 takes any free one)');

const between = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `is not a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(number => number >= least && number <= most, `is not a whole number from ${least} to ${most}`);

const path = z.string().transform(text => (isAbsolute(text) ? text : resolve(PROJECT_ROOT, text)));

const web = z
  .string()
  .refine(text => canParse(text, ['http:', 'https:']), 'is not an address that begins with http:// or https://');

const origin = web
  .refine(text => /^\/?$/.test(pathOf(text)), 'is an origin only: a path belongs into MOUNT_PREFIX')
  .transform(text => new URL(text).origin);

/** `postgresql://user:password@/name?host=/run` is good for libpq but no URL: it gets a host, which the query outranks. */
const database = z
  .string()
  .transform(text => text.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)\//, '$1localhost/'))
  .refine(text => canParse(text, ['postgres:', 'postgresql:']), 'is not postgresql://user:password@host/name')
  .refine(text => userIn(text) !== '', 'names no user: postgresql://user:password@host/name');

/** The scheme of our own says which interface the store speaks, and whether by TLS. */
const s3 = z
  .string()
  .refine(
    text => typeof parseS3Address(text) !== 'string',
    'is not s3+https://KEY:SECRET@host:port/bucket (s3+http inside the machine room)',
  );

const trustProxy = z
  .string()
  .transform(text => (text === 'off' ? [] : text.split(',').map(part => part.trim())))
  .refine(
    parts => parts.every(part => part === 'loopback' || isRange(part)),
    'is "off", or addresses of your own proxies: 10.0.0.5, 10.0.0.0/8, loopback, with commas between',
  );

/**
 * Every variable of the environment that the program reads, each once. A variable that holds a secret may also be given as
 * NAME_FILE, the path of a file with the value.
 */
export const VARIABLES = {
  MODE: z.enum(['demo', 'production', 'acceptance'], 'is demo, production or acceptance').default('demo'),
  HOST: z
    .string()
    .refine(text => isIP(text) !== 0 || text === 'localhost', 'is an IP address or localhost')
    .default('127.0.0.1'),
  PORT: port.default(8080),
  OFFICE_PORT: port.default(8081),
  METRICS_PORT: port.default(8082),
  PUBLIC_URL: origin.optional(),
  OFFICE_URL: origin.optional(),
  MOUNT_PREFIX: z
    .string()
    .transform(text => text.replace(/\/+$/, ''))
    .refine(text => text === '' || /^(\/[A-Za-z0-9._~-]+)+$/.test(text), 'is a path such as /zwgk')
    .default(''),
  TRUST_PROXY: trustProxy.default([]),

  DATABASE_URL: database.optional(),
  DATABASE_OWNER_URL: database.optional(),
  DATABASE_PORTAL_URL: database.optional(),
  DATABASE_READ_URL: database.optional(),
  DATABASE_POOL_SIZE: between(2, 200).default(10),

  DATA_DIR: path.default(resolve(PROJECT_ROOT, 'data')),
  S3_URL: s3.optional(),
  KEY_FILE: path.optional(),
  ANCHOR_DIR: path.optional(),
  CRYPTO_PROFILE: z.enum(['international', 'guomi'], 'is international or guomi').default('international'),

  SMTP_URL: z
    .string()
    .refine(text => canParse(text, ['smtp:', 'smtps:']), 'is not smtp://user:password@host:port or smtps://…')
    .optional(),
  MAIL_FROM: z.string().optional(),
  SMS_WEBHOOK_URL: web.optional(),
  WORK_CHAT_WEBHOOK_URL: web.optional(),

  OIDC_ISSUER: web.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Whether the provider's own second factor is enough, or ours is asked as well. */
  OIDC_SECOND_FACTOR: z.enum(['own', 'provider'], 'is own or provider').default('own'),
  /** PEM of those whose certificates people may enrol; without it, any certificate whose key they prove. */
  CERTIFICATE_AUTHORITIES_FILE: path.optional(),

  // 等保三级 (GB/T 22239-2019 8.1.4.1 a): complexity and regular change are asked for, the figures are practice.
  PASSWORD_MIN_LENGTH: between(8, 128).default(8),
  PASSWORD_CLASSES: between(1, 4).default(3),
  PASSWORD_MAX_AGE_DAYS: between(0, 3_650).default(90),
  PASSWORD_HISTORY: between(0, 24).default(5),
  SESSION_IDLE_MINUTES: between(1, 720).default(30),
  SESSION_MAX_HOURS: between(1, 24).default(12),
};

export const SECRET_VARIABLES: readonly (keyof typeof VARIABLES)[] = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_PORTAL_URL',
  'DATABASE_READ_URL',
  'S3_URL',
  'SMTP_URL',
  'SMS_WEBHOOK_URL',
  'WORK_CHAT_WEBHOOK_URL',
  'OIDC_CLIENT_SECRET',
];

type Variables = typeof VARIABLES;
export type Values = { [Name in keyof Variables]: z.output<Variables[Name]> };

function canParse(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function pathOf(text: string): string {
  return URL.canParse(text) ? new URL(text).pathname + new URL(text).search : '';
}

function userIn(text: string): string {
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  return url.searchParams.get('user') ?? url.username;
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (!family || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
