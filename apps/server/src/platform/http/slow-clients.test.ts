import assert from 'node:assert/strict';
import net from 'node:net';
import { after, describe, it } from 'node:test';
import { createLog } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { createHttpServer } from './server.ts';

const app = await createHttpServer({
  trustProxy: false,
  https: false,
  log: createLog('office', () => {}),
  metrics: new Metrics(),
  ready: async () => [],
  patience: { headersMs: 400, requestMs: 1_200, idleSocketMs: 800, checkEveryMs: 100 },
});
app.get('/large', async () => 'x'.repeat(64 * 1_048_576));
app.post('/taken', async request => ({ taken: request.body !== undefined }));
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as net.AddressInfo;
after(() => app.close());

/** What the server said until it closed, and after how long; `drip` is sent again and again meanwhile. */
function converse(first: string, drip?: string): Promise<{ said: string; ms: number }> {
  return new Promise(done => {
    const began = Date.now();
    const socket = net.connect(port, '127.0.0.1', () => socket.write(first));
    const dripping = drip === undefined ? undefined : setInterval(() => socket.writable && socket.write(drip), 100);
    let said = '';
    socket.on('data', chunk => {
      said += String(chunk);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(dripping);
      done({ said, ms: Date.now() - began });
    });
  });
}

const POST = 'POST /taken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n';

describe('a slow client', () => {
  const cases: [what: string, first: string, drip: string | undefined, answer: RegExp][] = [
    ['that says nothing', '', undefined, /^(HTTP\/1\.1 408|$)/],
    ['with half a head', 'GET /healthz HTTP/1.1\r\nHost: x\r\n', undefined, /^HTTP\/1\.1 408/],
    ['that drips its head', 'GET /healthz HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n', /^HTTP\/1\.1 408/],
    ['whose body never comes', POST, undefined, /^(HTTP\/1\.1 408|$)/],
    ['that drips its body', POST, ' ', /^HTTP\/1\.1 408/],
  ];
  for (const [what, first, drip, answer] of cases)
    it(`${what} is let go`, async () => {
      const { said, ms } = await converse(first, drip);
      assert.match(said, answer);
      assert.ok(ms < 5_000, `after ${ms} ms`);
    });

  it('that does not read what it asked for is let go', async () => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.pause();
    socket.on('error', () => {});
    const serverSide = new Promise<void>(done =>
      app.server.once('connection', peer => peer.once('close', () => done())),
    );
    const gone = await Promise.race([serverSide.then(() => true), new Promise(done => setTimeout(done, 5_000, false))]);
    socket.destroy();
    assert.equal(gone, true);
  });

  it('does not keep an honest one from its answer', async () => {
    const held = Array.from({ length: 50 }, () => converse('GET /healthz HTTP/1.1\r\n', 'X-A: b\r\n'));
    assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
    await Promise.all(held);
  });
});
