-- Up Migration
create extension if not exists btree_gist with schema public;
-- The county's calendar day.
create function county_today() returns date stable return (now() at time zone 'Asia/Shanghai')::date;

-- Divisions: the official code stays; name, parent and existence are dated. `since`: from when today's name and parent hold.
alter table division
  add column since date not null default '1949-10-01',
  add column started_on date not null default '1949-10-01',
  add column ended_on date,
  add column end_reason text,
  add column pinyin text,
  add column initials text,
  add constraint division_life check (ended_on > started_on);
create table division_past (
  code text not null references division,
  started_on date not null,
  ended_on date not null check (ended_on > started_on),
  name text not null,
  parent_code text references division,
  primary key (code, started_on),
  exclude using gist (code with =, daterange(started_on, ended_on) with &&)
);
-- Whoever renames or moves a division, what it was before stays known.
create function keep_division_past() returns trigger language plpgsql as $$
begin
  if new.since = old.since then new.since := registry.county_today(); end if;
  if new.since < old.since then raise exception 'division % has changed on % already', old.code, old.since using errcode = 'check_violation'; end if;
  if new.since > old.since then
    insert into registry.division_past (code, started_on, ended_on, name, parent_code) values (old.code, old.since, new.since, old.name, old.parent_code);
  end if;
  return new;
end $$;
create trigger division_keeps_past before update on division for each row
  when (old.name is distinct from new.name or old.parent_code is distinct from new.parent_code) execute function keep_division_past();

-- What a village is like, by date: the profile in force on a day is the latest not after it.
create table division_profile (
  code text not null references division,
  valid_from date not null,
  registered_population int not null check (registered_population >= 0),
  resident_population int not null check (resident_population >= 0),
  outflow_population int not null check (outflow_population between 0 and registered_population),
  households int check (households >= 0),
  left_behind_elders int check (left_behind_elders >= 0),
  left_behind_children int check (left_behind_children >= 0),
  living_alone int check (living_alone >= 0),
  disabled int check (disabled >= 0),
  minimum_living int check (minimum_living >= 0),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- Made up for the demo county: maps say so.
  is_position_invented boolean not null default false,
  source text not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (code, valid_from)
);
insert into division_profile (code, valid_from, registered_population, resident_population, outflow_population, latitude, longitude, source)
  select code, '1949-10-01', registered_population, coalesce(resident_population, 0), coalesce(outflow_population, 0), latitude, longitude, '初始登记' from division where registered_population is not null;
alter table division drop column registered_population, drop column resident_population, drop column outflow_population, drop column latitude, drop column longitude;

-- Settings of the county are dated too.
alter table setting add column valid_from date not null default '1949-10-01';
alter table setting drop constraint setting_pkey, add primary key (key, valid_from);
create function setting_on(wanted text, day date) returns jsonb stable
  return (select s.value from setting s where s.key = wanted and s.valid_from <= day order by s.valid_from desc limit 1);
-- A village is hollow (空心村) when more of its registered people live elsewhere than the threshold's share; derived, never stored or typed in.
create function is_hollow(kind text, registered int, outflow int, threshold numeric) returns boolean immutable
  return kind = 'village' and coalesce(outflow > registered * threshold, false);
-- Every division in force on a day, with its name, parent and profile of that day.
create function divisions_on(day date) returns table (
  code text, name text, kind text, parent_code text, is_invented boolean, since date, started_on date, is_hollow boolean, profile_from date,
  registered_population int, resident_population int, outflow_population int, households int,
  left_behind_elders int, left_behind_children int, living_alone int, disabled int, minimum_living int, latitude double precision, longitude double precision, is_position_invented boolean
) language sql stable begin atomic
  select d.code, coalesce(p.name, d.name), d.kind, case when p.code is null then d.parent_code else p.parent_code end, d.is_invented, coalesce(p.started_on, d.since), d.started_on,
    is_hollow(d.kind, f.registered_population, f.outflow_population, (setting_on('hollowThreshold', day))::text::numeric), f.valid_from,
    f.registered_population, f.resident_population, f.outflow_population, f.households, f.left_behind_elders, f.left_behind_children, f.living_alone, f.disabled, f.minimum_living, f.latitude, f.longitude, f.is_position_invented
  from division d
  left join division_past p on p.code = d.code and p.started_on <= day and p.ended_on > day
  left join lateral (select * from division_profile x where x.code = d.code and x.valid_from <= day order by x.valid_from desc limit 1) f on true
  where d.started_on <= day and (d.ended_on is null or d.ended_on > day);
