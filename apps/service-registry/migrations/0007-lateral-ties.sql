-- Up Migration
-- Pairings: one to one at any time, for either side, whatever the code does.
drop index pairing_one_village;
drop index pairing_one_department;
alter table pairing
  add column end_reason text,
  add column version int not null default 1,
  add column updated_at timestamptz not null default now(),
  add column held daterange not null generated always as (daterange(started_on, ended_on)) stored,
  add constraint pairing_one_village exclude using gist (village_code with =, held with &&),
  add constraint pairing_one_department exclude using gist (department_id with =, held with &&);
-- What villages ask for, told by the needs service: kinds only, no household and no person.
create table asked_kind (
  need_id uuid primary key,
  village_code text not null,
  kind_id text not null,
  asked_at timestamptz not null
);
create index asked_kind_village on asked_kind (village_code, kind_id);

-- Who answers for which household (包户), dated.
create table household_carer (
  id uuid primary key,
  household_id uuid not null references household,
  person_id uuid not null references person,
  started_on date not null,
  ended_on date,
  held daterange not null generated always as (daterange(started_on, ended_on)) stored,
  constraint household_carer_once exclude using gist (household_id with =, person_id with =, held with &&)
);
create index household_carer_person on household_carer (person_id) where ended_on is null;
create index household_carer_household on household_carer (household_id) where ended_on is null;
alter table household_carer enable row level security;
create policy carer_seen on household_carer for select using (
  person_id = (select shaodao.person()) or (select shaodao.is_system()) or exists (select from household h where h.id = household_carer.household_id)
);
create policy carer_kept on household_carer using (
  (select shaodao.is_system()) or (array['villageCadre', 'townshipCadre', 'countyOrganiser'] && (select shaodao.roles())::text[] and exists (select from household h where h.id = household_carer.household_id))
);

-- A centre village leads others beside the tree: industry, resources, livelihood and governance together.
create table committee (
  id uuid primary key,
  name text not null,
  centre_code text not null references division,
  founded_on date not null,
  dissolved_on date check (dissolved_on >= founded_on),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  constraint committee_one_centre exclude using gist (centre_code with =, daterange(founded_on, dissolved_on) with &&)
);
create table committee_lead (
  id uuid primary key,
  committee_id uuid not null references committee,
  village_code text not null references division,
  started_on date not null,
  ended_on date,
  constraint village_led_by_one exclude using gist (village_code with =, daterange(started_on, ended_on) with &&)
);
create index committee_lead_of on committee_lead (committee_id);
create table joint_matter (
  id uuid primary key,
  committee_id uuid not null references committee,
  field text not null check (field in ('industry', 'resources', 'livelihood', 'governance')),
  title text not null,
  detail text,
  started_on date not null,
  finished_on date,
  result text
);
create index joint_matter_of on joint_matter (committee_id, started_on desc);
