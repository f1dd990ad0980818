import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { readCertificate } from './certificate.ts';
import { readAuthorities } from './certificate-authorities.ts';
import { authorityCertificate, certificateOf, selfSigned } from './testing/certificates.ts';

const NOW = Date.parse('2026-11-21T02:00:00.000Z');
const day = (days: number) => new Date(NOW + days * 86_400_000);
const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const authority = pair();
const name = '虚构 签发机构';
const pem = authorityCertificate(authority, name, day(-100), day(100));
const privateKey = authority.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test('readAuthorities() reads every certificate of the file, whatever stands between them', t => {
  const file = join(scratchFolder(t), 'authorities.pem');
  const ended = authorityCertificate(pair(), '虚构 旧机构', day(-900), day(-1));
  writeFileSync(file, `# 县里认可的签发机构（虚构）\n${pem}\nsubject=旧\n${ended.replaceAll('\n', '\r\n')}`);
  const read = readAuthorities(file, NOW);
  assert.ok(read.ok);
  assert.equal(read.authorities.length, 2);
  assert.match(read.warnings.join(), /block 2 \(CN=虚构 旧机构\) ended on Nov 20/);

  const person = pair();
  const issued = (issuer: ReturnType<typeof pair>) =>
    certificateOf(person, '虚构 某人', day(-1), day(30), { name, privateKey: issuer.privateKey });
  assert.equal(readCertificate(issued(authority), read.authorities, NOW).ok, true);
  const fault = { ok: false, fault: 'certificate-of-other-issuer' };
  assert.deepEqual(readCertificate(issued(pair()), read.authorities, NOW), fault, 'the name alone is not enough');
  assert.deepEqual(readCertificate(selfSigned(person, name, day(-1), day(30)), read.authorities, NOW), fault);
});

const refused: readonly [string, string | null, RegExp][] = [
  ['a file that is not there', null, /^cannot be read \(ENOENT\)$/],
  ['an empty file', '', /^holds no PEM certificate/],
  ['text', '县里认可的签发机构', /^holds no PEM certificate/],
  ['a private key', `${pem}${privateKey}`, /^holds a PRIVATE KEY as block 2/],
  ['a broken certificate', pem.replace('MII', 'AAA'), /^block 1 is no X\.509 certificate/],
  [
    'a person’s certificate',
    selfSigned(authority, '虚构 某人', day(-1), day(30)),
    /is not the certificate of an authority$/,
  ],
  ['a file of another size', 'x'.repeat(1_100_000), /^is larger than 1 MB/],
];
for (const [what, text, problem] of refused)
  test(`readAuthorities() refuses ${what}`, t => {
    const file = join(scratchFolder(t), 'authorities.pem');
    if (text !== null) writeFileSync(file, text);
    const read = readAuthorities(file, NOW);
    assert.ok(!read.ok);
    assert.match(read.problem, problem);
  });
