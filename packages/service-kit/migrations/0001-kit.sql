-- Up Migration
-- What every service keeps in its own schema so that nothing is lost, doubled or unseen (quality R0–R11).

-- Events on their way out. Written with the change they tell of; published later, kept 30 days for the reconciler.
create table outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  subject text not null,
  aggregate_id text not null,
  sequence bigint not null,
  payload jsonb not null,
  traceparent text,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  unique (aggregate_id, sequence)
);
create index outbox_unpublished on outbox (id) where published_at is null;
create index outbox_created on outbox (created_at);

-- The next number in the line of events about one aggregate; also serialises who announces about it.
create table event_line (
  aggregate_id text primary key,
  last_sequence bigint not null
);

-- Events taken in: one row per event, in the same transaction as its effect.
create table inbox (
  event_id uuid primary key,
  source text not null,
  received_at timestamptz not null default now()
);
create index inbox_received on inbox (received_at);
create table inbox_line (
  source text not null,
  aggregate_id text not null,
  last_sequence bigint not null,
  primary key (source, aggregate_id)
);

-- How far the reconciler has seen each consumer hold everything.
create table reconciled (
  consumer text primary key,
  outbox_id bigint not null,
  republished bigint not null default 0,
  checked_at timestamptz not null default now()
);

create table dead_letter (
  id uuid primary key,
  event_id uuid not null,
  source text not null,
  subject text not null,
  aggregate_id text,
  sequence bigint,
  headers jsonb not null,
  payload text not null,
  error text not null,
  attempts int not null,
  failed_at timestamptz not null default now(),
  status text not null default 'waiting' check (status in ('waiting', 'retried', 'discarded')),
  note text,
  settled_by uuid,
  settled_at timestamptz
);
create unique index dead_letter_event on dead_letter (event_id);
create index dead_letter_status on dead_letter (status, failed_at);

-- Commands already done, by who asked and the key they gave; kept 8 days for phones that were offline.
create table idempotency (
  person_id uuid not null,
  key text not null,
  operation text not null,
  request_hash bytea not null,
  -- sealed: it may show what its asker was allowed to see
  reply bytea not null,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotency_created on idempotency (created_at);

-- What happened to each matter, append-only: clocks and timelines are computed from here.
create table history (
  id bigint generated always as identity primary key,
  aggregate_id uuid not null,
  at timestamptz not null,
  action text not null,
  by_person_id uuid not null,
  by_role text not null,
  by_scope text,
  to_status text not null,
  note text
);
create index history_aggregate on history (aggregate_id, id);

-- Who did what: insert-only for the service, sealed in batches into a hash chain.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  person_id uuid not null,
  session_id text not null,
  role text not null,
  operation text not null,
  object_id text,
  outcome text not null,
  details jsonb not null default '{}'
);
create index audit_object on audit (object_id, at);
create index audit_person on audit (person_id, at);
create table audit_seal (
  seal bigint primary key,
  first_id bigint not null,
  last_id bigint not null,
  rows int not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default now()
);
-- Rows sealed by id may have gaps (aborted transactions), so membership is written down.
create table audit_sealed (
  audit_id bigint primary key,
  seal bigint not null
);
create index audit_sealed_seal on audit_sealed (seal, audit_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete or truncate on audit for each statement execute function refuse_change();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal for each statement execute function refuse_change();
create trigger audit_sealed_append_only before update or delete or truncate on audit_sealed for each statement execute function refuse_change();
create trigger history_append_only before update or delete or truncate on history for each statement execute function refuse_change();

-- Wake-ups: rows with a due time, taken with SKIP LOCKED. The rule decides again when it fires.
create table timer (
  kind text not null,
  subject_id text not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  primary key (kind, subject_id)
);
create index timer_due on timer (due_at);

-- Notes in the history and the audit trail are read only in the name of somebody.
alter table history enable row level security;
create policy history_signed_in on history using ((select shaodao.is_signed_in())) with check ((select shaodao.is_signed_in()));
alter table audit enable row level security;
create policy audit_insert on audit for insert with check ((select shaodao.is_signed_in()));
create policy audit_read on audit for select using ((select shaodao.is_system()));
alter table idempotency enable row level security;
create policy idempotency_own on idempotency using (person_id = (select shaodao.person()) or (select shaodao.is_system())) with check (person_id = (select shaodao.person()));
