-- Up Migration
-- A look is at a person's name, number and address with a reason (reveal), at the file of a household, or at a need as a whole.
alter table look add column kind text not null default 'reveal' check (kind in ('reveal', 'file', 'need'));
drop index look_by;
create index look_by on look (by_person_id, at) where kind = 'reveal';
-- What another service tells of looks is noted by rule.
create policy look_told on look for insert with check ((select shaodao.is_system()));

-- That somebody has read a household's file on a day: noted once a day among the looks of its people.
create table file_look (
  household_id uuid not null references household on delete cascade,
  by_person_id uuid not null,
  on_day date not null,
  primary key (household_id, by_person_id, on_day)
);
create index file_look_by on file_look (by_person_id, on_day);
alter table file_look enable row level security;
create policy file_look_own on file_look using (by_person_id = (select shaodao.person()) or (select shaodao.is_system()));
