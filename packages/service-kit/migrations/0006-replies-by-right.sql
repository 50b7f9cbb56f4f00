-- Up Migration
-- The rights under which a remembered reply was given: it is given again only to who still holds them.
-- Null: remembered before rights were noted; such rows are gone after eight days.
alter table idempotency add column rights text[];
