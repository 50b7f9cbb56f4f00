-- Up Migration
-- What a resident's name is found by: keyed hashes of its pinyin, initials and family name, with the village, so that a
-- search within a place is one range of one index however large the county is.
create table resident_word (
  word bigint not null,
  village_code text collate "C" not null,
  person_id uuid not null,
  household_id uuid not null,
  grid_id uuid not null,
  primary key (word, village_code, person_id)
);
create index resident_word_person on resident_word (person_id);
alter table resident_word enable row level security;
create policy word_seen on resident_word for select using (
  grid_id = any ((select shaodao.grids())::uuid[])
  or village_code ^@ any ((select shaodao.divisions())::text[])
);
create policy word_by_rule on resident_word using ((select shaodao.is_system()));
