-- Up Migration
-- Who lived in a household, and why no more.
create table household_member_past (
  household_id uuid not null references household on delete cascade,
  person_id uuid not null references person,
  relation text not null,
  left_on date not null,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (household_id, person_id, left_on)
);
create index household_member_past_person on household_member_past (person_id);
alter table household_member_past enable row level security;
create policy past_seen on household_member_past for select using (exists (select from household h where h.id = household_member_past.household_id));
create policy past_by_rule on household_member_past using ((select shaodao.is_system()));
-- Who lived in a household is still seen, masked, by who answers for the place.
create policy person_of_past on person for select using (exists (select from household_member_past m where m.person_id = person.id));

-- A person whose data were deleted: that there was one, and numbers only.
alter table person add column erased_at timestamptz;
create table tombstone (
  person_id uuid primary key references person,
  erased_at timestamptz not null,
  erased_by uuid not null,
  looks int not null,
  ties int not null,
  cases int not null
);
alter table tombstone enable row level security;
create policy tombstone_by_rule on tombstone using ((select shaodao.is_system()));

-- How long things are kept where the county wants it otherwise, and what the last cleaning did.
create table retention (
  rule text primary key,
  days int check (days > 0),
  last_run_at timestamptz,
  last_deleted int
);
create policy look_by_rule on look for delete using ((select shaodao.is_system()));
create index tie_ended on tie (updated_at) where status in ('refused', 'withdrawn');
create index care_access_ended on care_access (until) where until is not null;
create index look_at on look (at);
insert into timer (kind, subject_id, due_at) values ('retention', 'county', now());
