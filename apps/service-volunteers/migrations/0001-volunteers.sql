-- Up Migration
create table volunteer (
  person_id uuid primary key,
  skills text[] not null default '{}',
  speciality text,
  registered_village_code text,
  joined_on date not null
);
create table volunteer_post (
  id text primary key,
  name text not null,
  description text not null
);
create table volunteer_team (
  id uuid primary key,
  department_id uuid not null,
  village_code text not null,
  name text not null,
  member_count int not null
);

-- One shift per visit that asks for volunteers; the visit's department leads it.
create table shift (
  id uuid primary key,
  need_id uuid not null unique,
  kind_id text not null,
  village_code text not null,
  department_id uuid not null,
  task text,
  "on" date not null,
  "from" text not null,
  "to" text not null,
  wanted int not null,
  is_cancelled boolean not null default false,
  is_served boolean not null default false,
  updated_at timestamptz not null,
  version int not null default 1
);
create index shift_coming on shift ("on", "from", id);
create table sign_up (
  shift_id uuid not null references shift,
  person_id uuid not null,
  status text not null check (status in ('signedUp', 'waiting', 'cancelled', 'served')),
  at timestamptz not null,
  primary key (shift_id, person_id)
);
create index sign_up_person on sign_up (person_id, status);

alter table volunteer enable row level security;
create policy volunteer_self on volunteer using (person_id = (select shaodao.person()) or (select shaodao.is_system()));
alter table sign_up enable row level security;
-- Volunteers see how many come, not who: the roster is for the department that leads.
create policy sign_up_own on sign_up using (
  person_id = (select shaodao.person()) or (select shaodao.is_system())
  or exists (select from shift s where s.id = sign_up.shift_id and s.department_id = any ((select shaodao.departments())::uuid[]))
);
-- The waiting list moves up by rule, so its counts are asked of functions that tell numbers only.
create function shift_counts(of uuid[]) returns table (shift_id uuid, signed_up bigint, waiting bigint) language sql stable security definer set search_path = volunteers as $$
  select s.shift_id, count(*) filter (where s.status in ('signedUp', 'served')), count(*) filter (where s.status = 'waiting') from sign_up s where s.shift_id = any (of) group by s.shift_id
$$;
create function waiting_before(of uuid, since timestamptz, who uuid) returns bigint language sql stable security definer set search_path = volunteers as $$
  select count(*) from sign_up s where s.shift_id = of and s.status = 'waiting' and (s.at, s.person_id) < (since, who)
$$;
-- The rule of the waiting list needs everybody in line; it runs while the shift's row is locked.
create function whole_roster(of uuid) returns table (person_id uuid, status text, at timestamptz) language sql stable security definer set search_path = volunteers as $$
  select s.person_id, s.status, s.at from sign_up s where s.shift_id = of and s.status in ('signedUp', 'waiting')
$$;
create function move_up(of uuid, who uuid) returns void language sql security definer set search_path = volunteers as $$
  update sign_up set status = 'signedUp' where shift_id = of and person_id = who and status = 'waiting'
$$;
revoke execute on function whole_roster(uuid), move_up(uuid, uuid), shift_counts(uuid[]), waiting_before(uuid, timestamptz, uuid) from public;
grant execute on function whole_roster(uuid), move_up(uuid, uuid), shift_counts(uuid[]), waiting_before(uuid, timestamptz, uuid) to volunteers;
