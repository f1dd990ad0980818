import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { emptyDatabase, testDatabase } from '../testing/database.ts';
import { withSession } from './connect.ts';
import { checkServer, checkUsers } from './server-checks.ts';
import { StartRefusal } from './start-refusal.ts';

const refusal =
  (exitCode: number, ...sentences: RegExp[]) =>
  (error: unknown) => {
    assert.ok(error instanceof StartRefusal, String(error));
    assert.equal(error.exitCode, exitCode);
    for (const sentence of sentences) assert.match(error.message, sentence);
    return true;
  };

async function databaseWith(t: TestContext, options: string): Promise<string> {
  const database = await emptyDatabase(options);
  t.after(() => database.drop());
  return database.ownerUrl;
}

test('checkServer() refuses a server without fsync, and takes it for what is thrown away', async t => {
  const ownerUrl = await databaseWith(t, '');
  await assert.rejects(checkServer(ownerUrl), refusal(1, /fsync = off/));
  assert.deepEqual(await checkServer(ownerUrl, { throwaway: true }), []);
});

test('checkServer() refuses a database that counts Chinese in bytes, with all its faults at once', async t => {
  const ownerUrl = await databaseWith(t, `encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`);
  await assert.rejects(checkServer(ownerUrl), refusal(1, /SQL_ASCII/, /fsync/, /C\.UTF-8/));
});

test('checkServer() refuses a database whose ctype does not know Chinese letters', async t => {
  const ownerUrl = await databaseWith(t, `encoding 'UTF8' locale_provider libc locale 'C' template template0`);
  await assert.rejects(checkServer(ownerUrl, { throwaway: true }), refusal(1, /do not know Chinese/));
});

test('checkServer() takes a database with ICU collation', async t => {
  const ownerUrl = await databaseWith(
    t,
    `encoding 'UTF8' locale_provider icu icu_locale 'zh-Hans-CN' locale 'C.UTF-8' template template0`,
  );
  await checkServer(ownerUrl, { throwaway: true });
});

test('a wrong database address is told in one sentence, without its password', async () => {
  const database = await emptyDatabase();
  await database.drop();
  const gone = database.ownerUrl;
  const wrong: [string, RegExp][] = [
    [gone, /there is no database "test_/],
    [gone.replace(/:[0-9a-f]+@/, ':geheim@'), /does not let user "gongkai_owner" in/],
    ['postgresql://a:geheim@127.0.0.1:1/gongkai', /no database answers at 127\.0\.0\.1:1/],
    [
      'postgresql://a:geheim@db.gongkai.invalid/gongkai',
      /host name "db\.gongkai\.invalid" is not known|no database answers/,
    ],
    ['postgresql://a:geheim@localhost/gongkai?host=/nowhere', /no database answers at \/nowhere/],
  ];
  for (const [address, sentence] of wrong) {
    await assert.rejects(checkServer(address), (error: Error) => {
      assert.doesNotMatch(error.message, /geheim/);
      return refusal(2, /^DATABASE_OWNER_URL: /, sentence)(error);
    });
  }
});

test('checkUsers() takes three plain users', async t => {
  await checkUsers(await testDatabase(t));
});

test('checkUsers() refuses users who are one, or more than they should be', async t => {
  const database = await testDatabase(t);
  await assert.rejects(
    checkUsers({ ...database, portalUrl: database.officeUrl }),
    refusal(1, /must have three users/, /portal's user .* is a member of "gongkai_office"/),
  );

  const roles = { office: `loud_${process.pid}`, portal: `sly_${process.pid}` };
  await withSession(database.ownerUrl, 'owner', async owner => {
    await owner.query(`create role ${roles.office} login createrole password 'a'`);
    await owner.query(`create role ${roles.portal} login password 'a'`);
    await owner.query(`grant gongkai_office to ${roles.office}`);
    await owner.query(`grant gongkai_portal, gongkai_office to ${roles.portal}`);
  });
  const as = (user: string) => {
    const url = new URL(database.ownerUrl);
    url.username = user;
    url.password = 'a';
    return url.href;
  };
  try {
    await assert.rejects(
      checkUsers({ ...database, officeUrl: as(roles.office), portalUrl: as(roles.portal) }),
      refusal(
        1,
        /office's user .* has createrole: alter role "loud_\d+" nocreaterole;/,
        /revoke "gongkai_office" from "sly_\d+";/,
      ),
    );
  } finally {
    await withSession(database.ownerUrl, 'owner', owner => owner.query(`drop role ${roles.office}, ${roles.portal}`));
  }
});
