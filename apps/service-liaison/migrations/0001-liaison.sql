-- Up Migration
create table workroom (
  id uuid primary key,
  number int not null unique,
  name text not null,
  place text not null
);
-- The villages that a workroom looks after: those of its areas.
create table workroom_village (
  workroom_id uuid not null references workroom,
  village_code text primary key
);
create index workroom_village_room on workroom_village (workroom_id);
create table reception_day (
  id uuid primary key,
  workroom_id uuid not null references workroom,
  "on" date not null,
  "from" text not null,
  "to" text not null,
  level text not null check (level in ('city', 'county', 'township')),
  representative_id uuid not null,
  unique (workroom_id, "on")
);
create index reception_day_on on reception_day ("on", id);

create sequence opinion_number;
create table opinion (
  id uuid primary key,
  number text not null unique,
  reception_day_id uuid not null references reception_day,
  workroom_id uuid not null references workroom,
  village_code text not null,
  person_id uuid,
  representative_id uuid not null,
  kind_id text not null,
  title text not null,
  detail text not null,
  status text not null check (status in ('recorded', 'turnedIntoNeed', 'solved')),
  need_id uuid unique,
  need_status text,
  recorded_at timestamptz not null,
  solved_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1
);
create index opinion_time on opinion (recorded_at desc, id desc);
create index opinion_room on opinion (workroom_id, recorded_at desc);
create index opinion_person on opinion (person_id) where person_id is not null;
alter table opinion enable row level security;
create policy opinion_seen on opinion using (
  workroom_id = any ((select shaodao.workrooms())::uuid[])
  or village_code ^@ any ((select shaodao.divisions())::text[])
  or person_id = (select shaodao.person())
);
