import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createFetchPolicy, type FetchPolicy } from './fetch-policy.ts';
import { isForbiddenAddress } from './forbidden-address.ts';
import { createGuardedFetch } from './guarded-fetch.ts';

const open: Server[] = [];
after(() => {
  for (const server of open) {
    (server as { closeAllConnections?(): void }).closeAllConnections?.();
    server.close();
  }
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const serve = (answer: RequestListener) => listen(createServer(answer));
const intranet = (...ports: number[]) => createGuardedFetch(createFetchPolicy(ports.map(port => `127.0.0.1:${port}`)));
const faultOf = async (answer: ReturnType<ReturnType<typeof createGuardedFetch>>) => {
  const outcome = await answer;
  return outcome.ok ? `answered ${outcome.value.status}` : outcome.fault;
};

const FORBIDDEN =
  `127.0.0.1 127.8.9.1 0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1
  198.18.0.1 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1
  64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:7f00:1::1 2001:db8::1 ::127.0.0.1 ::ffff:0:127.0.0.1 fec0::1 not-an-address`.split(
    /\s+/,
  );
const ALLOWED =
  '1.2.4.8 114.114.114.114 172.15.255.255 172.32.0.1 100.128.0.1 2400:3200::1 240e:1::1 ::ffff:1.2.4.8 64:ff9b::1.2.4.8'.split(
    ' ',
  );

test('isForbiddenAddress() knows every way to write an inner address', () => {
  assert.deepEqual(
    FORBIDDEN.filter(address => !isForbiddenAddress(address)),
    [],
  );
});

test('isForbiddenAddress() lets public addresses be', () => {
  assert.deepEqual(
    ALLOWED.filter(address => isForbiddenAddress(address)),
    [],
  );
});

test('guardedFetch() takes an answer from a named intranet host', async () => {
  const port = await serve((request, response) =>
    response.end(`${request.method} ${request.headers.host} ${request.url}`),
  );
  const outcome = await intranet(port)(`http://127.0.0.1:${port}/列表?页=1`);
  assert.ok(outcome.ok);
  assert.equal(outcome.value.body.toString(), `GET 127.0.0.1:${port} /%E5%88%97%E8%A1%A8?%E9%A1%B5=1`);
});

test('guardedFetch() never reaches an inner address that nobody named', async () => {
  let reached = 0;
  const port = await serve((_, response) => response.end(String((reached += 1))));
  const fetch = createGuardedFetch(createFetchPolicy());
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1', '0']) {
    assert.match(await faultOf(fetch(`http://${host}:${port}/`)), /forbidden-address/, host);
  }
  assert.equal(reached, 0);
});

test('guardedFetch() allows a named host on its port only', async () => {
  const [named, other] = [await serve((_, response) => response.end()), await serve((_, response) => response.end())];
  assert.equal(await faultOf(intranet(named)(`http://127.0.0.1:${other}/`)), 'forbidden-address');
});

test('guardedFetch() refuses a name with one inner address among its answers', async () => {
  const policy: FetchPolicy = {
    ...createFetchPolicy(),
    resolve: async () => [
      { address: '1.2.4.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  };
  assert.equal(await faultOf(createGuardedFetch(policy)('http://rebinding.example/')), 'forbidden-address');
});

test('guardedFetch() resolves a name once, so that a second answer plays no part', async () => {
  const port = await serve((_, response) => response.end('inner'));
  let asked = 0;
  const policy: FetchPolicy = {
    ...createFetchPolicy(),
    resolve: async () => [{ address: (asked += 1) === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }],
  };
  assert.equal(await faultOf(createGuardedFetch(policy)(`http://rebinding.example:${port}/`)), 'forbidden-address');
  assert.equal(asked, 1);
});

test('guardedFetch() asks the connected socket, even when the name looked harmless', async () => {
  let reached = 0;
  const port = await listen(createTcpServer(socket => socket.on('data', () => (reached += 1))));
  let judged = 0;
  // Judges the resolved address as harmless, as a wrong table or an odd route would.
  const policy: FetchPolicy = {
    ...createFetchPolicy(),
    isForbidden: address => (judged += 1) > 1 && isForbiddenAddress(address),
  };
  assert.equal(await faultOf(createGuardedFetch(policy)(`http://127.0.0.1:${port}/`)), 'forbidden-address');
  assert.equal(reached, 0, 'not a byte of the request was sent');
});

test('guardedFetch() judges every redirect like the first address', async () => {
  const inner = await serve((_, response) => response.end('inner'));
  const outer = await serve((request, response) => {
    const targets: Record<string, string> = {
      '/in': `http://127.0.0.1:${inner}/`,
      '/file': 'file:///etc/passwd',
      '/loop': '/loop',
    };
    response.writeHead(302, { location: targets[request.url ?? ''] ?? '/end' }).end();
  });
  const fetch = intranet(outer);
  assert.equal(await faultOf(fetch(`http://127.0.0.1:${outer}/in`)), 'forbidden-address');
  assert.equal(await faultOf(fetch(`http://127.0.0.1:${outer}/file`)), 'protocol-not-allowed');
  assert.equal(await faultOf(fetch(`http://127.0.0.1:${outer}/loop`)), 'too-many-redirects');
});

test('guardedFetch() leaves secrets at the origin they were for', async () => {
  const seen: (string | undefined)[] = [];
  const second = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end();
  });
  const first = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(307, { location: `http://127.0.0.1:${second}/` }).end();
  });
  const outcome = await intranet(first, second)(`http://127.0.0.1:${first}/`, {
    headers: { Authorization: 'Bearer x' },
  });
  assert.ok(outcome.ok);
  assert.deepEqual(seen, ['Bearer x', undefined]);
});

