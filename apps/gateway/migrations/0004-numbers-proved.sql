-- Up Migration
-- A code says yes to one thing: what it was asked for, and about whom, is part of it. Codes last minutes: those on their
-- way are asked for again.
delete from gateway.phone_code;
alter table gateway.phone_code add column purpose text not null check (purpose in ('signIn', 'confirm', 'number', 'release', 'contact'));
-- keyed digest of whom it is about and who asked; empty for one's own sign-in
alter table gateway.phone_code add column bound bytea not null;
alter table gateway.phone_code drop constraint phone_code_pkey;
alter table gateway.phone_code add primary key (phone_index, purpose, bound);

-- A session by code ends when the number with which it began is the person's no more; what shows much asks for a fresh code
-- to that number. Sessions from before this know none: who needs a code signs in anew.
alter table gateway.session add column phone_version int not null default 1;
alter table gateway.session add column phone_sealed bytea;
alter table gateway.session add column confirmed_at timestamptz;

alter table gateway.sign_in_audit add column about_id uuid;
alter table gateway.sign_in_audit drop constraint sign_in_audit_method_check;
alter table gateway.sign_in_audit add constraint sign_in_audit_method_check
  check (method in ('password', 'code', 'session', 'totp', 'confirm', 'number'));

-- Down Migration
delete from gateway.phone_code;
alter table gateway.phone_code drop constraint phone_code_pkey;
alter table gateway.phone_code drop column purpose, drop column bound;
alter table gateway.phone_code add primary key (phone_index);
alter table gateway.session drop column phone_version, drop column phone_sealed, drop column confirmed_at;
alter table gateway.sign_in_audit drop column about_id;
alter table gateway.sign_in_audit drop constraint sign_in_audit_method_check;
alter table gateway.sign_in_audit add constraint sign_in_audit_method_check
  check (method in ('password', 'code', 'session', 'totp')) not valid;
