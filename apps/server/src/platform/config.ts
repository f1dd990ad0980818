import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { checkTogether } from './config-rules.ts';
import { SECRET_VARIABLES, VARIABLES, type Values } from './config-variables.ts';
import type { DatabaseAddresses } from './database/addresses.ts';
import { type ReadAuthorities, readAuthorities } from './sessions/certificate-authorities.ts';

export type Mode = Values['MODE'];
export type CryptoProfile = Values['CRYPTO_PROFILE'];

/** Everything the program is told from outside, read once at start. */
export interface Config {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  readonly officePort: number;
  /** Always on loopback; 0 takes any free port. */
  readonly metricsPort: number;
  /** Origins as people see them. */
  readonly publicUrl: string;
  readonly officeUrl: string;
  /** `/zwgk`, or empty. */
  readonly mountPrefix: string;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
  readonly database:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'external'; readonly addresses: DatabaseAddresses };
  readonly databasePoolSize: number;
  readonly dataDir: string;
  readonly s3Url: string | null;
  readonly keyFile: string;
  readonly anchorDir: string;
  readonly cryptoProfile: CryptoProfile;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly smsWebhookUrl: string | null;
  readonly workChatWebhookUrl: string | null;
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly secondFactor: 'own' | 'provider';
  } | null;
  /** Certificates (PEM) of those whose certificates people may enrol; empty: of anybody. */
  readonly certificateAuthorities: readonly string[];
  readonly password: {
    readonly minLength: number;
    readonly classes: number;
    readonly maxAgeDays: number;
    readonly history: number;
  };
  readonly session: { readonly idleMinutes: number; readonly maxHours: number };
  /** What works but should not stay so; logged at start. */
  readonly warnings: readonly string[];
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };
export type Environment = Readonly<Record<string, string | undefined>>;

/** The one reader of the environment. All faults come back at once, each a sentence with the variable's name. */
export function readConfig(env: Environment): ConfigResult {
  const problems: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(VARIABLES)) {
    const text = readText(env, name as keyof Values, problems);
    const result = variable.safeParse(text);
    if (result.success) read[name] = result.data;
    else problems.push(`${name}=${shown(name, text)} ${result.error.issues[0]?.message}.`);
  }
  problems.push(...checkTogether(read as Partial<Values>));
  const authorities = authoritiesFrom(read as Partial<Values>);
  if (!authorities.ok) problems.push(authorities.problem);
  return problems.length || !authorities.ok
    ? { ok: false, problems }
    : { ok: true, config: configFrom(read as Values, authorities) };
}

/** A file that cannot be used stops the start: silently without it, any certificate would do. */
function authoritiesFrom({ CERTIFICATE_AUTHORITIES_FILE: file }: Partial<Values>): ReadAuthorities {
  if (!file) return { ok: true, authorities: [], warnings: [] };
  const read = readAuthorities(file, Date.now());
  return read.ok ? read : { ok: false, problem: `CERTIFICATE_AUTHORITIES_FILE=${file} ${read.problem}.` };
}

/** An empty variable counts as none: compose files write `S3_URL=${S3_URL:-}`. */
function readText(env: Environment, name: keyof Values, problems: string[]): string | undefined {
  const direct = env[name]?.trim() || undefined;
  const file = SECRET_VARIABLES.includes(name) ? env[`${name}_FILE`]?.trim() : undefined;
  if (!file) return direct;
  if (direct) {
    problems.push(`${name} and ${name}_FILE are both given: take one away.`);
    return direct;
  }
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    problems.push(`${name}_FILE=${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    return undefined;
  }
}

function shown(name: string, text: string | undefined): string {
  return SECRET_VARIABLES.includes(name as keyof Values) ? '(secret)' : `"${text ?? ''}"`;
}

function configFrom(values: Values, authorities: ReadAuthorities & { ok: true }): Config {
  const address = (port: number) => `http://${values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST}:${port}`;
  return {
    mode: values.MODE,
    host: values.HOST,
    port: values.PORT,
    officePort: values.OFFICE_PORT,
    metricsPort: values.METRICS_PORT,
    publicUrl: values.PUBLIC_URL ?? address(values.PORT),
    officeUrl: values.OFFICE_URL ?? address(values.OFFICE_PORT),
    mountPrefix: values.MOUNT_PREFIX,
    trustProxy: values.TRUST_PROXY,
    database: databaseFrom(values),
    databasePoolSize: values.DATABASE_POOL_SIZE,
    dataDir: values.DATA_DIR,
    s3Url: values.S3_URL ?? null,
    keyFile: values.KEY_FILE ?? join(values.DATA_DIR, 'keys', 'master.json'),
    anchorDir: values.ANCHOR_DIR ?? join(values.DATA_DIR, 'anchors'),
    cryptoProfile: values.CRYPTO_PROFILE,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? 'gongkai@localhost',
    smsWebhookUrl: values.SMS_WEBHOOK_URL ?? null,
    workChatWebhookUrl: values.WORK_CHAT_WEBHOOK_URL ?? null,
    oidc:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET
        ? {
            issuer: values.OIDC_ISSUER,
            clientId: values.OIDC_CLIENT_ID,
            clientSecret: values.OIDC_CLIENT_SECRET,
            secondFactor: values.OIDC_SECOND_FACTOR,
          }
        : null,
    certificateAuthorities: authorities.authorities,
    password: {
      minLength: values.PASSWORD_MIN_LENGTH,
      classes: values.PASSWORD_CLASSES,
      maxAgeDays: values.PASSWORD_MAX_AGE_DAYS,
      history: values.PASSWORD_HISTORY,
    },
    session: { idleMinutes: values.SESSION_IDLE_MINUTES, maxHours: values.SESSION_MAX_HOURS },
    warnings: [
      ...warningsFor(values),
      ...authorities.warnings.map(warning => `CERTIFICATE_AUTHORITIES_FILE: ${warning}.`),
    ],
  };
}

function databaseFrom(values: Values): Config['database'] {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_PORTAL_URL, DATABASE_READ_URL } = values;
  if (!DATABASE_URL || !DATABASE_OWNER_URL || !DATABASE_PORTAL_URL) return { kind: 'embedded' };
  return {
    kind: 'external',
    addresses: {
      ownerUrl: DATABASE_OWNER_URL,
      officeUrl: DATABASE_URL,
      portalUrl: DATABASE_PORTAL_URL,
      readUrl: DATABASE_READ_URL ?? DATABASE_URL,
    },
  };
}

function warningsFor(values: Values): string[] {
  const warnings: string[] = [];
  if (values.MODE !== 'production') return warnings;
  const anchors = values.ANCHOR_DIR ? relative(values.DATA_DIR, values.ANCHOR_DIR) : '';
  if (!anchors.startsWith('..') && !isAbsolute(anchors)) {
    warnings.push(
      'ANCHOR_DIR lies in DATA_DIR: whoever can change the data can change its proof. Name a folder on another host or a write-once store.',
    );
  }
  if (!values.SMTP_URL) warnings.push('SMTP_URL is not given: no mail is sent.');
  return warnings;
}
