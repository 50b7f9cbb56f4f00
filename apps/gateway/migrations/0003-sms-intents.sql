-- Up Migration
-- A message to the outside can't be taken back: what was meant to go out is written down first, under the key that the
-- provider gets, and what became of it afterwards. `sending` that stays is of a process that died: nobody knows.
create table gateway.sms_intent (
  id uuid primary key,
  template text not null,
  -- blind index of the number
  phone_index bytea not null,
  state text not null default 'sending' check (state in ('sending', 'sent', 'refused', 'unknown')),
  created_at timestamptz not null,
  settled_at timestamptz
);
create index sms_intent_created on gateway.sms_intent (created_at);
grant select, insert, update, delete on gateway.sms_intent to gateway;
grant select on gateway.sms_intent to auditor;

-- Down Migration
drop table gateway.sms_intent;
