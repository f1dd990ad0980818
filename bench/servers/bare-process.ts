import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeptAnswer } from './kept-answer.ts';

/** Forked by `startBare`: the least a server in Node can do, the same head and the same bytes out of a map. */
const answers = new Map<string, KeptAnswer>();
const missing: KeptAnswer = { headers: [], body: Buffer.from('missing') };

const server = http.createServer((request, response) => {
  const answer = answers.get(request.url!);
  response.writeHead(answer ? 200 : 404, (answer ?? missing).headers as string[]);
  response.end((answer ?? missing).body);
});

process.on('message', (given: [string, KeptAnswer][]) => {
  for (const [path, { headers, body }] of given) answers.set(path, { headers, body: Buffer.from(body) });
  process.send!({ kept: answers.size });
});
process.on('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
