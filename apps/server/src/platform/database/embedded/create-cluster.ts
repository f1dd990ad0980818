import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import type { PostgresBinaries } from './binaries.ts';
import { commandFor, handOver, type RunAs } from './run-as.ts';
import { type ClusterSecrets, LOGINS } from './secrets.ts';

export const DATABASE = 'gongkai';

export interface ClusterPlace {
  readonly dataDir: string;
  readonly binaries: PostgresBinaries;
  readonly runAs: RunAs;
}

/**
 * Makes the cluster beside its final place and renames it when it is whole: a folder called `postgres` is never half-made,
 * one called `postgres.making` always is, and is removed (the caller holds the folder's lock).
 */
export function createCluster(place: ClusterPlace, secrets: ClusterSecrets, durable: boolean): void {
  const making = join(place.dataDir, 'postgres.making');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  handOver(place.runAs, making);
  const passwordFile = join(place.dataDir, 'postgres-password.tmp');
  try {
    writeFileSync(passwordFile, secrets.bootstrap, { mode: 0o600 });
    handOver(place.runAs, passwordFile);
    run(place, place.binaries.initdb, [
      ...['-D', making, '-U', LOGINS.bootstrap, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      // Without these the machine's locale decides, and under LC_ALL=C no Chinese word is ever found.
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    makeLogins(place, making, secrets, [
      'revoke all on database postgres, template1 from public',
      `create database ${DATABASE} owner ${LOGINS.owner}`,
      `revoke all on database ${DATABASE} from public`,
    ]);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(making, clusterFolder(place.dataDir));
  if (durable) syncFolder(place.dataDir);
}

export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

export function hasCluster(dataDir: string): boolean {
  return existsSync(join(clusterFolder(dataDir), 'PG_VERSION'));
}

/**
 * Login users with the kept passwords, made or mended in single-user mode: no server listens meanwhile.
 * The owner may make roles (migrations make the two group roles) and is no superuser.
 */
export function makeLogins(place: ClusterPlace, folder: string, secrets: ClusterSecrets, then: string[] = []): void {
  const login = (name: string, password: string, rights: string) =>
    [
      `do $$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name}; end if; end $$`,
      `alter role ${name} login nosuperuser ${rights} password '${password}'`,
    ].join('\n');
  const statements = [
    `alter role ${LOGINS.bootstrap} password '${secrets.bootstrap}'`,
    login(LOGINS.owner, secrets.owner, 'createrole'),
    login(LOGINS.office, secrets.office, 'nocreaterole'),
    login(LOGINS.portal, secrets.portal, 'nocreaterole'),
    ...then,
  ].join('\n');
  run(place, place.binaries.postgres, ['--single', '-D', folder, 'postgres'], `${statements}\n`);
}

function run(place: ClusterPlace, program: string, programArgs: string[], input?: string): void {
  const { command, args, ids } = commandFor(place.runAs, program, programArgs);
  const result = spawnSync(command, args, {
    input: input ?? '',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    ...ids,
  });
  if (result.error)
    throw new StartRefusal(2, `Cannot run ${program}: ${result.error.message}`, { cause: result.error });
  // In single-user mode a failed statement is printed and the program goes on to end with 0.
  const failed = result.status !== 0 || /^\S.*(ERROR|FATAL|PANIC):/m.test(result.stderr);
  if (!failed) return;
  const said = firstFault(result.stderr);
  throw new StartRefusal(2, `${hintFor(said, place.dataDir)} PostgreSQL says: ${said}`);
}

function hintFor(said: string, dataDir: string): string {
  if (/No space left|disk full/i.test(said))
    return `The disk under ${dataDir} is full: free at least 100 MB and start again; the half-made database was removed.`;
  // Containers are often given a bare number as their user.
  if (/user does not exist/i.test(said))
    return `This user (number ${process.getuid?.()}) has no account on this system, and PostgreSQL needs one: add it (a line in /etc/passwd), or start as a user who has one.`;
  return `The database in ${dataDir} could not be made.`;
}

function firstFault(output: string): string {
  const lines = output.split('\n').map(line => line.trim());
  const fault = lines.find(line => /(error|ERROR|FATAL|PANIC|could not)/.test(line)) ?? lines.filter(Boolean).at(-1);
  // A failed statement may quote a password.
  return (fault ?? 'nothing').replace(/password '[^']*'/g, "password '***'");
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
