-- Up Migration
-- Spreadsheets in and out. What a file says about people is sealed, like everything about them.
create table import_job (
  id uuid primary key,
  sheet text not null,
  file_name text not null,
  bytes bigint not null,
  -- the same file again, by a keyed hash of its content; known where it came from the command line
  file_index bytea,
  received_bytes bigint not null default 0,
  status text not null,
  created_by uuid not null,
  -- the last line that was read, written or taken back, by what is being done
  position int not null default 0,
  new_count int not null default 0,
  changed_count int not null default 0,
  unchanged_count int not null default 0,
  wrong_count int not null default 0,
  applied_count int not null default 0,
  skipped_count int not null default 0,
  undone_count int not null default 0,
  kept_count int not null default 0,
  is_all_or_nothing boolean not null default false,
  ignored_columns text[] not null default '{}',
  fault text,
  started_at timestamptz not null,
  finished_at timestamptz,
  updated_at timestamptz not null,
  version int not null default 1
);
create index import_job_of on import_job (created_by, started_at desc, id desc);

-- The file as it came, until it has been read.
create table import_part (
  import_id uuid not null references import_job on delete cascade,
  number int not null,
  bytes int not null,
  content bytea not null,
  primary key (import_id, number)
);
-- Each line: what it says, what stood before and what is wrong with it, for as long as it can be taken back.
-- Written by the hundred thousand and deleted by the import's own clock: no foreign key.
create table import_row (
  import_id uuid not null,
  line int not null,
  status text not null,
  key_index bytea,
  -- what else the line brings that others may stand on, such as a house with its address
  brings_index bytea,
  content bytea,
  primary key (import_id, line)
);
create unique index import_row_key on import_row (import_id, key_index) where key_index is not null;
create index import_row_brings on import_row (import_id, brings_index) where brings_index is not null;
create index import_row_status on import_row (import_id, status, line);

create table export_job (
  id uuid primary key,
  sheet text not null,
  format text not null,
  purpose text not null,
  filters jsonb not null,
  status text not null,
  lines int,
  fault text,
  created_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null
);
create index export_job_of on export_job (created_by, asked_at desc, id desc);
create table export_part (
  export_id uuid not null references export_job on delete cascade,
  number int not null,
  content bytea not null,
  primary key (export_id, number)
);

alter table import_job enable row level security;
create policy import_own on import_job using (created_by = (select shaodao.person()) or (select shaodao.is_system()));
alter table import_part enable row level security;
create policy import_part_own on import_part using ((select shaodao.is_system()) or exists (select from import_job where import_job.id = import_part.import_id));
alter table import_row enable row level security;
create policy import_row_own on import_row using ((select shaodao.is_system()) or exists (select from import_job where import_job.id = import_row.import_id));
alter table export_job enable row level security;
create policy export_own on export_job using (created_by = (select shaodao.person()) or (select shaodao.is_system()));
alter table export_part enable row level security;
create policy export_part_own on export_part using ((select shaodao.is_system()) or exists (select from export_job where export_job.id = export_part.export_id));

-- A village stands in a township; a township may come before its county.
alter table division add constraint division_has_parent check (length(code) < 12 or parent_code is not null);

-- The county whose installation this is. Divisions of other counties may be kept as the official list names them; they are nobody's here: not counted, not shown, not told to other services.
insert into setting (key, value) select 'county', to_jsonb(min(code)) from division where kind = 'county' having count(*) > 0;
create function own_county() returns text stable return coalesce((select s.value #>> '{}' from setting s where s.key = 'county' order by s.valid_from desc limit 1), '');
create or replace function divisions_on(day date) returns table (
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
  where d.started_on <= day and (d.ended_on is null or d.ended_on > day) and d.code ^@ (select own_county());
end;
create or replace function places_on(day date) returns table (code text, name text, kind text, parent_code text, started_on date) language sql stable begin atomic
  select d.code, coalesce(p.name, d.name), d.kind, case when p.code is null then d.parent_code else p.parent_code end, d.started_on
  from division d left join division_past p on p.code = d.code and p.started_on <= day and p.ended_on > day
  where d.started_on <= day and (d.ended_on is null or d.ended_on > day) and d.code ^@ (select own_county());
end;
