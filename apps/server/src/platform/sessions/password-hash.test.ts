import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decoyHash, hashPassword, isOutdated, PasswordWorkFull, verifyPassword } from './password-hash.ts';

const cheap = { memoryKib: 64, passes: 1, lanes: 1 };

describe('hashPassword()', () => {
  it('makes a PHC string that only this password verifies', async () => {
    const phc = await hashPassword('Nine-Tailed7', cheap);
    assert.match(phc, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    assert.equal(await verifyPassword('Nine-Tailed7', phc), true);
    assert.equal(await verifyPassword('nine-Tailed7', phc), false);
  });

  it('salts: one password twice gives two hashes', async () => {
    assert.notEqual(await hashPassword('Nine-Tailed7', cheap), await hashPassword('Nine-Tailed7', cheap));
  });

  it('takes composed and decomposed letters for the same', async () => {
    assert.equal(await verifyPassword('Cafe\u0301-Nr7', await hashPassword('Caf\u00e9-Nr7', cheap)), true);
  });
});

describe('verifyPassword()', () => {
  it('verifies a hash made elsewhere (reference argon2 library: password, somesalt)', async () => {
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    assert.equal(await verifyPassword('password', phc), true);
  });

  it('throws on what is no PHC string: that is a broken row, not a wrong password', async () => {
    await assert.rejects(verifyPassword('x', '$2b$12$abcdefghijk'), /PHC/);
  });

  it('never verifies a decoy', async () => {
    assert.equal(await verifyPassword('', decoyHash(cheap)), false);
  });

  it('turns callers away when too many wait, and goes on afterwards', async () => {
    const phc = await hashPassword('x', cheap);
    const results = await Promise.allSettled(Array.from({ length: 400 }, () => verifyPassword('x', phc)));
    const refused = results.filter(result => result.status === 'rejected');
    assert.ok(refused.length > 0 && refused.every(result => result.reason instanceof PasswordWorkFull));
    assert.equal(results.filter(result => result.status === 'fulfilled' && result.value).length, 400 - refused.length);
    assert.equal(await verifyPassword('x', phc), true);
  });
});

describe('isOutdated()', () => {
  it('is true when the cost has changed since', async () => {
    const phc = await hashPassword('x', cheap);
    assert.equal(isOutdated(phc, cheap), false);
    assert.equal(isOutdated(phc, { ...cheap, passes: 2 }), true);
  });
});
