-- Up Migration
create extension if not exists btree_gist with schema public;

alter table posting
  add column workroom_id uuid,
  add column partner_id uuid,
  add column sent_by_department_id uuid references department,
  add column ends_on date,
  add column end_reason text,
  add column version int not null default 1,
  add column updated_at timestamptz not null default now();
-- A grid officer's post stands in the grid's village, a post of the county or of a department in the county.
update posting p set division_code = g.village_code from grid g where g.id = p.grid_id;
update posting set division_code = (select min(code) from division where kind = 'county') where division_code is null;
-- Duties that were rights only until now become posts: every right comes from one.
insert into posting (id, person_id, kind, title, division_code, workroom_id, started_on, ended_on)
select r.id, r.person_id, r.role, case r.role when 'leader' then '挂村领导' when 'representative' then '党代表' else '党员志愿者' end,
  coalesce(case when r.scope_kind = 'division' then r.scope_id end, (select min(code) from division where kind = 'county')),
  case when r.scope_kind = 'workroom' then r.scope_id::uuid end, (r.valid_from at time zone 'Asia/Shanghai')::date, (r.valid_until at time zone 'Asia/Shanghai')::date
from role_grant r where r.role in ('leader', 'representative', 'volunteer');
alter table posting alter column division_code set not null;
-- The days on which it holds: from its first to before its last.
alter table posting add column held daterange not null generated always as (daterange(started_on, coalesce(ended_on, ends_on))) stored;
-- One holder at a time, whatever the code does: of a grid, and of each of a village's single posts.
alter table posting
  add constraint posting_one_officer exclude using gist (grid_id with =, held with &&) where (kind = 'gridOfficer'),
  add constraint posting_one_holder exclude using gist (division_code with =, kind with =, held with &&) where (kind in ('villageSecretary', 'villageDirector', 'firstSecretary')),
  add constraint posting_once exclude using gist (person_id with =, kind with =, division_code with =, (coalesce(grid_id, department_id, workroom_id, partner_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, held with &&);
-- The officer of a grid is who holds the post today, terms included.
create or replace view grid as
  select u.id, u.home_code as village_code, u.number, t.name, u.started_on, u.ended_on,
    (select p.person_id from posting p where p.grid_id = u.id and p.kind = 'gridOfficer' and p.held @> county_today() limit 1) as officer_id
  from unit u cross join lateral (select name from unit_term x where x.unit_id = u.id order by x.started_on desc limit 1) t where u.level = 'grid';
create index posting_department on posting (department_id) where department_id is not null;

-- What a right comes from; its id is the id of what it comes from.
alter table role_grant add column source text not null default 'posting' check (source in ('posting', 'membership', 'tie'));
update role_grant set source = case role when 'villager' then 'membership' when 'relative' then 'tie' else 'posting' end;
update role_grant r set id = p.id from posting p where r.source = 'posting' and r.id <> p.id and r.person_id = p.person_id
  and r.scope_id in (p.grid_id::text, p.department_id::text, p.workroom_id::text, p.division_code) and (r.role = p.kind or (r.role = 'villageCadre' and p.kind in ('villageSecretary', 'villageDirector', 'villageCommitteeMember', 'firstSecretary')))
  and not exists (select from role_grant other where other.id = p.id);

-- Who holds or held a public post is known by name.
create function name_is_public() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  update person set is_staff = true where id = new.person_id and not is_staff;
  return new;
end $$;
create trigger posting_names after insert on posting for each row execute function name_is_public();

-- Posts are public to whoever is signed in; filled by the organisers, and by townships those of their villages.
create function may_fill(kind text, division_code text) returns boolean language sql stable as $$
  select shaodao.is_system() or (division_code ^@ any (shaodao.divisions()) and ('countyOrganiser' = any (shaodao.roles())
    or ('townshipCadre' = any (shaodao.roles()) and kind in ('villageSecretary', 'villageDirector', 'villageCommitteeMember', 'gridOfficer'))))
$$;
alter table posting enable row level security;
create policy posting_seen on posting for select using ((select shaodao.is_signed_in()));
create policy posting_filled on posting for insert with check (may_fill(kind, division_code));
create policy posting_changed on posting for update using (
  (select shaodao.is_system()) or (division_code ^@ any ((select shaodao.divisions())::text[]) and array['countyOrganiser', 'townshipCadre'] && (select shaodao.roles())::text[])
) with check (may_fill(kind, division_code));

-- A posting gives its own holder a right over its own place, and nobody anything else.
create policy grant_from_posting on role_grant for insert with check (
  source = 'posting' and exists (select from posting p where p.id = role_grant.id and p.person_id = role_grant.person_id and may_fill(p.kind, p.division_code)
    and role_grant.scope_id in (p.grid_id::text, p.department_id::text, p.workroom_id::text, p.person_id::text, p.division_code))
);
create policy grant_with_posting on role_grant for update using (
  source = 'posting' and exists (select from posting p where p.id = role_grant.id and p.person_id = role_grant.person_id and may_fill(p.kind, p.division_code))
);
create policy grant_overseen on role_grant for select using (
  'countyOrganiser' = any ((select shaodao.roles())::text[]) or 'auditor' = any ((select shaodao.roles())::text[])
  or exists (select from posting p where p.id = role_grant.id and may_fill(p.kind, p.division_code))
);
-- Whoever fills posts may make the county know a person it did not know.
create policy person_posted on person for insert with check (array['countyOrganiser', 'townshipCadre'] && (select shaodao.roles())::text[]);

-- A hand-over: who to whom, on which day, with notes (sealed) and what passed on.
create table hand_over (
  id uuid primary key,
  posting_id uuid not null references posting,
  successor_posting_id uuid not null references posting,
  from_person_id uuid not null references person,
  to_person_id uuid not null references person,
  division_code text not null,
  "on" date not null,
  note_sealed bytea,
  by_person_id uuid not null,
  made_at timestamptz not null,
  done_at timestamptz
);
create index hand_over_posting on hand_over (posting_id);
create index hand_over_successor on hand_over (successor_posting_id);
create table handed_matter (
  hand_over_id uuid not null references hand_over,
  kind text not null,
  matter_id uuid not null,
  number text not null,
  primary key (hand_over_id, kind, matter_id)
);
alter table hand_over enable row level security;
create policy hand_over_seen on hand_over using (
  from_person_id = (select shaodao.person()) or to_person_id = (select shaodao.person()) or (select shaodao.is_system())
  or division_code ^@ any ((select shaodao.divisions())::text[])
) with check ((select shaodao.is_system()) or division_code ^@ any ((select shaodao.divisions())::text[]));
alter table handed_matter enable row level security;
create policy handed_seen on handed_matter using (exists (select from hand_over h where h.id = handed_matter.hand_over_id));
