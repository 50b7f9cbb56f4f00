-- Up Migration
-- What was heard of each matter of each department; scores are sums over these rows, never typed in.
create table case_record (
  need_id uuid not null,
  department_id uuid not null,
  claimed_at timestamptz not null,
  released boolean not null default false,
  served_at timestamptz,
  first_served_at timestamptz,
  persons int not null default 0,
  minutes int not null default 0,
  first_level int check (first_level between 1 and 5),
  last_level int check (last_level between 1 and 5),
  bad_ratings int not null default 0,
  lapsed boolean not null default false,
  primary key (need_id, department_id)
);
create index case_department on case_record (department_id);
create table call_record (
  whistle_id uuid not null,
  department_id uuid not null,
  reported_at timestamptz,
  is_late boolean,
  released boolean not null default false,
  response_speed int check (response_speed between 1 and 5),
  handling_quality int check (handling_quality between 1 and 5),
  lapsed boolean not null default false,
  primary key (whistle_id, department_id)
);
create index call_department on call_record (department_id);
