-- The one ledger. Each stream is its own hash chain; heads carry the optimistic lock; anchors say up to where a root was exported.

-- Streams spread over 65,536 places of the tree by the first two bytes of SHA-256 of their name (platform/ledger/stream-name.ts).
create function ledger.bucket_of(stream text) returns integer language sql immutable strict parallel safe
  return get_byte(sha256(decode(stream, 'escape')), 0) * 256 + get_byte(sha256(decode(stream, 'escape')), 1);
grant execute on function ledger.bucket_of(text) to gongkai_office;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Mend an error with a new event that has "corrects" and a reason.';
end
$$;

-- payload and corrects are `json`, not `jsonb`: they hold byte for byte the canonical text (RFC 8785) that was hashed.
create table ledger.events (
  stream text collate "C" not null check (stream ~ '^[a-z][a-z0-9-]*(/[0-9A-Za-z._-]+)+$' and length(stream) <= 120),
  version integer not null check (version > 0),
  id uuid not null unique,
  kind text not null check (kind ~ '^[a-z]+(-[a-z0-9]+)*$'),
  happened_on date not null,
  recorded_at timestamptz(3) not null,
  actor text not null,
  agency_id bigint not null,
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  corrects json,
  unlawful text,
  payload json not null,
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (stream, version)
);
create trigger append_only before update or delete or truncate on ledger.events
  for each statement execute function ledger.refuse_change();
grant select, insert on ledger.events to gongkai_office;

-- Room is left on the page: a head is rewritten at every event.
create table ledger.streams (
  stream text collate "C" primary key,
  bucket integer not null generated always as (ledger.bucket_of(stream)) stored,
  version integer not null check (version > 0),
  hash bytea not null check (length(hash) = 32),
  anchored_version integer not null default 0 check (anchored_version between 0 and version)
) with (fillfactor = 80);
create index streams_bucket on ledger.streams (bucket, stream);
create index streams_unanchored on ledger.streams (stream) where version > anchored_version;
create trigger heads_stay before delete or truncate on ledger.streams
  for each statement execute function ledger.refuse_change();
grant select, insert, update (version, hash, anchored_version) on ledger.streams to gongkai_office;

-- One row for each signed root that was exported; the document itself lies at the anchor place, out of this database's reach.
create table ledger.anchors (
  no bigint primary key check (no > 0),
  at timestamptz(3) not null,
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  previous bytea check ((previous is null) = (no = 1)),
  digest bytea not null,
  root bytea not null,
  streams bigint not null,
  events bigint not null,
  key_id text not null
);
create trigger append_only before update or delete or truncate on ledger.anchors
  for each statement execute function ledger.refuse_change();
grant select, insert on ledger.anchors to gongkai_office;

-- The two upper layers of the tree (256 groups of 256 buckets), kept so that a minute costs what changed in it. `verify` trusts none of it.
create table ledger.tree_nodes (
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  layer text not null check (layer in ('bucket', 'group')),
  position integer not null check (position between 0 and 65535),
  hash bytea not null check (length(hash) = 32),
  primary key (algorithm, layer, position)
);
grant select, insert, update, delete on ledger.tree_nodes to gongkai_office;
