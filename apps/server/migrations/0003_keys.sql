-- One data key for each case, person or message, wrapped by a master key that never enters the database.
-- Destroying the wrapped key makes everything sealed under it unreadable, wherever the sealed bytes were copied to.
create table core.data_keys (
  id bigint generated always as identity primary key,
  subject text collate "C" not null unique check (subject ~ '^[a-z][a-z0-9-]*(/[0-9A-Za-z._-]+)+$' and length(subject) <= 120),
  wrapped bytea,
  master_version integer not null check (master_version > 0),
  created_at timestamptz(3) not null,
  erased_at timestamptz(3),
  check ((wrapped is null) = (erased_at is not null))
);
create index data_keys_to_rewrap on core.data_keys (master_version, id) where wrapped is not null;

-- What was erased stays erased, and what exists is never dropped without a trace.
create function core.refuse_data_key_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_level = 'ROW' and old.erased_at is null and new.id = old.id and new.subject = old.subject then
    return new;
  end if;
  raise exception 'core.data_keys: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
create trigger keep_data_keys before update or delete on core.data_keys
  for each row execute function core.refuse_data_key_change();
create trigger keep_all_data_keys before truncate on core.data_keys
  for each statement execute function core.refuse_data_key_change();
grant select, insert, update (wrapped, master_version, erased_at) on core.data_keys to gongkai_office;

-- A mark of each key in the key file, so that a wrong file is found at start and not at the first unreadable case.
create table core.key_marks (
  purpose text not null check (purpose in ('master', 'blind-index', 'intake')),
  version integer not null check (version > 0),
  mark bytea not null check (length(mark) = 16),
  primary key (purpose, version)
);
grant select, insert on core.key_marks to gongkai_office;
