import { AwsClient } from 'aws4fetch';
import { SaxesParser } from 'saxes';
import { checkWhileFlowing, DigestMismatch, type FileStore, hashOf, parseFileHash } from './file-store.ts';
import type { S3Address } from './s3-address.ts';

const REQUEST_MS = 60_000;
const RETRIES = 3;

/** Any S3-compatible store, by its plain path-style interface: PUT, GET, HEAD, DELETE and the list of version 2. */
export function openS3Store(address: S3Address): FileStore {
  const { accessKeyId, secretAccessKey, region } = address;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const urlOf = (hash: string) => `${address.folder}/${hash.slice(0, 2)}/${hash}`;

  async function call(method: string, url: string, init: RequestInit = {}): Promise<Response> {
    const response = await client.fetch(url, {
      ...init,
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new Error(`S3 store answered ${response.status} to ${method}`);
  }

  return {
    async put(content) {
      const hash = hashOf(content);
      // The store compares the digest itself and refuses bytes that changed on the way.
      const headers = { 'x-amz-content-sha256': hash, 'content-type': 'application/octet-stream' };
      const response = await call('PUT', urlOf(hash), { body: new Uint8Array(content), headers });
      await response.body?.cancel();
      if (response.status === 404) throw new Error(`S3 bucket ${address.bucket} does not exist`);
      return { hash, size: content.length };
    },
    async get(hash) {
      const response = await call('GET', urlOf(hash));
      if (response.status === 404) return drop(response, null);
      const content = Buffer.from(await response.arrayBuffer());
      if (hashOf(content) !== hash) throw new DigestMismatch(hash);
      return content;
    },
    async stream(hash) {
      const response = await call('GET', urlOf(hash));
      if (response.status === 404 || !response.body) return drop(response, null);
      return checkWhileFlowing(toBuffers(response.body), hash);
    },
    async has(hash) {
      return (await call('HEAD', urlOf(hash))).status !== 404;
    },
    async delete(hash) {
      const was = (await call('HEAD', urlOf(hash))).status !== 404;
      await drop(await call('DELETE', urlOf(hash)), null);
      return was;
    },
    async *list() {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const query = new URLSearchParams({
          'list-type': '2',
          prefix: address.prefix,
          ...(after ? { 'continuation-token': after } : {}),
        });
        const page = readListing(await (await call('GET', `${address.bucketUrl}?${query}`)).text());
        for (const { key, modified } of page.objects) {
          const hash = parseFileHash(key.split('/').at(-1) ?? '');
          if (hash) yield { hash, storedAt: new Date(modified) };
        }
        after = page.next;
      }
    },
  };
}

async function* toBuffers(body: ReadableStream<Uint8Array>): AsyncIterable<Buffer> {
  for await (const chunk of body) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

async function drop<Value>(response: Response, value: Value): Promise<Value> {
  await response.body?.cancel();
  return value;
}

interface Listing {
  readonly objects: readonly { readonly key: string; readonly modified: string }[];
  readonly next: string | undefined;
}

function readListing(xml: string): Listing {
  const objects: { key: string; modified: string }[] = [];
  let text = '';
  let key = '';
  let next: string | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', part => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'Key') key = text;
    if (name === 'LastModified') objects.push({ key, modified: text });
    if (name === 'NextContinuationToken') next = text;
  });
  parser.write(xml).close();
  return { objects, next };
}
