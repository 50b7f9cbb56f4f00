-- Up Migration
-- With a telephone number a person signs in: so it has to be proved by who holds it, or confirmed by a second pair of eyes.
-- What is registered by now counts as proved.
alter table person add column phone_proven_at timestamptz;
-- rises with every change of the number: sessions that began with another one are over
alter table person add column phone_version int not null default 1;
update person set phone_proven_at = created_at where phone_index is not null;

-- Whoever writes a number and does not say that it is proved has written one that is not.
create function person_number_changes() returns trigger language plpgsql as $$
begin
  if new.phone_index is distinct from old.phone_index then
    new.phone_version := old.phone_version + 1;
    if new.phone_proven_at is not distinct from old.phone_proven_at then
      new.phone_proven_at := null;
    end if;
  end if;
  return new;
end $$;
create trigger person_number_changes before update of phone_index on person for each row execute function person_number_changes();

-- Every number that somebody brought for somebody: what became of it, by whom, how.
create table number_change (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  phone_sealed bytea not null,
  phone_index bytea not null,
  status text not null check (status in ('waiting', 'inForce', 'refused', 'lapsed', 'replaced')),
  is_first boolean not null,
  asked_by uuid not null,
  asked_role text not null,
  asked_scope text,
  asked_at timestamptz not null,
  ready_at timestamptz not null,
  -- the file it stood in
  import_id uuid,
  -- its holder said yes at the door
  proof_id uuid,
  confirmed_by uuid,
  confirmed_role text,
  confirmed_at timestamptz,
  settled_at timestamptz
);
create unique index number_change_waiting on number_change (person_id) where status = 'waiting';
create index number_change_of on number_change (person_id, asked_at desc, id desc);
create index number_change_ready on number_change (ready_at) where status = 'waiting';
create index number_change_asked on number_change (asked_at desc, id desc) where status = 'waiting';
create index number_change_phone on number_change (phone_index) where status = 'waiting';
create index number_change_file on number_change (import_id) where status = 'waiting';
create index number_change_settled on number_change (settled_at) where settled_at is not null;
alter table number_change enable row level security;
create policy number_seen on number_change for select using (
  person_id = (select shaodao.person())
  or (select shaodao.is_system())
  or exists (select from household_member m where m.person_id = number_change.person_id)
);
create policy number_by_rule on number_change using ((select shaodao.is_system()));

-- What the old number is to be told; the gateway asks for it and sends each once.
create table number_notice (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('asked', 'changed')),
  phone_sealed bytea not null,
  new_phone_sealed bytea,
  from_at timestamptz not null,
  created_at timestamptz not null
);
create index number_notice_created on number_notice (created_at);
alter table number_notice enable row level security;
create policy notice_by_rule on number_notice using ((select shaodao.is_system()));

-- A proof is good once.
create table number_proof (
  id uuid primary key,
  purpose text not null,
  about_id uuid not null,
  by_person_id uuid not null,
  used_at timestamptz not null
);
create index number_proof_used on number_proof (used_at);
alter table number_proof enable row level security;
create policy proof_by_rule on number_proof using ((select shaodao.is_system()));

insert into timer (kind, subject_id, due_at) values ('numbers', 'county', now());
