-- Up Migration
-- How often somebody has named a person by a telephone or ID number that belongs to another one, on a day of the county:
-- a way to find out whose number it is. Written by rules alone.
create table number_try (
  person_id uuid not null,
  way text not null check (way in ('command', 'file')),
  tried_on date not null,
  tries int not null,
  primary key (person_id, way, tried_on)
);
alter table number_try enable row level security;
create policy number_try_by_rule on number_try using ((select shaodao.is_system()));
