-- Up Migration
-- People whose data were deleted. What they said is needed while a matter is open – the doer has to know what to do –, and goes by itself when it ends.
create table erased_person (
  person_id uuid primary key,
  erased_at timestamptz not null
);
create function erased_words() returns text immutable return '（当事人的个人信息已按要求删除）';
create function is_of_erased(beneficiary uuid, reporter uuid) returns boolean language sql stable security definer set search_path = needs, pg_temp as $$
  select exists (select from erased_person e where e.person_id in (beneficiary, reporter))
$$;
revoke execute on function is_of_erased(uuid, uuid) from public;
grant execute on function is_of_erased(uuid, uuid) to needs;

create function forget_at_end() returns trigger language plpgsql as $$
begin
  if needs.is_of_erased(new.beneficiary_id, new.reporter_id) then
    new.detail := needs.erased_words();
    new.words := '{}';
    new.rating_word := null;
  end if;
  return new;
end $$;
-- Ended: closed, withdrawn, merged (need.chart.ts).
create trigger need_forgets before update on need for each row when (new.status in ('closed', 'withdrawn', 'merged')) execute function forget_at_end();
create function forget_photos_at_end() returns trigger language plpgsql security definer set search_path = needs, pg_temp as $$
begin
  if is_of_erased(new.beneficiary_id, new.reporter_id) then delete from photo where need_id = new.id; end if;
  return null;
end $$;
create trigger need_forgets_photos after update on need for each row when (new.status in ('closed', 'withdrawn', 'merged')) execute function forget_photos_at_end();
