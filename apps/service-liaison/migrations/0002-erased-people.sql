-- Up Migration
-- People whose data were deleted: what they said goes when the opinion is solved; until then who works on it has to know it.
create table erased_person (
  person_id uuid primary key,
  erased_at timestamptz not null
);
create function forget_at_end() returns trigger language plpgsql security definer set search_path = liaison, pg_temp as $$
begin
  if exists (select from erased_person e where e.person_id = new.person_id) then new.detail := '（当事人的个人信息已按要求删除）'; end if;
  return new;
end $$;
create trigger opinion_forgets before update on opinion for each row when (new.status = 'solved') execute function forget_at_end();
