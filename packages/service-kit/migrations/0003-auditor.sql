-- Up Migration
-- The auditor's role reads who did what; it can write nothing (no grants).
create policy audit_for_auditor on audit for select to auditor using (true);
