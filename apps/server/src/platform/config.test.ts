import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Config, type Environment, readConfig } from './config.ts';
import { authorityCertificate } from './sessions/testing/certificates.ts';
import { scratchFolder } from './testing/scratch-folder.ts';

const DATABASES = {
  DATABASE_URL: 'postgresql://app:8f1c0a7d@db/gongkai',
  DATABASE_OWNER_URL: 'postgresql://owner:8f1c0a7e@db/gongkai',
  DATABASE_PORTAL_URL: 'postgresql://web:8f1c0a7f@db/gongkai',
};
const PRODUCTION = {
  MODE: 'production',
  PUBLIC_URL: 'https://www.yunling.example',
  OFFICE_URL: 'https://office.yunling.example',
  KEY_FILE: '/etc/gongkai/keys.json',
};

function configOf(env: Environment): Config {
  const result = readConfig(env);
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'));
  return result.config;
}

function problemsOf(env: Environment): string[] {
  const result = readConfig(env);
  return result.ok ? [] : result.problems;
}

test('readConfig() on an empty environment gives the demonstration on loopback with the embedded database', () => {
  const config = configOf({});
  assert.equal(config.mode, 'demo');
  assert.equal(config.host, '127.0.0.1');
  assert.deepEqual([config.port, config.officePort], [8080, 8081]);
  assert.deepEqual(config.database, { kind: 'embedded' });
  assert.equal(config.publicUrl, 'http://127.0.0.1:8080');
  assert.match(config.dataDir, /\/data$/);
  assert.equal(config.keyFile, join(config.dataDir, 'keys', 'master.json'));
});

test('readConfig() takes an empty variable as none', () => {
  assert.equal(configOf({ S3_URL: '', PORT: ' ' }).port, 8080);
});

test('readConfig() lists all faults at once, each with the name of its variable', () => {
  const problems = problemsOf({
    PORT: '99999',
    MODE: 'live',
    HOST: 'gongkai',
    DATABASE_URL: 'mysql://a:b@c/d',
    TRUST_PROXY: 'all',
  });
  for (const name of ['PORT', 'MODE', 'HOST', 'DATABASE_URL', 'TRUST_PROXY']) {
    assert.ok(
      problems.some(problem => problem.startsWith(`${name}=`)),
      `${name} in ${problems.join(' | ')}`,
    );
  }
});

test('readConfig() never repeats a secret in a fault', () => {
  const problems = problemsOf({ DATABASE_URL: 'mysql://u:geheim@c/d', SMTP_URL: 'http://u:geheim@mail' });
  assert.equal(problems.filter(problem => problem.includes('geheim')).length, 0);
});

