import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type FetchPolicy, isIntranetHost } from './fetch-policy.ts';

export type ConnectFault = 'forbidden-address' | 'unknown-host' | 'unreachable' | 'untrusted-certificate';

export class ConnectError extends Error {
  readonly fault: ConnectFault;
  constructor(fault: ConnectFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * A connection whose far end is known to be allowed. The name is resolved once, here; the address connected to is the
 * address judged; and the socket is asked again after connecting. So a name that changes its answer gains nothing.
 */
export async function openCheckedSocket(url: URL, policy: FetchPolicy, signal: AbortSignal): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const intranet = isIntranetHost(policy, url);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const addresses = isIP(host) ? [host] : await resolve(host, policy);
  // One forbidden answer among good ones is an attack or a mistake; neither deserves a call.
  if (!intranet && addresses.some(address => policy.isForbidden(address))) throw new ConnectError('forbidden-address');
  let last = new ConnectError('unreachable');
  for (const address of addresses) {
    signal.throwIfAborted();
    try {
      const socket = await open(address, port, signal);
      if (!intranet && policy.isForbidden(socket.remoteAddress ?? '')) {
        socket.destroy();
        throw new ConnectError('forbidden-address');
      }
      return url.protocol === 'https:' ? await secure(socket, host, signal) : socket;
    } catch (fault) {
      signal.throwIfAborted();
      if (!(fault instanceof ConnectError) || fault.fault !== 'unreachable') throw fault;
      last = fault;
    }
  }
  throw last;
}

async function resolve(host: string, policy: FetchPolicy): Promise<string[]> {
  const found = await policy.resolve(host).catch(() => []);
  if (found.length === 0) throw new ConnectError('unknown-host');
  return found.map(({ address }) => address);
}

function open(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  return settle(connect({ host: address, port }), 'connect', signal, () => new ConnectError('unreachable'));
}

function secure(socket: Socket, host: string, signal: AbortSignal): Promise<Socket> {
  const secured = connectTls({
    socket,
    host,
    ...(isIP(host) ? {} : { servername: host }),
    ALPNProtocols: ['http/1.1'],
  });
  return settle(secured, 'secureConnect', signal, () => new ConnectError('untrusted-certificate'));
}

function settle(socket: Socket, event: string, signal: AbortSignal, fault: () => Error): Promise<Socket> {
  return new Promise((done, fail) => {
    const leave = () => {
      socket.off('error', onError);
      signal.removeEventListener('abort', onAbort);
    };
    const onError = () => {
      leave();
      socket.destroy();
      fail(fault());
    };
    const onAbort = () => {
      leave();
      socket.on('error', () => {});
      socket.destroy();
      fail(signal.reason);
    };
    socket.once('error', onError);
    signal.addEventListener('abort', onAbort);
    socket.once(event, () => {
      leave();
      done(socket);
    });
  });
}