end;

-- The five-level tree (片区—村党组织—网格—村民小组—党员中心户). A unit's level, home and life; what it is called and where it stands is dated in unit_term.
create table unit (
  id uuid primary key,
  level text not null check (level in ('area', 'villageParty', 'grid', 'villagerGroup', 'memberHousehold')),
  -- The village it is of, for its whole life; of an area the township that answers for it.
  home_code text not null references division,
  number int not null check (number > 0),
  -- Of a village party: branch, generalBranch or committee.
  kind text check ((kind is not null) = (level = 'villageParty') and kind in ('branch', 'generalBranch', 'committee')),
  cross_border_reason text check (cross_border_reason is null or level = 'area'),
  started_on date not null,
  ended_on date check (ended_on > started_on),
  end_reason text,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  constraint unit_number_once exclude using gist (level with =, home_code with =, number with =, daterange(started_on, ended_on) with &&) where (level <> 'area') deferrable initially deferred,
  constraint area_number_once exclude using gist (number with =, daterange(started_on, ended_on) with &&) where (level = 'area') deferrable initially deferred
);
create index unit_home on unit (home_code, level);
create table unit_term (
  unit_id uuid not null references unit,
  started_on date not null,
  ended_on date check (ended_on > started_on),
  name text not null,
  pinyin text not null,
  initials text not null,
  words text[] not null,
  parent_id uuid references unit,
  parent_code text references division,
  primary key (unit_id, started_on),
  constraint one_parent check (num_nonnulls(parent_id, parent_code) = 1),
  constraint one_parent_at_a_time exclude using gist (unit_id with =, daterange(started_on, ended_on) with &&) deferrable initially deferred
);
create index unit_term_parent on unit_term (parent_id) where parent_id is not null;
create index unit_term_parent_code on unit_term (parent_code) where parent_code is not null;
create index unit_term_words on unit_term using gin (words);
create index unit_term_pinyin on unit_term (pinyin text_pattern_ops);
create index unit_term_initials on unit_term (initials text_pattern_ops);

-- Everything that existed moves over with its own id.
insert into unit (id, level, home_code, number, cross_border_reason, started_on) select id, 'area', township_code, number, cross_border_reason, '1949-10-01' from area;
insert into unit_term (unit_id, started_on, name, pinyin, initials, words, parent_code) select id, '1949-10-01', name, '', '', '{}', township_code from area;
insert into unit (id, level, home_code, number, kind, started_on) select gen_random_uuid(), 'villageParty', code, 1, 'branch', '1949-10-01' from division where kind = 'village';
insert into unit_term (unit_id, started_on, name, pinyin, initials, words, parent_id, parent_code)
  select u.id, u.started_on, d.name || '党支部', '', '', '{}', v.area_id, case when v.area_id is null then d.parent_code end
  from unit u join division d on d.code = u.home_code left join area_village v on v.village_code = d.code where u.level = 'villageParty';
insert into unit (id, level, home_code, number, started_on) select id, 'grid', village_code, row_number() over (partition by village_code order by name, id), '1949-10-01' from grid;
insert into unit_term (unit_id, started_on, name, pinyin, initials, words, parent_id)
  select g.id, '1949-10-01', g.name, '', '', '{}', p.id from grid g join unit p on p.level = 'villageParty' and p.home_code = g.village_code;
