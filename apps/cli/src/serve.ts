import { mkdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { forkPortal } from '@gongkai/server/office/portal-process.ts';
import { type Config, readConfig } from '@gongkai/server/platform/config.ts';
import type { OperatorLog } from '@gongkai/server/platform/database/operator-log.ts';
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database.ts';
import { createLog, type Log } from '@gongkai/server/platform/log.ts';
import { checkPorts, waitForStop } from './before-serving.ts';
import { EXIT, unusable } from './exit-codes.ts';

const HELP = `Usage: gongkai serve [--roles office,portal,worker]

Starts the portal (PORT), the office (OFFICE_PORT) and the worker, on the embedded PostgreSQL or the given addresses.
Several nodes: run it with --roles office,worker on each, all with the same database addresses, and with --roles portal on
the public ones, which need DATABASE_PORTAL_URL, PUBLIC_URL and FILES_DIR (or S3_URL) and get nothing else.
`;

const ROLES = ['office', 'portal', 'worker'] as const;
type Role = (typeof ROLES)[number];

/** `npm start`: everything in one command. Ends with 0 after SIGTERM, once what was accepted is answered. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { roles: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const roles = readRoles(values.roles);
  if (roles.size === 1 && roles.has('portal')) return await (await import('./serve-portal.ts')).servePortalAlone();
  const config = loadConfig();
  const log = createLog('office');
  for (const warning of config.warnings) log.warn(warning);
  await checkPorts(config.host, [
    ...(roles.has('portal') ? [{ variable: 'PORT' as const, port: config.port }] : []),
    ...(roles.has('office') ? [{ variable: 'OFFICE_PORT' as const, port: config.officePort }] : []),
  ]);
  const stopAsked = waitForStop();
  const closers: (() => Promise<void>)[] = [];
  try {
    // Both programs are read while the database starts, which is another process.
    const portal = roles.has('portal') ? forkPortal(config, log) : null;
    if (portal) closers.push(() => portal.stop());
    const room = roles.has('office') || roles.has('worker') ? import('./serve-office.ts') : null;
    const database = await prepareDatabase(config, { log: operatorLog(log) });
    // Closed in reverse order: the database goes last.
    closers.unshift(() => database.stop());
    mkdirSync(`${config.dataDir}/files`, { recursive: true, mode: 0o700 });
    const { addresses } = database;
    const [listen, work] = [roles.has('office'), roles.has('worker')];
    const office = room?.then(({ openOffice }) => openOffice({ config, addresses, log, portal, listen, work }));
    await bothStarted(
      portal?.listen(addresses.portalUrl),
      office?.then(opened => void closers.push(() => opened.close())),
    );
    introduce(config, roles, (await office)?.firstSteps ?? []);
    await (await office)?.beginWork();
    flushCompileCache();
    log.info('ready', {
      portal: roles.has('portal') ? config.publicUrl : undefined,
      office: roles.has('office') ? config.officeUrl : undefined,
    });
    const signal = await stopAsked;
    log.info('stopping', { signal });
    return EXIT.done;
  } finally {
    for (const close of closers.reverse())
      await close().catch(fault => log.error('a part did not stop in order', fault));
  }
}

/** A start that fails is undone only when the other one has ended too: nothing is left running that nobody stops. */
async function bothStarted(...starts: readonly (Promise<void> | undefined)[]): Promise<void> {
  for (const end of await Promise.allSettled(starts)) if (end.status === 'rejected') throw end.reason;
}

function readRoles(text: string | undefined): Set<Role> {
  const names = text === undefined ? [...ROLES] : text.split(',').map(name => name.trim());
  const unknown = names.filter(name => !(ROLES as readonly string[]).includes(name));
  if (unknown.length > 0) throw unusable(`--roles knows ${ROLES.join(', ')}; not: ${unknown.join(', ')}.`);
  return new Set(names as Role[]);
}

function loadConfig(): Config {
  const read = readConfig(process.env);
  if (read.ok) return read.config;
  throw unusable(`the settings cannot be used:\n${read.problems.map(problem => `  ${problem}`).join('\n')}`);
}

/** For the person at the terminal, on stderr: stdout carries the log, one JSON line each. */
function introduce(config: Config, roles: ReadonlySet<Role>, firstSteps: readonly string[]): void {
  const lines = [
    '',
    '  Gongkai 公开',
    ...(roles.has('portal') ? [`  门户 portal   ${config.publicUrl}${config.mountPrefix}/`] : []),
    ...(roles.has('office') ? [`  工作台 console ${config.officeUrl}/`] : []),
    ...firstSteps.map(line => `  ${line}`),
    '',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

function operatorLog(log: Log): OperatorLog {
  return (level, message, facts) => {
    const fields = facts as Record<string, string | number | boolean | null> | undefined;
    if (level === 'info') log.info(message, fields);
    else log.warn(message, fields);
  };
}
