-- Files by content: a row here means that the bytes are durably stored under their SHA-256.
-- No names: what a file was called may be personal (张三身份证.jpg) and belongs to the row that uses it.
create table core.files (
  hash bytea primary key check (octet_length(hash) = 32),
  size bigint not null check (size > 0),
  -- `sealed`: bytes encrypted by their feature (applicants' papers); their type is inside the seal.
  file_type text not null check (file_type in ('pdf', 'ofd', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'png', 'jpeg',
    'gif', 'webp', 'html', 'txt', 'zip', 'sealed')),
  -- What the look for classified marks found; a marked file never gets here.
  verdict text not null check (verdict in ('clear', 'unreadable', 'sealed')),
  doubts integer not null default 0 check (doubts >= 0),
  openness text check (openness in ('proactive', 'proactive-redacted', 'on-request', 'closed')),
  stored_at timestamptz not null,
  -- Since when nothing uses the file; the sweep takes it after the days of grace. Null while it is in use.
  unused_since timestamptz
);
create index files_unused on core.files (unused_since) where unused_since is not null;
grant select, insert, update, delete on core.files to gongkai_office;

-- Who holds a file: `disclosure-edition/12`. The last one gone, the file may go.
create table core.file_uses (
  hash bytea not null references core.files (hash),
  used_by text not null check (used_by ~ '^[a-z0-9-]+/[A-Za-z0-9._:-]+$'),
  primary key (hash, used_by)
);
create index file_uses_by on core.file_uses (used_by);
grant select, insert, delete on core.file_uses to gongkai_office;

-- Text of readable files, for search in attachments and for drafting aids; made anew from the bytes at any time.
create table core.file_texts (
  hash bytea primary key references core.files (hash) on delete cascade,
  body text not null
);
grant select, insert, update, delete on core.file_texts to gongkai_office;
