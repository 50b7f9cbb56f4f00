-- Up Migration
-- What a service knows of others' things, copied from their events: names and places, never personal data.
create table known_division (
  code text primary key,
  name text not null,
  kind text not null,
  parent_code text,
  is_hollow boolean not null
);
create table known_department (
  id uuid primary key,
  name text not null,
  duty_kind_ids text[] not null
);
create table known_grid (
  id uuid primary key,
  village_code text not null,
  name text not null,
  officer_id uuid
);
create table known_household (
  id uuid primary key,
  village_code text not null,
  grid_id uuid not null,
  member_ids uuid[] not null,
  care_tags text[] not null
);
create table known_kind (
  id text primary key,
  category text not null,
  name text not null,
  is_retired boolean not null
);
-- Who lives where is personal, ids or not: seen by who is of it, who answers for the place, and rules.
alter table known_household enable row level security;
create policy household_seen on known_household
  using (
    id = any ((select shaodao.households())::uuid[])
    or grid_id = any ((select shaodao.grids())::uuid[])
    or village_code ^@ any ((select shaodao.divisions())::text[])
    or (select shaodao.person()) = any (member_ids)
  );
