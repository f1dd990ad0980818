-- Holiday notices applied after this program was built: law as data, with number, a second person and an event
-- (stream `calendar/national`, or `calendar/<region>`). Shipped years stand in packages/statute.
create table core.calendar_notices (
  id bigint generated always as identity primary key,
  year integer not null check (year between 2019 and 2100),
  region text,
  number text not null,
  notice jsonb not null,
  applied_at timestamptz not null,
  applied_by bigint not null references core.people (id),
  confirmed_by bigint not null references core.people (id),
  -- The version of the whole calendar after this notice, as due dates carry it.
  calendar_version text not null,
  check (applied_by <> confirmed_by)
);
grant select, insert on core.calendar_notices to gongkai_office;