alter table household drop constraint household_grid_id_fkey, add foreign key (grid_id) references unit;
alter table posting drop constraint posting_grid_id_fkey, add foreign key (grid_id) references unit;
drop table area_village;
drop table area;
drop table grid;

-- Grids by their latest name, ended ones too (who once looked at something was of one); the officer is who holds the post.
create view grid as
  select u.id, u.home_code as village_code, u.number, t.name, u.started_on, u.ended_on,
    (select p.person_id from posting p where p.grid_id = u.id and p.kind = 'gridOfficer' and p.started_on <= county_today() and (p.ended_on is null or p.ended_on > county_today()) order by p.started_on desc, p.id limit 1) as officer_id
  from unit u cross join lateral (select name from unit_term x where x.unit_id = u.id order by x.started_on desc limit 1) t where u.level = 'grid';
-- The areas of a day, and the villages in each.
create function areas_on(day date) returns table (id uuid, number int, name text, township_code text, cross_border_reason text, started_on date, version int) language sql stable begin atomic
  select u.id, u.number, t.name, u.home_code, u.cross_border_reason, u.started_on, u.version from unit u join unit_term t on t.unit_id = u.id and t.started_on <= day and (t.ended_on is null or t.ended_on > day)
  where u.level = 'area' and u.started_on <= day and (u.ended_on is null or u.ended_on > day);
end;
create function area_villages_on(day date) returns table (area_id uuid, village_code text) language sql stable begin atomic
  select t.parent_id, p.home_code from unit p join unit_term t on t.unit_id = p.id and t.started_on <= day and (t.ended_on is null or t.ended_on > day)
  where p.level = 'villageParty' and t.parent_id is not null and p.started_on <= day and (p.ended_on is null or p.ended_on > day);
end;
create view area as select * from areas_on(county_today());
create view area_village as select * from area_villages_on(county_today());
-- Every unit of a day, with what it is called and where it stands then.
create function units_on(day date) returns table (
  id uuid, level text, home_code text, number int, kind text, started_on date, version int, name text, pinyin text, initials text, words text[], parent_id uuid, parent_code text
) language sql stable begin atomic
  select u.id, u.level, u.home_code, u.number, u.kind, u.started_on, u.version, t.name, t.pinyin, t.initials, t.words, t.parent_id, t.parent_code
  from unit u join unit_term t on t.unit_id = u.id and t.started_on <= day and (t.ended_on is null or t.ended_on > day)
  where u.started_on <= day and (u.ended_on is null or u.ended_on > day);
end;

-- Which villager group a household is of, and which member household looks after it, by date.
create table household_place (
  household_id uuid not null references household on delete cascade,
  started_on date not null,
  ended_on date check (ended_on > started_on),
  group_id uuid not null references unit,
  member_household_id uuid references unit,
  primary key (household_id, started_on),
  constraint one_group_at_a_time exclude using gist (household_id with =, daterange(started_on, ended_on) with &&) deferrable initially deferred
);
create index household_place_group on household_place (group_id);
create index household_place_member on household_place (member_household_id) where member_household_id is not null;
-- The house of a member household (党员中心户).
create table member_house (
  unit_id uuid primary key references unit,
  household_id uuid not null references household on delete cascade
);
create index member_house_household on member_house (household_id);
alter table household_place enable row level security;
create policy place_seen on household_place for select using (exists (select from household h where h.id = household_place.household_id));
create policy place_by_rule on household_place using ((select shaodao.is_system()));
-- Who keeps the tree puts the households that it sees into their groups.
create policy place_kept on household_place using (
  (select shaodao.roles()) && '{villageCadre,townshipCadre,countyOrganiser}' and exists (select from household h where h.id = household_place.household_id)
);
alter table member_house enable row level security;
create policy house_seen on member_house for select using (exists (select from household h where h.id = member_house.household_id));
create policy house_by_rule on member_house using ((select shaodao.is_system()));
create policy house_kept on member_house using (
  (select shaodao.roles()) && '{townshipCadre,countyOrganiser}' and exists (select from household h where h.id = member_house.household_id)
);
