import net from 'node:net';
import { refused, unusable } from './exit-codes.ts';

export interface WantedPort {
  readonly variable: 'PORT' | 'OFFICE_PORT';
  readonly port: number;
}

/** Asked before anything is started, so that a second start on one machine is told in a second and disturbs nothing. */
export async function checkPorts(host: string, wanted: readonly WantedPort[]): Promise<void> {
  for (const { variable, port } of wanted) {
    const fault = await tryListen(host, port);
    if (fault === 'EADDRINUSE')
      throw refused(`port ${port} on ${host} is in use. Stop what listens there, or set ${variable} to another port.`);
    if (fault === 'EACCES')
      throw refused(`port ${port} may not be opened by this user. Set ${variable} to a port above 1024.`);
    if (fault) throw unusable(`cannot listen on ${host}:${port} (${fault}). Check HOST and ${variable}.`);
  }
}

function tryListen(host: string, port: number): Promise<string | null> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/** The first signal drains; a second one ends at once, for whoever cannot wait. */
export function waitForStop(): Promise<string> {
  return new Promise(resolve => {
    let asked = false;
    if (process.channel) process.once('disconnect', () => resolve('the starting process ended'));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(128);
        asked = true;
        resolve(signal);
      });
    }
  });
}
