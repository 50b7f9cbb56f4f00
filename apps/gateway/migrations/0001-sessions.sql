-- Up Migration
create table gateway.account (
  person_id uuid primary key,
  user_name text not null,
  password_hash text not null,
  -- encrypted by the gateway; nothing here opens it
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- the step of the last code taken: a code is good once
  totp_last_step bigint,
  created_at timestamptz not null default now()
);
create unique index account_user_name on gateway.account (lower(user_name));

create table gateway.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null,
  kind text not null check (kind in ('staff', 'villager')),
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on gateway.session (person_id);
create index session_expiry on gateway.session (expires_at);

create table gateway.phone_code (
  phone_index bytea primary key,
  code_hash bytea not null,
  expires_at timestamptz not null,
  attempts smallint not null default 0
);

create table gateway.sign_in_audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  method text not null check (method in ('password', 'code')),
  outcome text not null,
  -- blind index of the user name or telephone number that was given
  subject_index bytea not null,
  person_id uuid,
  address text not null
);
create index sign_in_audit_person on gateway.sign_in_audit (person_id, at);

-- rate-limiter-flexible's own shape
create table gateway.rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

create table gateway.demo_account (
  user_name text primary key,
  password text,
  phone text,
  role text not null,
  scope text not null,
  portal text not null,
  name text not null,
  position integer generated always as identity
);

grant select, insert, update, delete on gateway.account, gateway.session, gateway.phone_code, gateway.rate_limit, gateway.demo_account to gateway;
grant select, insert on gateway.sign_in_audit to gateway;
grant usage on schema gateway to auditor;
grant select on gateway.sign_in_audit to auditor;

-- Down Migration
drop table gateway.demo_account, gateway.rate_limit, gateway.sign_in_audit, gateway.phone_code, gateway.session, gateway.account;
