-- What citizens hand in. The portal may put something here and never read it back: the content is sealed to a public key
-- whose private half only the office has; the worker opens it, makes the case and its first event.
-- The receipt is given on the commit of this row (最高人民法院指导案例26号: confirmed submission is 收到之日).
create table intake.submissions (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('application', 'message', 'page-fault')),
  -- 申请编号: shown to the citizen at once; given by the portal, never used twice.
  application_no text not null unique check (application_no ~ '^[0-9A-Z-]{8,40}$'),
  -- Hash of the query code; the code itself is only on the citizen's receipt.
  code_hash bytea not null check (octet_length(code_hash) = 32),
  -- Hash of the Idempotency-Key (at least 128 bit, chosen by the client): the same key never makes two submissions.
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  agency_id bigint not null references public_site.agencies (id),
  seal_key_id text not null check (seal_key_id ~ '^[A-Za-z0-9._-]{1,80}$'),
  sealed bytea not null check (octet_length(sealed) between 48 and 67108864),
  submitted_at timestamptz not null,
  -- Sent without the proof of work while it was asked: waits for a person.
  quarantined boolean not null default false,
  taken_at timestamptz,
  refused_at timestamptz,
  check (taken_at is null or refused_at is null)
);
create index submissions_open on intake.submissions (id) where taken_at is null and refused_at is null;

-- The worker wakes up at the commit; nothing is said about what came.
create function intake.tell_arrival() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('submission_arrived', '');
  return null;
end $$;
create trigger submissions_told after insert on intake.submissions
  for each statement execute function intake.tell_arrival();

-- Whether and when a submission came, for whoever holds number and code. A wrong code and an unknown number answer alike:
-- no row. Nothing of the content, nothing about any other submission.
create function intake.receipt(application_no text, code_hash bytea)
returns table (submitted_at timestamptz, taken boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select s.submitted_at, s.taken_at is not null
  from intake.submissions s
  where s.application_no = receipt.application_no and s.code_hash = receipt.code_hash
$$;

-- The receipt again for a repeated call with the same Idempotency-Key and the same code; no row: not known.
create function intake.receipt_of_key(key_hash bytea, code_hash bytea)
returns table (application_no text, submitted_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.application_no, s.submitted_at
  from intake.submissions s
  where s.key_hash = receipt_of_key.key_hash and s.code_hash = receipt_of_key.code_hash
$$;

revoke all on function intake.receipt(text, bytea), intake.receipt_of_key(bytea, bytea), intake.tell_arrival() from public;
grant execute on function intake.receipt(text, bytea), intake.receipt_of_key(bytea, bytea) to gongkai_portal;

grant select, update (taken_at, refused_at), delete on intake.submissions to gongkai_office;
-- Only these columns, only inserting: no select, so no RETURNING either; a taken submission cannot be forged.
grant insert (kind, application_no, code_hash, key_hash, agency_id, seal_key_id, sealed, submitted_at, quarantined)
  on intake.submissions to gongkai_portal;
