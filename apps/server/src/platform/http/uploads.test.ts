import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { route } from '@gongkai/contract';
import { z } from 'zod';
import { createLog } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { done } from '../outcome.ts';
import { bindEndpoints } from './bind.ts';
import { endpoint } from './endpoint.ts';
import { createHttpServer } from './server.ts';

const MB = 1_048_576;
const taking = (id: string) =>
  route({
    id: `test.${id}`,
    origin: 'office',
    method: 'POST',
    path: `/api/v1/${id}`,
    summary: '上传',
    access: 'anyone',
    trace: { none: '测试用接口' },
    personalData: [],
    bodyType: 'upload',
    answer: z.object({ name: z.string(), size: z.int() }),
  });

const app = await createHttpServer({
  trustProxy: false,
  https: false,
  log: createLog('office', () => {}),
  metrics: new Metrics(),
  ready: async () => [],
});
bindEndpoints(
  app,
  [
    endpoint(taking('whole'), async call => {
      const upload = await call.upload(2 * MB);
      return upload.ok ? done({ name: upload.value.name, size: upload.value.bytes.length }) : upload;
    }),
    endpoint(taking('stream'), async call => {
      const upload = await call.uploadStream();
      if (!upload.ok) return upload;
      let size = 0;
      for await (const chunk of upload.value.stream) size += (chunk as Buffer).length;
      return done({ name: upload.value.name, size });
    }),
  ],
  {
    https: false,
    refusals: {},
    transact: async () => {
      throw new Error('not used');
    },
  },
);
after(() => app.close());
const base = await app.listen({ port: 0, host: '127.0.0.1' });

const BOUNDARY = 'a-boundary-of-the-test';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const part = (bytes: string, disposition = 'form-data; name="file"; filename="方案.pdf"') =>
  `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\nContent-Type: application/pdf\r\n\r\n${bytes}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

async function send(to: string, body: string, type = MULTIPART) {
  const response = await fetch(`${base}/api/v1/${to}`, { method: 'POST', body, headers: { 'content-type': type } });
  const answer = (await response.json()) as { error?: { code: string; message: string } };
  return { status: response.status, answer, code: answer.error?.code ?? null };
}

describe('an upload', () => {
  for (const to of ['whole', 'stream']) {
    it(`comes in with its name and its bytes (${to})`, async () => {
      const { answer } = await send(to, part('12345') + END);
      assert.deepEqual(answer, { name: '方案.pdf', size: 5 });
    });

    const refused: readonly [string, string, string, number, string][] = [
      ['of a form without a file', part('x', 'form-data; name="title"') + END, MULTIPART, 400, 'upload-missing'],
      ['of an empty form', END, MULTIPART, 400, 'upload-missing'],
      ['sent as JSON', '{}', 'application/json', 400, 'upload-missing'],
      ['that breaks off in its bytes', part('12345').slice(0, -4), MULTIPART, 400, 'malformed-upload'],
      ['that breaks off in its head', part('12345').slice(0, 60), MULTIPART, 400, 'malformed-upload'],
      ['without a boundary', part('12345') + END, 'multipart/form-data', 400, 'malformed-upload'],
      ['of another type', '<a/>', 'text/xml', 415, 'unsupported-content-type'],
    ];
    for (const [what, body, type, status, code] of refused)
      it(`${what} is refused: ${code} (${to})`, async () => {
        const sent = await send(to, body, type);
        assert.deepEqual([sent.status, sent.code], [status, code]);
        assert.match(sent.answer.error!.message, /[\u4e00-\u9fff]/);
      });
  }

  it('larger than its route takes is refused with the limit: upload-too-large', async () => {
    const sent = await send('whole', part('x'.repeat(2 * MB + 1)) + END);
    assert.deepEqual([sent.status, sent.code], [413, 'upload-too-large']);
    assert.match(sent.answer.error!.message, /最多 2 MB/);
    assert.equal((await send('whole', part('x'.repeat(2 * MB)) + END)).status, 200);
  });
});
