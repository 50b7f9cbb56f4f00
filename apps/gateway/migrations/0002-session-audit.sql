-- Up Migration
-- What people do to their own sessions and authenticators is part of the trail, like signing in.
alter table gateway.sign_in_audit drop constraint sign_in_audit_method_check;
alter table gateway.sign_in_audit add constraint sign_in_audit_method_check check (method in ('password', 'code', 'session', 'totp'));

-- Down Migration
alter table gateway.sign_in_audit drop constraint sign_in_audit_method_check;
alter table gateway.sign_in_audit add constraint sign_in_audit_method_check check (method in ('password', 'code')) not valid;
