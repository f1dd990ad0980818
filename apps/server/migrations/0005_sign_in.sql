-- How people prove who they are, and the sessions that follow. Times here are real time, never the test clock.

create table core.credentials (
  person_id bigint primary key references core.people (id),
  -- PHC string with its own parameters: $argon2id$v=19$m=…,t=…,p=…$salt$hash
  password_hash text not null check (password_hash like '$argon2id$%'),
  set_at timestamptz not null,
  -- The initial password, and one that an administrator set, serve one sign-in only.
  must_change boolean not null
);

-- The last ones may not be taken again (等保 8.1.4.1: 定期更换).
create table core.former_passwords (
  person_id bigint not null references core.people (id),
  set_at timestamptz not null,
  password_hash text not null,
  primary key (person_id, set_at)
);

-- SMS needs no row: the mobile number registered by the security administrator is the factor.
create table core.second_factors (
  person_id bigint not null references core.people (id),
  kind text not null check (kind in ('totp', 'certificate')),
  -- A new enrolment waits beside the active one until a first right answer.
  state text not null check (state in ('pending', 'active')),
  -- totp: the secret, sealed under the person's key; the last time step that was used up.
  secret_sealed bytea,
  last_step bigint,
  -- certificate: the public key (SPKI, DER) and how long the certificate holds; while pending, what is to be signed.
  public_key bytea,
  fingerprint bytea unique,
  holds_until timestamptz,
  challenge bytea,
  since timestamptz not null,
  primary key (person_id, kind, state),
  check (kind <> 'totp' or secret_sealed is not null),
  check (kind <> 'certificate' or state = 'pending' or (public_key is not null and fingerprint is not null))
);

-- Between the first right answer (password or OIDC) and the second.
create table core.sign_in_attempts (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  person_id bigint not null references core.people (id),
  way text not null check (way in ('password', 'oidc')),
  began_at timestamptz not null,
  sms_code_mac bytea,
  sms_sent_at timestamptz,
  sms_sent_times integer not null default 0,
  sms_tries integer not null default 0,
  challenge bytea
);
create index sign_in_attempts_by_person on core.sign_in_attempts (person_id);

-- Browsers in which a person has signed in completely; the cookie holds the token, this table its SHA-256.
create table core.known_devices (
  token_hash bytea not null check (octet_length(token_hash) = 32),
  person_id bigint not null references core.people (id),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (token_hash, person_id)
);
create index known_devices_by_person on core.known_devices (person_id);

-- Failed attempts, shared by all nodes. `unknown-device`: an account, as seen from browsers it never used;
-- `known-device`: an account in one browser of its own; `address`: whatever came from one place.
-- Subjects are keyed hashes: nobody's login name stands here, nor whether it exists.
create table core.sign_in_failures (
  scope text not null check (scope in ('unknown-device', 'known-device', 'address')),
  subject bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (scope, subject)
);
create index sign_in_failures_by_age on core.sign_in_failures (last_at);

create table core.sessions (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  person_id bigint not null references core.people (id),
  way text not null check (way in ('password', 'oidc')),
  -- Which second factor was answered; null where none is asked.
  factor text check (factor in ('totp', 'sms', 'certificate', 'provider')),
  began_at timestamptz not null,
  -- Written at most once a minute.
  seen_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('logout', 'password-changed', 'disabled', 'credentials-reset', 'ended-by-administrator')),
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_open_by_person on core.sessions (person_id) where ended_at is null;

-- Identities at an OIDC provider.
create table core.linked_subjects (
  issuer text not null,
  subject text not null,
  person_id bigint not null references core.people (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index linked_subjects_by_person on core.linked_subjects (person_id);

-- Sent to the provider and not yet back: state (hashed), nonce and PKCE verifier, each used once.
create table core.oidc_attempts (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  nonce text not null,
  verifier text not null,
  began_at timestamptz not null
);

-- A person who is disabled has no open session, whatever the code does.
create function core.end_sessions_of_disabled() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update core.sessions set ended_at = pg_catalog.clock_timestamp(), end_reason = 'disabled'
    where person_id = new.id and ended_at is null;
  delete from core.sign_in_attempts where person_id = new.id;
  return null;
end $$;
create trigger people_end_sessions after update of state on core.people
  for each row when (new.state = 'disabled' and old.state <> 'disabled') execute function core.end_sessions_of_disabled();

grant select, insert, update, delete on core.credentials, core.former_passwords, core.second_factors, core.sign_in_attempts,
  core.known_devices, core.sign_in_failures, core.sessions, core.linked_subjects, core.oidc_attempts to gongkai_office;
