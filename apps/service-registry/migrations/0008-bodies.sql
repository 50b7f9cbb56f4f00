-- Up Migration
alter table department
  add column short_name text,
  add column phone text,
  add column updated_at timestamptz not null default now(),
  add column version int not null default 1;
update department set short_name = name where short_name is null;
alter table department alter column short_name set not null;

create table partner (
  id uuid primary key,
  name text not null unique,
  kind text not null,
  phone text,
  service_kind_ids text[] not null default '{}',
  updated_at timestamptz not null default now(),
  version int not null default 1
);
alter table posting add foreign key (partner_id) references partner;
create table partner_licence (
  id uuid primary key,
  partner_id uuid not null references partner,
  name text not null,
  number text not null,
  issued_on date not null,
  expires_on date check (expires_on > issued_on),
  unique (partner_id, name, number)
);
create table partner_agreement (
  id uuid primary key,
  partner_id uuid not null references partner,
  mode text not null check (mode in ('publicWelfare', 'purchasedPost', 'commissionedProject', 'lowCostSubsidy')),
  title text not null,
  department_id uuid references department,
  started_on date not null,
  ends_on date check (ends_on > started_on),
  ended_on date,
  end_reason text
);
create index partner_agreement_of on partner_agreement (partner_id);

create table training (
  id uuid primary key,
  family text not null check (family in ('villageCadres', 'serviceStaff', 'partyMembers')),
  mode text not null check (mode in ('demonstration', 'byCategory', 'exchange')),
  title text not null,
  held_on date not null,
  place text not null,
  division_code text not null references division,
  is_cancelled boolean not null default false,
  cancel_reason text,
  updated_at timestamptz not null default now(),
  version int not null default 1
);
create index training_day on training (held_on desc, id);
create table training_attendance (
  training_id uuid not null references training,
  person_id uuid not null references person,
  primary key (training_id, person_id)
);
create index training_attendance_person on training_attendance (person_id);
-- Who came is for who arranges courses, and one's own.
alter table training_attendance enable row level security;
create policy attendance_seen on training_attendance for select using (
  person_id = (select shaodao.person()) or (select shaodao.is_system()) or array['countyOrganiser', 'townshipCadre', 'auditor'] && (select shaodao.roles())::text[]
);
create policy attendance_kept on training_attendance using (
  (select shaodao.is_system()) or (array['countyOrganiser', 'townshipCadre'] && (select shaodao.roles())::text[]
    and exists (select from training t where t.id = training_attendance.training_id and t.division_code ^@ any ((select shaodao.divisions())::text[])))
);

create table mobile_branch (
  id uuid primary key,
  kind text not null check (kind in ('branch', 'group')),
  name text not null unique,
  place text not null,
  updated_at timestamptz not null default now(),
  version int not null default 1
);
-- One member at home, one away, of one village; neither has two at a time.
create table member_pair (
  id uuid primary key,
  branch_id uuid not null references mobile_branch,
  village_code text not null references division,
  home_person_id uuid not null references person,
  mobile_person_id uuid not null references person check (mobile_person_id <> home_person_id),
  started_on date not null,
  ended_on date,
  end_reason text,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint member_pair_home exclude using gist (home_person_id with =, daterange(started_on, ended_on) with &&),
  constraint member_pair_away exclude using gist (mobile_person_id with =, daterange(started_on, ended_on) with &&)
);
create index member_pair_village on member_pair (village_code);
create table help_record (
  id uuid primary key,
  pair_id uuid not null references member_pair,
  helped_on date not null,
  person_times int not null check (person_times > 0),
  title text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index help_record_pair on help_record (pair_id, helped_on desc);
alter table member_pair enable row level security;
create policy pair_seen on member_pair for select using (
  village_code ^@ any ((select shaodao.divisions())::text[]) or (select shaodao.person()) in (home_person_id, mobile_person_id) or (select shaodao.is_system())
);
create policy pair_kept on member_pair using (
  (select shaodao.is_system()) or (village_code ^@ any ((select shaodao.divisions())::text[]) and array['villageCadre', 'townshipCadre', 'countyOrganiser'] && (select shaodao.roles())::text[])
);
alter table help_record enable row level security;
create policy help_seen on help_record using (exists (select from member_pair p where p.id = help_record.pair_id));

-- A party member away from home is seen, masked, by who answers for the village that helps along.
drop policy person_seen on person;
create policy person_seen on person for select using (
  id = (select shaodao.person())
  or (is_staff and (select shaodao.is_signed_in()))
  or (select shaodao.is_system())
  or exists (select from household_member m where m.person_id = person.id)
  or exists (select from care_access c where c.person_id = person.id and c.until is null and c.department_id = any ((select shaodao.departments())::uuid[]))
  or exists (select from tie t where t.relative_id = person.id)
  or exists (select from member_pair p where person.id in (p.home_person_id, p.mobile_person_id) and p.village_code ^@ any ((select shaodao.divisions())::text[]))
);
drop policy person_posted on person;
-- Whoever fills posts or pairs members may make the county know a person it did not know.
create policy person_made_known on person for insert with check (array['countyOrganiser', 'townshipCadre', 'villageCadre'] && (select shaodao.roles())::text[]);

-- How many came to a course, and whether somebody is paired already, are told as such: not who, nor with whom.
create function training_attended(course uuid) returns bigint language sql stable security definer set search_path = registry, pg_temp as $$
  select count(*) from training_attendance a where a.training_id = course
$$;
create function paired_now(people uuid[]) returns table (id uuid, village_code text, home_person_id uuid, mobile_person_id uuid, started_on date, ended_on date) language sql stable security definer set search_path = registry, pg_temp as $$
  select m.id, m.village_code, m.home_person_id, m.mobile_person_id, m.started_on, m.ended_on from member_pair m where m.ended_on is null and (m.home_person_id = any (people) or m.mobile_person_id = any (people))
$$;
revoke execute on function training_attended(uuid), paired_now(uuid[]) from public;
grant execute on function training_attended(uuid), paired_now(uuid[]) to registry;
