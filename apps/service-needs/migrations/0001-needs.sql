-- Up Migration
create table service_kind (
  id text primary key,
  category text not null check (category in ('education', 'living', 'law', 'health', 'culture')),
  mode text not null check (mode in ('regular', 'individual')),
  name text not null,
  hint text,
  position int not null default 0,
  is_retired boolean not null default false
);

create sequence need_number;
create table need (
  id uuid primary key,
  number text not null unique,
  status text not null,
  title text not null,
  detail text not null,
  words text[] not null,
  kind_id text not null references service_kind,
  village_code text not null,
  grid_id uuid,
  household_id uuid,
  beneficiary_id uuid,
  reporter_id uuid not null,
  follower_ids uuid[] not null,
  grid_officer_id uuid,
  opinion_id uuid unique,
  source text not null,
  how_soon text,
  urgency int not null check (urgency between 1 and 5),
  care_tags text[] not null default '{}',
  merged_into_id uuid references need,
  department_id uuid,
  claim_plan text,
  claimed_by uuid,
  visit_on date,
  visit_from text,
  visit_to text,
  visit_note text,
  volunteers_wanted int not null default 0,
  volunteer_task text,
  volunteers_signed_up int not null default 0,
  served_by uuid,
  served_persons int,
  served_minutes int,
  served_note text,
  rating_level int check (rating_level between 1 and 5),
  rating_word text,
  rating_answer text,
  rating_round int not null default 0,
  submitted_at timestamptz not null,
  published_at timestamptz,
  claimed_at timestamptz,
  served_at timestamptz,
  rated_at timestamptz,
  reopened_at timestamptz,
  closed_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1,
  -- An exclusive claim has exactly one holder at any time, whatever the code does (domain §11.4).
  check ((status in ('claimed', 'scheduled', 'served', 'rated', 'reopened')) <= (department_id is not null)),
  check ((status = 'published') <= (department_id is null))
);
create index need_of_village on need (village_code, status, submitted_at desc, id desc);
create index need_by_time on need (submitted_at desc, id desc);
create index need_of_grid on need (grid_id, submitted_at desc);
create index need_of_household on need (household_id, submitted_at desc);
create index need_of_department on need (department_id, status, updated_at desc) where department_id is not null;
create index need_claimable on need (urgency desc, published_at, id) where status = 'published';
create index need_followers on need using gin (follower_ids);
create index need_beneficiary on need (beneficiary_id, submitted_at desc) where beneficiary_id is not null;
create index need_words on need using gin (words);

alter table need enable row level security;
create policy need_seen on need using (
  village_code ^@ any ((select shaodao.divisions())::text[])
  or grid_id = any ((select shaodao.grids())::uuid[])
  or household_id = any ((select shaodao.households())::uuid[])
  or department_id = any ((select shaodao.departments())::uuid[])
  -- What has been on the public list stays visible to departments; its words and people do not (need.view.ts).
  or (published_at is not null and (select shaodao.departments()) <> '{}')
  or (select shaodao.person()) in (reporter_id, beneficiary_id)
  or (select shaodao.person()) = any (follower_ids)
);

-- Comparing arrays and texts is not leakproof, so under row-level security the indexes on words and followers would
-- never be asked: each row would be. The owner asks them, within what the actor answers for or has to do with; the rows
-- themselves are still read through the policy above.
create function needs_with_words(pairs text[], patterns text[]) returns table (id uuid, village_code text, status text, kind_id text, urgency int, submitted_at timestamptz)
  language sql stable security definer set search_path = needs, pg_temp rows 500 as $$
  select n.id, n.village_code, n.status, n.kind_id, n.urgency, n.submitted_at from need n
  where (n.village_code ^@ any ((select shaodao.divisions())::text[]) or n.grid_id = any ((select shaodao.grids())::uuid[]))
    and n.words @> pairs and (n.title || ' ' || n.detail || ' ' || n.number) ilike all (patterns)
$$;
create function needs_of_mine(asked_for_oneself text[]) returns setof uuid language sql stable security definer set search_path = needs, pg_temp rows 20 as $$
  select n.id from need n where n.follower_ids @> array[(select shaodao.person())] and (n.reporter_id <> (select shaodao.person()) or n.source = any (asked_for_oneself))
  union select n.id from need n where n.beneficiary_id = (select shaodao.person())
  union select n.id from need n where n.household_id = any ((select shaodao.households())::uuid[])
$$;
revoke execute on function needs_with_words(text[], text[]), needs_of_mine(text[]) from public;
grant execute on function needs_with_words(text[], text[]), needs_of_mine(text[]) to needs;

create table photo (
  id uuid primary key,
  owner_id uuid not null,
  need_id uuid references need,
  media_type text not null,
  content bytea not null,
  created_at timestamptz not null
);
create index photo_of_need on photo (need_id);
create index photo_unused on photo (owner_id, created_at) where need_id is null;
alter table photo enable row level security;
create policy photo_seen on photo using (
  owner_id = (select shaodao.person())
  or exists (select from need where need.id = photo.need_id)
  or (select shaodao.is_system())
);

create sequence whistle_number;
create table whistle (
  id uuid primary key,
  number text not null unique,
  status text not null,
  division_code text not null,
  title text not null,
  detail text not null,
  place text not null,
  reason text not null,
  urgency text not null,
  blown_by uuid not null,
  department_ids uuid[] not null,
  resolution text,
  blown_at timestamptz not null,
  resolved_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1
);
create index whistle_of_division on whistle (division_code, blown_at desc);
create index whistle_of_departments on whistle using gin (department_ids);
create index whistle_by_time on whistle (blown_at desc, id desc);
create table whistle_assignment (
  whistle_id uuid not null references whistle,
  department_id uuid not null,
  part text not null check (part in ('lead', 'assist')),
  status text not null check (status in ('called', 'reported', 'released')),
  reported_at timestamptz,
  arrived_person_id uuid,
  arrival_note text,
  release_reason text,
  response_speed int check (response_speed between 1 and 5),
  handling_quality int check (handling_quality between 1 and 5),
  rating_comment text,
  rated_at timestamptz,
  primary key (whistle_id, department_id)
);
create unique index whistle_one_lead on whistle_assignment (whistle_id) where part = 'lead';
alter table whistle enable row level security;
create policy whistle_seen on whistle using (
  division_code ^@ any ((select shaodao.divisions())::text[])
  or department_ids && (select shaodao.departments())::uuid[]
);
alter table whistle_assignment enable row level security;
create policy assignment_seen on whistle_assignment using (exists (select from whistle where whistle.id = whistle_assignment.whistle_id));
