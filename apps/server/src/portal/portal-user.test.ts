import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish } from './testing/publish.ts';

const { owner, office, portal } = await testDatabase();

const HASH = Buffer.alloc(32, 7);
const SUBMISSION = `insert into intake.submissions
  (kind, application_no, code_hash, key_hash, agency_id, seal_key_id, sealed, submitted_at)
  values ('application', $1, $2, $3, 1, 'k1', $4, '2026-11-20T02:00:00Z')`;

async function refusal(sql: string, values: readonly unknown[] = []): Promise<string> {
  try {
    await portal.query(sql, values);
  } catch (fault) {
    return (fault as { code?: string }).code ?? String(fault);
  }
  return 'allowed';
}

before(async () => {
  await foundAgency(office, { id: 1, name: '云岭县财政局（虚构）' });
  await publish(office, { id: 1, title: '预算' });
  await portal.query(SUBMISSION, ['YL20261120-0001', HASH, Buffer.alloc(32, 1), Buffer.alloc(64, 9)]);
});

describe('the portal user', () => {
  it('reads public rows, searches, and hands in sealed submissions', async () => {
    assert.equal((await portal.query('select id from public_site.items')).length, 1);
    const [found] = await portal.query<{ hits: number }>(
      `select hits from public_site.search_items('''~预算''', null, null, null, 5, 10, 100)`,
    );
    assert.equal(found?.hits, 1);
    assert.equal((await office.query('select id from intake.submissions')).length, 1);
  });

  /** Which migrations were applied: versions and hashes of files that anyone can read, asked by /readyz. */
  const HARMLESS = 'migrations.applied';

  it('reads no table outside public_site, now or in a later migration', async () => {
    const tables = await owner.query<{ name: string; readable: boolean }>(
      `select format('%I.%I', n.nspname, c.relname) as name,
          has_table_privilege('gongkai_portal', c.oid, 'select')
            or has_any_column_privilege('gongkai_portal', c.oid, 'select') as readable
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
          and format('%I.%I', n.nspname, c.relname) <> $1`,
      [HARMLESS],
    );
    assert.ok(tables.some(({ name }) => name.startsWith('core.')));
    assert.deepEqual(
      tables.filter(({ name, readable }) => readable && !name.startsWith('public_site.')),
      [],
    );
    for (const { name } of tables.filter(({ name }) => !name.startsWith('public_site.'))) {
      assert.equal(await refusal(`select count(*) from ${name}`), '42501', name);
    }
  });

  it('changes nothing in public_site', async () => {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public_site'`,
    );
    assert.ok(tables.length >= 10);
    for (const { name } of tables) {
      for (const sql of [`delete from ${name}`, `truncate ${name}`, `insert into ${name} default values`]) {
        assert.equal(await refusal(sql), '42501', sql);
      }
    }
    assert.equal(await refusal(`update public_site.items set title = 'x'`), '42501');
    assert.equal(await refusal('select * from public_site.items for update'), '42501');
  });

  it('never reads a submission back, neither its own nor another', async () => {
    const tries = [
      'select * from intake.submissions',
      'select sealed from intake.submissions',
      'select count(*) from intake.submissions',
      'table intake.submissions',
      'copy intake.submissions to stdout',
      'delete from intake.submissions',
      `update intake.submissions set sealed = sealed`,
      'truncate intake.submissions',
      'do $$ begin lock table intake.submissions in access exclusive mode; end $$',
      'select * from intake.submissions_id_seq',
    ];
    for (const sql of tries) assert.equal(await refusal(sql), '42501', sql);
    const returning = `${SUBMISSION} returning sealed`;
    const values = ['YL20261120-0002', HASH, Buffer.alloc(32, 2), Buffer.alloc(64, 9)];
    assert.equal(await refusal(returning, values), '42501');
    const peeking = `${SUBMISSION} on conflict (application_no) do update set sealed = excluded.sealed`;
    assert.equal(await refusal(peeking, values), '42501');
  });

  it('cannot mark its submission as taken or choose its row id', async () => {
    for (const column of ['taken_at', 'refused_at']) {
      assert.equal(await refusal(`insert into intake.submissions (${column}) values (now())`), '42501', column);
    }
    assert.equal(await refusal('insert into intake.submissions (id) overriding system value values (7)'), '42501');
  });

  it('executes the named functions, the search, and nothing else of ours', async () => {
    const rows = await owner.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('core', 'ledger', 'public_site', 'intake', 'public', 'pgboss')
          and has_function_privilege('gongkai_portal', p.oid, 'execute')`,
    );
    assert.deepEqual(rows.map(({ name }) => name.replace(/\(.*/, '')).sort(), [
      'intake.receipt',
      'intake.receipt_of_key',
      'public_site.search_items',
    ]);
  });

  it('learns from a receipt only whether and when, and only with the right code', async () => {
    const ask = (number: string, code: Buffer) => portal.query('select * from intake.receipt($1, $2)', [number, code]);
    assert.deepEqual(await ask('YL20261120-0001', HASH), [{ submitted_at: '2026-11-20T02:00:00.000Z', taken: false }]);
    assert.deepEqual(await ask('YL20261120-0001', Buffer.alloc(32, 8)), []);
    assert.deepEqual(await ask('YL20261120-9999', HASH), []);
    for (const evil of [`' or true --`, `YL20261120-0001' or '1'='1`, '%', 'YL20261120-000_', '']) {
      assert.deepEqual(await ask(evil, HASH), [], evil);
    }
  });

  it('cannot divert the functions of the owner by objects of its own', async () => {
    for (const schema of ['public', 'core', 'intake', 'public_site', 'pg_catalog']) {
      assert.equal(await refusal(`create table ${schema}.submissions (x int)`), '42501', schema);
      assert.equal(
        await refusal(`create function ${schema}.f() returns int language sql as 'select 1'`),
        '42501',
        schema,
      );
    }
    assert.equal(await refusal('create schema evil'), '42501');
    assert.equal(await refusal('create temporary table submissions (x int)'), '42501');
    assert.equal(
      await refusal(`create operator public.= (leftarg = text, rightarg = text, procedure = texteq)`),
      '42501',
    );
    // Even a search path of its own changes nothing: the functions set theirs.
    await portal.withClient(async client => {
      await client.query(`set search_path = 'pg_temp', 'intake'`);
      const { rows } = await client.query('select * from intake.receipt($1, $2)', ['YL20261120-0001', HASH]);
      assert.equal(rows.length, 1);
      await client.query('reset search_path');
    });
    const loose = await owner.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname in ('core', 'ledger', 'public_site', 'intake')
          and not coalesce(p.proconfig @> array['search_path=pg_catalog'], false)`,
    );
    assert.deepEqual(loose, []);
  });

  it('becomes nobody else', async () => {
    for (const role of ['gongkai_office', 'gongkai_owner', 'postgres']) {
      const code = await refusal(`set role ${role}`);
      assert.ok(code === '42501' || code === '22023', `${role}: ${code}`);
    }
    assert.equal(await refusal('set session_replication_role = replica'), '42501');
    assert.equal(await refusal('create role evil'), '42501');
    assert.equal(await refusal('alter role gongkai_portal superuser'), '42501');
    assert.equal(await refusal('grant gongkai_office to current_user'), '42501');
    const [self] = await portal.query<{ rolsuper: boolean; member: boolean }>(
      `select rolsuper, pg_has_role(current_user, 'gongkai_office', 'member') as member from pg_roles where rolname = current_user`,
    );
    assert.deepEqual(self, { rolsuper: false, member: false });
  });

  it('reaches neither files, programs, other servers nor large objects', async () => {
    const tries = [
      `select pg_read_file('/etc/passwd')`,
      `select pg_ls_dir('.')`,
      `select pg_stat_file('postgresql.conf')`,
      `copy (select 1) to program 'id'`,
      `copy (select 1) to '/tmp/gongkai-portal-user'`,
      `select lo_import('/etc/passwd')`,
      `select lo_export(1, '/tmp/gongkai-portal-user')`,
      'create extension dblink',
      'create extension postgres_fdw',
      `create server evil foreign data wrapper postgres_fdw`,
      `select pg_reload_conf()`,
      `select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user`,
      `do language plpython3u 'pass'`,
      `alter system set fsync = off`,
      `select * from pg_authid`,
      `select * from pg_shadow`,
      `select * from pg_hba_file_rules`,
    ];
    for (const sql of tries) {
      const code = await refusal(sql);
      assert.notEqual(code, 'allowed', sql);
    }
  });

  it('does not see what others are doing', async () => {
    const rows = await portal.query<{ query: string }>(
      `select query from pg_stat_activity where usename <> current_user and usename is not null`,
    );
    assert.deepEqual(
      rows.filter(({ query }) => query !== '<insufficient privilege>'),
      [],
    );
  });

  it('sees no drafts through statistics of columns', async () => {
    const rows = await portal.query<{ schemaname: string }>(
      `select distinct schemaname from pg_stats where schemaname in ('core', 'ledger', 'intake')`,
    );
    assert.deepEqual(rows, []);
  });
});
