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