test('guardedFetch() does not send a POST anywhere else', async () => {
  const port = await serve((_, response) => response.writeHead(307, { location: '/elsewhere' }).end());
  const outcome = await intranet(port)(`http://127.0.0.1:${port}/`, { method: 'POST', body: '内容' });
  assert.equal(outcome.ok && outcome.value.status, 307);
});

test('guardedFetch() refuses what is no web address or carries a password', async () => {
  const fetch = createGuardedFetch(createFetchPolicy());
  assert.equal(await faultOf(fetch('nonsense')), 'not-an-address');
  assert.equal(await faultOf(fetch('ftp://example.com/')), 'protocol-not-allowed');
  assert.equal(await faultOf(fetch('http://a:b@example.com/')), 'credentials-in-address');
  assert.equal(await faultOf(fetch('http://no-such-name.invalid/')), 'unknown-host');
});

test('guardedFetch() stops at the size limit, packed or not', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const port = await serve((request, response) => {
    if (request.url === '/packed') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    const feed = () => void (response.destroyed || (response.write(Buffer.alloc(100_000)), setImmediate(feed)));
    feed();
  });
  assert.equal(await faultOf(intranet(port)(`http://127.0.0.1:${port}/packed`, { most: 1_000_000 })), 'too-large');
  assert.equal(await faultOf(intranet(port)(`http://127.0.0.1:${port}/endless`, { most: 1_000_000 })), 'too-large');
});

test('guardedFetch() gives up at the time limit: silent, dripping or never answering', async () => {
  const silent = await listen(createTcpServer(() => {}));
  const dripping = await serve((_, response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  });
  for (const port of [silent, dripping]) {
    const started = performance.now();
    assert.equal(await faultOf(intranet(port)(`http://127.0.0.1:${port}/`, { timeMs: 200 })), 'too-slow');
    assert.ok(performance.now() - started < 8_000);
  }
});

test('guardedFetch() says unreachable and broken where they are', async () => {
  const closed = await listen(createTcpServer());
  await new Promise(done => open.pop()?.close(done));
  assert.equal(await faultOf(intranet(closed)(`http://127.0.0.1:${closed}/`)), 'unreachable');
  const rude = await listen(createTcpServer(socket => socket.end('no http\r\n\r\n')));
  assert.equal(await faultOf(intranet(rude)(`http://127.0.0.1:${rude}/`)), 'broken-answer');
  assert.equal(await faultOf(intranet(rude)(`https://127.0.0.1:${rude}/`)), 'untrusted-certificate');
});
