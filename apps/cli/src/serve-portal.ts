import { listenForMetrics } from '@gongkai/server/platform/http/metrics-listener.ts';
import { createLog } from '@gongkai/server/platform/log.ts';
import { readPortalEnvironment } from '@gongkai/server/portal/environment.ts';
import { startPortal } from '@gongkai/server/portal.ts';
import { checkPorts, waitForStop } from './before-serving.ts';
import { EXIT, unusable } from './exit-codes.ts';

/** As beside an office. */
const METRICS_PORT = 8_082;

/** A node of its own for the public: it is given the portal's database user and nothing of the office, no key, no owner. */
export async function servePortalAlone(): Promise<number> {
  const read = readPortalEnvironment(process.env);
  if (!read.ok)
    throw unusable(
      `the settings of the portal cannot be used:\n${read.problems.map(problem => `  ${problem}`).join('\n')}`,
    );
  await checkPorts(read.environment.HOST, [{ variable: 'PORT', port: read.environment.PORT }]);
  const stopAsked = waitForStop();
  const log = createLog('portal');
  const portal = await startPortal(read.environment, log);
  const metricsPort = read.environment.METRICS_PORT ?? METRICS_PORT;
  const metrics = await listenForMetrics(async () => [portal.families()], metricsPort).catch(() => {
    log.warn('metrics are not served: the port is in use', { port: metricsPort });
    return null;
  });
  log.info('ready', { portal: read.environment.PUBLIC_URL });
  const signal = await stopAsked;
  log.info('stopping', { signal });
  await metrics?.close();
  await portal.close();
  return EXIT.done;
}
