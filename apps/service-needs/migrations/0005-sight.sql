-- Up Migration
-- That somebody of an office has read a need whole on a day: noted once a day among the looks that its people see. The look
-- itself is the registry's; this only tells that it has been announced, and is swept after some days.
create table need_look (
  need_id uuid not null references need on delete cascade,
  by_person_id uuid not null,
  on_day date not null,
  -- opened with a reason, by somebody who doesn't serve it
  is_opened boolean not null default false,
  primary key (need_id, by_person_id, on_day)
);
create index need_look_by on need_look (by_person_id, on_day) where is_opened;
create index need_look_day on need_look (on_day);
alter table need_look enable row level security;
create policy need_look_own on need_look using (by_person_id = (select shaodao.person()) or (select shaodao.is_system()));

-- Like needs_with_words, for readers who see titles and numbers only.
create function needs_with_title(pairs text[], patterns text[]) returns table (id uuid, village_code text, status text, kind_id text, urgency int, submitted_at timestamptz)
  language sql stable security definer set search_path = needs, pg_temp rows 500 as $$
  select n.id, n.village_code, n.status, n.kind_id, n.urgency, n.submitted_at from need n
  where (n.village_code ^@ any ((select shaodao.divisions())::text[]) or n.grid_id = any ((select shaodao.grids())::uuid[]))
    and n.words @> pairs and (n.title || ' ' || n.number) ilike all (patterns)
$$;
