-- Up Migration
create table division (
  code text primary key check (code ~ '^(\d{6}|\d{9}|\d{12})$'),
  name text not null,
  kind text not null check (kind in ('county', 'township', 'village', 'community')),
  parent_code text references division,
  is_invented boolean not null default false,
  registered_population int check (registered_population >= 0),
  resident_population int check (resident_population >= 0),
  outflow_population int check (outflow_population between 0 and registered_population),
  latitude double precision,
  longitude double precision
);
create index division_parent on division (parent_code, code);
-- County settings are data: the hollow threshold is a share of the registered people.
create table setting (
  key text primary key,
  value jsonb not null
);
insert into setting values ('hollowThreshold', '0.5');

create table department (
  id uuid primary key,
  name text not null unique,
  kind text not null,
  duty_kind_ids text[] not null default '{}'
);

create table area (
  id uuid primary key,
  number int not null unique,
  name text not null,
  township_code text not null references division,
  cross_border_reason text
);
create table area_village (
  area_id uuid not null references area,
  village_code text primary key references division
);
create index area_village_area on area_village (area_id);
create table pairing (
  id uuid primary key,
  department_id uuid not null references department,
  village_code text not null references division,
  started_on date not null,
  ended_on date
);
create unique index pairing_one_village on pairing (village_code) where ended_on is null;
create unique index pairing_one_department on pairing (department_id) where ended_on is null;

create table grid (
  id uuid primary key,
  village_code text not null references division,
  name text not null,
  officer_id uuid
);
create index grid_village on grid (village_code);

create table person (
  id uuid primary key,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_index bytea unique,
  id_number_sealed bytea,
  id_number_index bytea unique,
  is_staff boolean not null default false,
  created_at timestamptz not null default now()
);

create table household (
  id uuid primary key,
  number text not null unique,
  village_code text not null references division,
  grid_id uuid not null references grid,
  head_id uuid not null references person,
  address_sealed bytea not null
);
create index household_grid on household (grid_id, number);
create index household_village on household (village_code, number);
create table household_member (
  household_id uuid not null references household,
  person_id uuid not null references person,
  relation text not null,
  care_tags text[] not null default '{}',
  primary key (household_id, person_id)
);
create index household_member_person on household_member (person_id);

create table posting (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null,
  title text not null,
  division_code text references division,
  grid_id uuid references grid,
  department_id uuid references department,
  started_on date not null,
  ended_on date
);
create index posting_division on posting (division_code, kind);
create index posting_person on posting (person_id);

-- A role held over a scope for a time (domain §12); every session's rights come from here.
create table role_grant (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null,
  scope_kind text not null,
  scope_id text not null,
  village_code text,
  valid_from timestamptz not null,
  valid_until timestamptz
);
create index role_grant_person on role_grant (person_id);
create index role_grant_scope on role_grant (scope_kind, scope_id);

create table tie (
  id uuid primary key,
  household_id uuid not null references household,
  relative_id uuid not null references person,
  village_code text not null,
  grid_id uuid not null,
  relation text not null,
  status text not null,
  elder_agreed boolean not null default false,
  note text,
  decision_note text,
  decided_by uuid,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  ended_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1
);
create unique index tie_once on tie (household_id, relative_id) where status in ('proposed', 'confirmed');
create index tie_relative on tie (relative_id);
create index tie_village on tie (village_code, status);

-- Which department serves which person's case now: opened by a claim, ended with it.
create table care_access (
  need_id uuid not null,
  person_id uuid not null,
  department_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (need_id, person_id, department_id)
);
create index care_access_person on care_access (person_id) where until is null;

-- Every full look at somebody's data, with its reason.
create table look (
  id uuid primary key,
  person_id uuid not null references person,
  at timestamptz not null,
  by_person_id uuid not null,
  by_role text not null,
  by_scope text,
  reason text not null
);
create index look_person on look (person_id, at desc, id desc);
create index look_by on look (by_person_id, at);

alter table household enable row level security;
create policy household_seen on household using (
  id = any ((select shaodao.households())::uuid[])
  or grid_id = any ((select shaodao.grids())::uuid[])
  or village_code ^@ any ((select shaodao.divisions())::text[])
);
alter table household_member enable row level security;
create policy member_seen on household_member using (
  person_id = (select shaodao.person())
  or exists (select from household where household.id = household_member.household_id)
);
alter table person enable row level security;
create policy person_seen on person using (
  id = (select shaodao.person())
  or (is_staff and (select shaodao.is_signed_in()))
  or (select shaodao.is_system())
  or exists (select from household_member m where m.person_id = person.id)
  or exists (select from care_access c where c.person_id = person.id and c.until is null and c.department_id = any ((select shaodao.departments())::uuid[]))
  or exists (select from tie t where t.relative_id = person.id)
);
alter table tie enable row level security;
create policy tie_seen on tie using (
  relative_id = (select shaodao.person())
  or household_id = any ((select shaodao.households())::uuid[])
  or grid_id = any ((select shaodao.grids())::uuid[])
  or village_code ^@ any ((select shaodao.divisions())::text[])
);
alter table role_grant enable row level security;
create policy grant_seen on role_grant using (person_id = (select shaodao.person()) or (select shaodao.is_system()));
-- A confirmed tie gives a right, an ended one takes it away, whoever of the two sides or the village does it.
create policy grant_of_tie on role_grant using (exists (select from tie where tie.id = role_grant.id));
alter table care_access enable row level security;
create policy care_seen on care_access using (department_id = any ((select shaodao.departments())::uuid[]) or (select shaodao.is_system()));
alter table look enable row level security;
create policy look_seen on look using (person_id = (select shaodao.person()) or by_person_id = (select shaodao.person()) or (select shaodao.is_system()));
