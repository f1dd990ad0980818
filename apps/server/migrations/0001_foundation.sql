-- Schemas and who may enter them. Group roles gongkai_office and gongkai_portal are made before the first migration.
create schema core;
create schema ledger;
create schema public_site;
create schema intake;

revoke all on schema public from public;
grant usage on schema core, ledger, public_site, intake to gongkai_office;
grant usage on schema public_site, intake to gongkai_portal;
alter default privileges revoke execute on functions from public;

-- Reading personal data, sign-ins, exports, settings: recorded beside the ledger, never changed, never personal values.
create table core.audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind ~ '^[a-z0-9-]+$'),
  subject text not null,
  actor text not null,
  agency_id bigint,
  request_id text not null,
  detail jsonb not null default '{}'
);
create index audit_entries_subject on core.audit_entries (subject, id desc);
create index audit_entries_at on core.audit_entries (at desc);
grant select, insert on core.audit_entries to gongkai_office;

-- Legal and scheduled acts wait here; `tick` does each once. pg-boss carries only immediate work.
create table core.due_acts (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z0-9-]+$'),
  subject text not null,
  due_at timestamptz not null,
  detail jsonb not null default '{}',
  done_at timestamptz,
  failed_times integer not null default 0,
  last_fault text,
  unique (kind, subject)
);
create index due_acts_open on core.due_acts (due_at) where done_at is null;
grant select, insert, update, delete on core.due_acts to gongkai_office;

-- The test clock (mode acceptance): one row, an offset from real time. Absent in other modes.
create table core.test_clock (
  one boolean primary key default true check (one),
  shifted_ms bigint not null
);
grant select, insert, update, delete on core.test_clock to gongkai_office;

-- What this installation is called; the portal reads its copy in public_site.site.
create table core.settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);
grant select, insert, update on core.settings to gongkai_office;
