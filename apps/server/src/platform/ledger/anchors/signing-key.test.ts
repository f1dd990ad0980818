import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isSignedBy } from './signature.ts';
import { openSigner } from './signing-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-signing-'));
after(() => rmSync(folder, { recursive: true, force: true }));

for (const algorithm of ['ed25519', 'sm2'] as const)
  test(`openSigner() makes a ${algorithm} key where it may, keeps it, and signs with it`, async () => {
    const path = join(folder, `${algorithm}/anchor-key.json`);
    assert.equal((await openSigner(path, algorithm, false)).ok, false);
    const made = await openSigner(path, algorithm, true);
    const again = await openSigner(path, algorithm, false);
    assert.ok(made.ok && again.ok && made.created && !again.created);
    assert.equal(made.signer.publicKey, again.signer.publicKey);
    assert.equal(made.signer.keyId.length, 16);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    const bytes = Buffer.from('锚');
    assert.equal(isSignedBy(made.signer.publicKey, bytes, await again.signer.sign(bytes)), true);
  });

test('openSigner() refuses a file others can read, a damaged one, and halves of two keys', async () => {
  const path = join(folder, 'ed25519/anchor-key.json');
  const other = join(folder, 'other.json');
  const problem = async () => {
    const opened = await openSigner(path, 'ed25519', true);
    assert.ok(!opened.ok);
    return opened.problem;
  };
  chmodSync(path, 0o644);
  assert.match(await problem(), /chmod 600/);
  chmodSync(path, 0o600);
  await openSigner(other, 'ed25519', true);
  const own = JSON.parse(readFileSync(path, 'utf8'));
  const mixed = { ...own, publicKey: JSON.parse(readFileSync(other, 'utf8')).publicKey };
  for (const text of ['', '{}', JSON.stringify(mixed), JSON.stringify({ ...own, privateKey: 'AAAA' })]) {
    writeFileSync(path, text, { mode: 0o600 });
    assert.match(await problem(), /not a signing key/);
  }
});
