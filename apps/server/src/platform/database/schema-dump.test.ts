import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { testDatabase } from '../testing/database.ts';
import { readSchema, SCHEMA_FILE } from './schema-dump.ts';

test('schema.sql is what the migrations make', async t => {
  const database = await testDatabase(t);
  assert.equal(
    readFileSync(SCHEMA_FILE, 'utf8'),
    await readSchema(database.owner),
    'Run: node tools/on-pinned-node.mjs tools/write-schema.ts',
  );
});

test('readSchema() shows columns, constraints, indexes, triggers, functions, policies and every kind of right', async t => {
  const { owner } = await testDatabase(t);
  await owner.query(`
    create schema sample;
    grant usage on schema sample to gongkai_office;
    create type sample.shade as enum ('dark', 'light');
    create table sample.things (
      id bigint generated always as identity primary key,
      name text not null check (name <> ''),
      upper_name text generated always as (upper(name)) stored,
      shade sample.shade default 'dark',
      made_on date
    );
    create unique index things_light on sample.things (made_on desc) where shade = 'light';
    create table sample.parts (thing_id bigint references sample.things on delete cascade, at timestamptz) partition by range (at);
    create table sample.parts_old partition of sample.parts for values from (minvalue) to ('2020-01-01Z');
    grant select (name), update (name) on sample.things to gongkai_portal;
    grant insert on sample.things to gongkai_office;
    alter table sample.things enable row level security;
    create policy seen on sample.things for select to gongkai_portal using (shade = 'light');
    create function sample.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger things_stay before delete on sample.things for each row execute function sample.refuse();
    create function sample.open_to_all() returns int language sql as 'select 1';
    grant execute on function sample.open_to_all() to public;
  `);
  const schema = await readSchema(owner);
  for (const part of [
    'grant usage on schema sample to gongkai_office;',
    "create type sample.shade as enum ('dark', 'light');",
    '  id bigint generated always as identity not null,',
    '  upper_name text generated always as (upper(name)) stored',
    "  shade sample.shade default 'dark'::sample.shade",
    "constraint things_name_check CHECK ((name <> ''::text))",
    "CREATE UNIQUE INDEX things_light ON sample.things USING btree (made_on DESC) WHERE (shade = 'light'::sample.shade);",
    'REFERENCES sample.things(id) ON DELETE CASCADE',
    'partition by RANGE (at)',
    "create table sample.parts_old partition of sample.parts FOR VALUES FROM (MINVALUE) TO ('2020-01-01 00:00:00+00');",
    'grant select (name) on sample.things to gongkai_portal;',
    'grant insert on sample.things to gongkai_office;',
    'alter table sample.things enable row level security;',
    'create policy seen on sample.things as permissive for select to gongkai_portal using',
    'CREATE TRIGGER things_stay BEFORE DELETE ON sample.things',
    'grant execute on function sample.open_to_all() to public;',
  ]) {
    assert.ok(schema.includes(part), `${part}\nin\n${schema.slice(schema.indexOf('create schema sample'))}`);
  }
  assert.ok(!schema.includes('function sample.refuse() to'), 'a function without grants is executed by nobody else');
});
