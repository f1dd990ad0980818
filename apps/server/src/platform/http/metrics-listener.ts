import http from 'node:http';
import { type MetricFamily, renderFamilies } from '../metric-families.ts';

/** `/metrics` on a listener of its own, loopback only: never reachable through the public address. */
export async function listenForMetrics(
  read: () => Promise<readonly (readonly MetricFamily[])[]>,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = http.createServer(async (request, response) => {
    const found = request.method === 'GET' && request.url === '/metrics';
    const text = found ? await read().then(renderFamilies, () => null) : 'not found\n';
    if (text === null) return void response.writeHead(503).end();
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
