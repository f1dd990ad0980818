-- Messages to people: mail, SMS, 政务微信 / 钉钉. Written in the transaction of what they tell about, sent after it.
create table core.messages (
  id bigint generated always as identity primary key,
  -- The same notice is one message however often its command is tried; also the provider's idempotency key.
  idempotency_key text not null unique check (idempotency_key ~ '^[A-Za-z0-9/._:-]{1,200}$'),
  kind text not null check (kind ~ '^[a-z0-9-]+$'),
  channel text not null check (channel in ('mail', 'sms', 'work-chat')),
  -- A person of the house, whose address is looked up when it is sent; otherwise the address is inside the seal.
  person_id bigint,
  -- Recipient and words, sealed; gone once the message is sent or given up: nobody keeps a second archive here.
  sealed bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  -- Real time, not legal time: when to try (again); while `sending`, when to believe that the sender died.
  next_try_at timestamptz not null,
  -- A code, never a provider's sentence: those quote addresses.
  last_fault text,
  provider_reference text,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((state in ('sent', 'failed')) = (settled_at is not null)),
  check ((sealed is null) = (state in ('sent', 'failed')))
);
create index messages_open on core.messages (next_try_at) where state in ('waiting', 'sending');
grant select, insert, update on core.messages to gongkai_office;

-- When a due act that failed is tried again: real time, so that the test clock never moves a retry.
alter table core.due_acts add column retry_at timestamptz;
