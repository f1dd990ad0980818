import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import S3rver from 's3rver';
import { openDiskStore } from './disk-store.ts';
import { DigestMismatch, type FileStore, hashOf } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';

const scratch = await mkdtemp(path.join(tmpdir(), 'gongkai-stores-'));
const s3Folder = path.join(scratch, 's3');
await mkdir(s3Folder);
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: s3Folder,
  configureBuckets: [{ name: 'gongkai' }],
});
const address = (await server.run()) as AddressInfo;
after(async () => {
  await server.close();
  await rm(scratch, { recursive: true, force: true });
});

const s3Url = (bucket: string) => `s3+http://S3RVER:S3RVER@127.0.0.1:${address.port}/${bucket}/云岭%20县`;
const diskRoot = path.join(scratch, 'disk');
const stores: readonly (readonly [string, FileStore, (hash: string) => string])[] = [
  ['disk', await openDiskStore(diskRoot), hash => path.join(diskRoot, hash.slice(0, 2), hash.slice(2, 4), hash)],
  [
    'S3',
    await openFileStore({ dataDir: scratch, s3Url: s3Url('gongkai') }),
    hash => path.join(s3Folder, 'gongkai', '云岭 县', hash.slice(0, 2), `${hash}._S3rver_object`),
  ],
];

async function collect(stream: AsyncIterable<Buffer> | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

for (const [name, store, fileOf] of stores) {
  const content = Buffer.from(`内容 ${name} `.repeat(40_000));
  const hash = hashOf(content);

  test(`${name} store gives back what was put, by its digest`, async () => {
    assert.equal(await store.has(hash), false);
    assert.deepEqual(await store.put(content), { hash, size: content.length });
    assert.deepEqual(await store.put(content), { hash, size: content.length });
    assert.equal(await store.has(hash), true);
    assert.ok((await store.get(hash))?.equals(content));
    assert.ok((await collect(await store.stream(hash))).equals(content));
  });

  test(`${name} store says null for what it does not have`, async () => {
    const other = hashOf(Buffer.from('never stored'));
    assert.equal(await store.get(other), null);
    assert.equal(await store.stream(other), null);
    assert.equal(await store.delete(other), false);
  });

  test(`${name} store lists what it has`, async () => {
    const small = await store.put(Buffer.from(`small ${name}`));
    const listed: string[] = [];
    for await (const file of store.list()) {
      listed.push(file.hash);
      assert.ok(Math.abs(file.storedAt.getTime() - Date.now()) < 60_000);
    }
    assert.deepEqual(listed.sort(), [hash, small.hash].sort());
  });

  test(`${name} store puts the same content many times at once`, async () => {
    const same = Buffer.from(`same ${name}`);
    const put = await Promise.all(Array.from({ length: 20 }, () => store.put(same)));
    assert.equal(new Set(put.map(one => one.hash)).size, 1);
    assert.ok((await store.get(put[0]!.hash))?.equals(same));
  });

  test(`${name} store never hands out bytes that are not those of the digest`, async () => {
    const spoilt = await store.put(Buffer.from(`to be spoilt ${name}`.repeat(10_000)));
    const file = fileOf(spoilt.hash);
    const bytes = await readFile(file);
    bytes.writeUInt8(0x21, bytes.length - 1);
    await writeFile(file, bytes);
    await assert.rejects(store.get(spoilt.hash), DigestMismatch);
    const got: Buffer[] = [];
    await assert.rejects(async () => {
      for await (const chunk of (await store.stream(spoilt.hash)) ?? []) got.push(chunk);
    }, DigestMismatch);
    assert.ok(Buffer.concat(got).length < bytes.length, 'the last chunk is held back');
  });

  test(`${name} store deletes`, async () => {
    assert.equal(await store.delete(hash), true);
    assert.equal(await store.has(hash), false);
    assert.equal(await store.get(hash), null);
  });
}

test('disk store drops what a killed server was writing, and leaves what another node writes now', async () => {
  const root = path.join(scratch, 'killed');
  await openDiskStore(root);
  await writeFile(path.join(root, 'writing', 'old'), 'half');
  await writeFile(path.join(root, 'writing', 'young'), 'half');
  await utimes(path.join(root, 'writing', 'old'), 0, 0);
  const store = await openDiskStore(root);
  assert.deepEqual(await readdir(path.join(root, 'writing')), ['young']);
  for await (const file of store.list()) assert.fail(`lists ${file.hash}`);
});

test('S3 store says that the bucket is missing', async () => {
  const store = await openFileStore({ dataDir: scratch, s3Url: s3Url('nobucket') });
  await assert.rejects(store.put(Buffer.from('x')), /bucket nobucket does not exist/);
});

test('openFileStore() refuses an address it cannot use, without repeating its secret', async () => {
  for (const s3Url of ['http://a:geheim@b/c', 's3+https://host/bucket', 's3+https://a:geheim@host/', 'nothing']) {
    await assert.rejects(
      openFileStore({ dataDir: scratch, s3Url }),
      (fault: Error) => /S3_URL/.test(fault.message) && !/geheim/.test(fault.message),
    );
  }
});
