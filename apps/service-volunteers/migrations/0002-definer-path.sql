-- Up Migration
-- Functions that run with their owner's rights look for nothing in the caller's temporary schema.
alter function shift_counts(uuid[]) set search_path = volunteers, pg_temp;
alter function waiting_before(uuid, timestamptz, uuid) set search_path = volunteers, pg_temp;
alter function whole_roster(uuid) set search_path = volunteers, pg_temp;
alter function move_up(uuid, uuid) set search_path = volunteers, pg_temp;