const refused: [string, Environment, RegExp][] = [
  ['a demonstration open to the network', { HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 is refused in MODE=demo/],
  [
    'one database address without the others',
    { DATABASE_URL: DATABASES.DATABASE_URL },
    /DATABASE_OWNER_URL and DATABASE_PORTAL_URL are missing/,
  ],
  ['a replica without a database', { DATABASE_READ_URL: DATABASES.DATABASE_URL }, /DATABASE_READ_URL is given without/],
  [
    'a portal that is the owner',
    { ...DATABASES, DATABASE_PORTAL_URL: DATABASES.DATABASE_OWNER_URL },
    /same user "owner"/,
  ],
  ['an address without user', { ...DATABASES, DATABASE_URL: 'postgresql://db/gongkai' }, /names no user/],
  ['two listeners on one port', { PORT: '8081' }, /OFFICE_PORT and PORT are both 8081/],
  [
    'half of a sign-on provider',
    { OIDC_ISSUER: 'https://id.example' },
    /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET missing/,
  ],
  ['a public address with a path', { PUBLIC_URL: 'https://www.example/zwgk' }, /MOUNT_PREFIX/],
  ['a short password policy', { PASSWORD_MIN_LENGTH: '4' }, /8 to 128/],
  ['production without addresses', { MODE: 'production', KEY_FILE: '/k' }, /PUBLIC_URL is missing/],
  ['production without keys', { ...PRODUCTION, KEY_FILE: '' }, /KEY_FILE is missing/],
  [
    'production with keys beside the data',
    { ...PRODUCTION, DATA_DIR: '/srv/g', KEY_FILE: '/srv/g/keys.json' },
    /lies in DATA_DIR/,
  ],
  ['production without encryption', { ...PRODUCTION, PUBLIC_URL: 'http://www.yunling.example' }, /needs https/],
  ['production with one origin for both', { ...PRODUCTION, OFFICE_URL: PRODUCTION.PUBLIC_URL }, /origin of its own/],
  [
    'production with a known password',
    { ...PRODUCTION, ...DATABASES, DATABASE_URL: 'postgresql://app:postgres@db/g' },
    /everybody knows/,
  ],
  [
    'production with the user as password',
    { ...PRODUCTION, ...DATABASES, DATABASE_URL: 'postgresql://app:app@db/g' },
    /everybody knows/,
  ],
];
for (const [what, env, sentence] of refused) {
  test(`readConfig() refuses ${what}`, () => assert.match(problemsOf(env).join('\n'), sentence));
}

test('readConfig() takes a database behind a socket in the way libpq writes it', () => {
  const { database } = configOf({
    ...DATABASES,
    DATABASE_URL: 'postgresql://app:8f1c0a7d@/gongkai?host=/run/postgresql',
  });
  assert.equal(
    database.kind === 'external' && database.addresses.officeUrl,
    'postgresql://app:8f1c0a7d@localhost/gongkai?host=/run/postgresql',
  );
});

test('readConfig() accepts a whole production environment and warns of proofs kept beside the data', () => {
  const config = configOf({ ...PRODUCTION, ...DATABASES, HOST: '0.0.0.0', TRUST_PROXY: '10.0.0.0/8,loopback' });
  assert.match(config.warnings.join('\n'), /ANCHOR_DIR/);
  assert.deepEqual(config.trustProxy, ['10.0.0.0/8', 'loopback']);
  assert.equal(config.database.kind === 'external' && config.database.addresses.readUrl, DATABASES.DATABASE_URL);
});

test('readConfig() reads a secret from a file, and refuses both ways at once', t => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'smtp');
  writeFileSync(file, 'smtps://user:8f1c@mail.example\n');
  assert.equal(configOf({ SMTP_URL_FILE: file }).smtpUrl, 'smtps://user:8f1c@mail.example');
  assert.match(problemsOf({ SMTP_URL_FILE: file, SMTP_URL: 'smtp://a' }).join(), /both given/);
  assert.match(problemsOf({ SMTP_URL_FILE: join(folder, 'none') }).join(), /cannot be read \(ENOENT\)/);
});

test('S3_URL takes what the file store takes, and says how it is written', () => {
  const address = 's3+https://KEY:SECRET@store.example:9000/bucket/yunling?region=cn-north-1';
  assert.equal(configOf({ S3_URL: address }).s3Url, address);
  for (const wrong of [
    'https://store.example/bucket',
    's3+https://store.example/bucket',
    's3+http://a:b@store.example',
  ])
    assert.match(problemsOf({ S3_URL: wrong }).join(), /S3_URL.* is not s3\+https:/);
});

test('readConfig() refuses a file of certificate authorities that it cannot use, and never goes on without one', t => {
  const file = join(scratchFolder(t), 'authorities.pem');
  assert.deepEqual(configOf({}).certificateAuthorities, []);
  assert.deepEqual(problemsOf({ CERTIFICATE_AUTHORITIES_FILE: file }), [
    `CERTIFICATE_AUTHORITIES_FILE=${file} cannot be read (ENOENT).`,
  ]);
  writeFileSync(file, '');
  assert.match(
    problemsOf({ CERTIFICATE_AUTHORITIES_FILE: file, PORT: 'x' }).join('\n'),
    /PORT=[^]*holds no PEM certificate/,
  );
  const pair = generateKeyPairSync('ed25519');
  writeFileSync(file, authorityCertificate(pair, '虚构 签发机构', new Date('2020-01-01'), new Date('2021-01-01')));
  const config = configOf({ CERTIFICATE_AUTHORITIES_FILE: file });
  assert.equal(config.certificateAuthorities.length, 1);
  assert.match(config.warnings.join(), /CERTIFICATE_AUTHORITIES_FILE: the authority of block 1 .* ended on/);
});
