-- Up Migration
-- One clock a transaction: the county's day is that of who asks (the service's clock), else the database's own.
create or replace function county_today() returns date stable return coalesce(nullif(current_setting('shaodao.today', true), '')::date, (now() at time zone 'Asia/Shanghai')::date);

-- Changes of the tree and of divisions that are to take effect on a later day: done by the county's own clock on that day, by the same rules.
create table planned_change (
  id uuid primary key,
  action text not null,
  -- where access is judged: a village, the township of an area, a division itself
  home_code text not null references division,
  -- the unit or division that is changed, and all that the change touches
  subject_id text not null,
  touches text[] not null,
  on_day date not null,
  -- what was asked: ids and codes, no personal data
  wish jsonb not null,
  reason text,
  status text not null check (status in ('planned', 'done', 'failed', 'calledOff')),
  -- why it could not be done on its day
  refusal text,
  planned_by uuid not null,
  planned_at timestamptz not null,
  settled_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1
);
create index planned_change_due on planned_change (on_day, planned_at) where status = 'planned';
create index planned_change_touches on planned_change using gin (touches);

-- How many houses of a place somebody lives in: told as a number, to whoever keeps the divisions.
create function inhabited_households(of_code text) returns bigint language sql stable security definer set search_path = registry, pg_temp as $$
  select count(*) from household h where h.village_code = of_code and exists (select from household_member m where m.household_id = h.id)
$$;
revoke execute on function inhabited_households(text) from public;
grant execute on function inhabited_households(text) to registry;

-- What the county counts as a township or town: the third part of the code; 400–599 only rank like one (development zones, farms, forests).
create function is_township(of_code text) returns boolean immutable return length(of_code) = 9 and substr(of_code, 7, 1) < '4';

-- Whom to ring in an emergency (紧急联系人): a person like others, bound to a household by consent; seen with the household, masked.
create table household_contact (
  household_id uuid not null references household on delete cascade,
  person_id uuid not null references person,
  relation text not null,
  -- the day on which the person agreed, and who noted it
  consented_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (household_id, person_id)
);
create index household_contact_person on household_contact (person_id);
alter table household_contact enable row level security;
create policy contact_seen on household_contact for select using (exists (select from household h where h.id = household_contact.household_id));
create policy contact_by_rule on household_contact using ((select shaodao.is_system()));
create policy person_of_contact on person for select using (exists (select from household_contact c where c.person_id = person.id));

-- Who of the own village came to a course is for its cadres to know: they send them.
create policy attendance_of_village on training_attendance for select using (
  'villageCadre' = any ((select shaodao.roles())::text[])
  and exists (select from posting p where p.person_id = training_attendance.person_id and p.held @> county_today() and p.division_code ^@ any ((select shaodao.divisions())::text[]))
);

-- Names are found by one character of them: units' now, people's – whose words are keyed – by a timer that goes through them.
-- How many people of a place a word finds. The asker's right to the place is looked at once, not for each of its people; the people themselves are still read through the policies.
create function residents_with_word(wanted bigint, from_code text, to_code text, of_grid uuid) returns bigint language sql stable security definer set search_path = registry, pg_temp as $$
  select count(*) from resident_word t where t.word = wanted and t.village_code >= from_code and t.village_code < to_code and (of_grid is null or t.grid_id = of_grid)
    and (of_grid = any ((select shaodao.grids())::uuid[]) or (to_code = from_code || ':' and exists (select from unnest(shaodao.divisions()) d where from_code ^@ d)))
$$;
revoke execute on function residents_with_word(bigint, text, text, uuid) from public;
grant execute on function residents_with_word(bigint, text, text, uuid) to registry;
alter table unit_term disable trigger user;
update unit_term t set words = array(select distinct w from unnest(t.words || regexp_split_to_array(lower(t.name), '')) w where w ~ '\w');
alter table unit_term enable trigger user;
insert into timer (kind, subject_id, due_at) values ('resident-words', '00000000-0000-0000-0000-000000000000', now());

-- A village that comes under another township gets its code, and everything of it stands under the new one: rights go by codes.
do $$
declare
  f record;
begin
  for f in select conrelid::regclass as of_table, conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and (confrelid = 'registry.division'::regclass or conrelid = 'registry.unit_term'::regclass and confrelid = 'registry.unit'::regclass and array_length(conkey, 1) = 3)
  loop
    execute format('alter table %s drop constraint %I, add constraint %I %s on update cascade', f.of_table, f.conname, f.conname, f.definition);
  end loop;
end $$;
create function recode_division(old_code text, new_code text, new_parent text, on_day date) returns void language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  update division set code = new_code, parent_code = new_parent, since = on_day where code = old_code;
  -- What names a place without being bound to it.
  update tie set village_code = new_code where village_code = old_code;
  update role_grant set village_code = new_code where village_code = old_code;
  update role_grant set scope_id = new_code where scope_kind = 'division' and scope_id = old_code;
  update resident_word set village_code = new_code where village_code = old_code;
  update hand_over set division_code = new_code where division_code = old_code;
  update asked_kind set village_code = new_code where village_code = old_code;
end $$;
revoke execute on function recode_division(text, text, text, date) from public;
grant execute on function recode_division(text, text, text, date) to registry;
