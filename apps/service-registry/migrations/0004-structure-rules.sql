-- Up Migration
-- The tree's rules hold by themselves, whoever writes (domain §11): checked at the end of the transaction, over the whole life of a unit.
create function level_above(level text) returns text immutable return ('{"villageParty": "area", "grid": "villageParty", "villagerGroup": "grid", "memberHousehold": "villagerGroup"}'::jsonb) ->> level;
create function refuse_tree(of_unit uuid, sentence text) returns void language plpgsql as $$
begin
  raise exception 'unit % %', of_unit, sentence using errcode = 'integrity_constraint_violation', constraint = 'tree';
end $$;
-- One name and parent on every day of its life.
create function check_life(of_unit uuid) returns void language plpgsql as $$
begin
  if exists (select from registry.unit u where u.id = of_unit
      and (select range_agg(daterange(t.started_on, t.ended_on)) from registry.unit_term t where t.unit_id = u.id) is distinct from datemultirange(daterange(u.started_on, u.ended_on)))
  then perform registry.refuse_tree(of_unit, 'has exactly one name and parent on every day of its life'); end if;
end $$;
-- Two or three villages on every day of an area's life, and a reason where it crosses a township border.
create function check_area(of_area uuid) returns void language plpgsql as $$
declare
  a registry.unit;
begin
  select * into a from registry.unit where id = of_area and level = 'area';
  if not found then return; end if;
  if exists (
      select from (select a.started_on as day union select t.started_on from registry.unit_term t where t.parent_id = a.id union select t.ended_on from registry.unit_term t where t.parent_id = a.id) days
      where daterange(a.started_on, a.ended_on) @> days.day
        and (select count(*) from registry.unit_term t where t.parent_id = a.id and daterange(t.started_on, t.ended_on) @> days.day) not between 2 and 3)
  then perform registry.refuse_tree(a.id, 'has two or three villages on every day'); end if;
  if a.cross_border_reason is null and exists (select from registry.unit_term t join registry.unit p on p.id = t.unit_id where t.parent_id = a.id and t.ended_on is null and not p.home_code ^@ a.home_code)
  then perform registry.refuse_tree(a.id, 'crosses a township border only with a reason'); end if;
end $$;
-- Where a unit stands: under the level above, in its own village, under what exists all that time; a party joins an area only as one of a hollow village.
create function check_term(t registry.unit_term) returns void language plpgsql as $$
declare
  u registry.unit;
  p registry.unit;
begin
  if not exists (select from registry.unit_term x where x.unit_id = t.unit_id and x.started_on = t.started_on and x.ended_on is not distinct from t.ended_on and x.parent_id is not distinct from t.parent_id) then return; end if;
  select * into u from registry.unit where id = t.unit_id;
  if t.parent_id is null then
    if u.level not in ('area', 'villageParty') or not exists (select from registry.division d where d.code = t.parent_code and d.kind = 'township')
    then perform registry.refuse_tree(u.id, 'stands under a township only as an area or a village party'); end if;
    return;
  end if;
  select * into p from registry.unit where id = t.parent_id;
  if p.level is distinct from registry.level_above(u.level) or (p.level <> 'area' and p.home_code <> u.home_code)
  then perform registry.refuse_tree(u.id, 'stands under the level above, in its own village'); end if;
  if not daterange(p.started_on, p.ended_on) @> daterange(t.started_on, t.ended_on) then perform registry.refuse_tree(u.id, 'stands under what exists all that time'); end if;
  if p.level = 'area' and not exists (select from registry.unit_term b where b.unit_id = u.id and b.ended_on = t.started_on and b.parent_id = t.parent_id)
    and not exists (select from registry.divisions_on(t.started_on) d where d.code = u.home_code and d.is_hollow)
  then perform registry.refuse_tree(u.id, 'joins an area only as a hollow village'); end if;
end $$;
create function check_unit_term() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    perform registry.check_life(new.unit_id), registry.check_term(new);
    if new.parent_id is not null then perform registry.check_area(new.parent_id); end if;
  end if;
  if tg_op <> 'INSERT' then
    perform registry.check_life(old.unit_id);
    if old.parent_id is not null then perform registry.check_area(old.parent_id); end if;
  end if;
  return null;
end $$;
-- A unit ends only when nothing stands under it any more. Households are counted whoever asks.
create function check_unit() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  perform check_life(new.id), check_area(new.id);
  if tg_op = 'UPDATE' and (
    exists (select from unit_term t where t.parent_id = new.id and not daterange(new.started_on, new.ended_on) @> daterange(t.started_on, t.ended_on))
    or exists (select from household_place h where h.group_id = new.id and not daterange(new.started_on, new.ended_on) @> daterange(h.started_on, h.ended_on))
    or exists (select from household_place h where h.member_household_id = new.id and not daterange(new.started_on, new.ended_on) @> daterange(h.started_on, h.ended_on)))
  then perform refuse_tree(new.id, 'ends only without children and households'); end if;
  return null;
end $$;
create constraint trigger tree_of_unit after insert or update of started_on, ended_on, cross_border_reason on unit deferrable initially deferred for each row execute function check_unit();
create constraint trigger tree_of_term after insert or update or delete on unit_term deferrable initially deferred for each row execute function check_unit_term();

-- A household stands in a villager group, and under a member household of the same village.
create function check_household_place() returns trigger language plpgsql as $$
begin
  if exists (select from registry.unit g where g.id = new.group_id and not (g.level = 'villagerGroup' and daterange(g.started_on, g.ended_on) @> daterange(new.started_on, new.ended_on)))
  or exists (select from registry.unit m join registry.unit g on g.id = new.group_id where m.id = new.member_household_id
      and not (m.level = 'memberHousehold' and m.home_code = g.home_code and daterange(m.started_on, m.ended_on) @> daterange(new.started_on, new.ended_on)))
  then raise exception 'household % stands in a villager group that exists all that time, and under a member household of its village', new.household_id using errcode = 'integrity_constraint_violation', constraint = 'tree'; end if;
  return null;
end $$;
create constraint trigger tree_of_household after insert or update on household_place deferrable initially deferred for each row execute function check_household_place();

-- household.grid_id and village_code say where a household stands today, for the policies; they follow from its group and can't differ.
create function place_households(of_group uuid, of_household uuid) returns void language sql security definer set search_path = registry, pg_temp as $$
  update household h set grid_id = t.parent_id, village_code = g.home_code
  from household_place p join unit g on g.id = p.group_id join unit_term t on t.unit_id = g.id and t.started_on <= county_today() and (t.ended_on is null or t.ended_on > county_today())
  where p.group_id = of_group and p.household_id = h.id and (of_household is null or h.id = of_household) and p.started_on <= county_today() and (p.ended_on is null or p.ended_on > county_today())
    and (h.grid_id, h.village_code) is distinct from (t.parent_id, g.home_code)
$$;
create function follow_group() returns trigger language plpgsql as $$ begin perform registry.place_households(new.group_id, new.household_id); return null; end $$;
create trigger household_follows_group after insert or update on household_place for each row execute function follow_group();
create function follow_grid() returns trigger language plpgsql as $$ begin perform registry.place_households(new.unit_id, null); return null; end $$;
create trigger household_follows_grid after insert or update on unit_term for each row execute function follow_grid();
create function check_household_grid() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  if exists (select from household h join household_place p on p.household_id = h.id and p.started_on <= county_today() and (p.ended_on is null or p.ended_on > county_today())
      join unit g on g.id = p.group_id join unit_term t on t.unit_id = g.id and t.started_on <= county_today() and (t.ended_on is null or t.ended_on > county_today())
      where h.id = new.id and (h.grid_id, h.village_code) is distinct from (t.parent_id, g.home_code))
  then raise exception 'household % stands in the grid of its group', new.id using errcode = 'integrity_constraint_violation', constraint = 'tree'; end if;
  return null;
end $$;
create constraint trigger household_grid_follows after insert or update of grid_id, village_code on household deferrable initially deferred for each row execute function check_household_grid();
-- Ties and grants over a household go where it goes.
create function follow_household() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  update tie set grid_id = new.grid_id, village_code = new.village_code where household_id = new.id;
  update role_grant set village_code = new.village_code where scope_kind = 'household' and scope_id = new.id::text and village_code is distinct from new.village_code;
  return null;
end $$;
create trigger ties_follow_household after update of grid_id, village_code on household for each row
  when ((old.grid_id, old.village_code) is distinct from (new.grid_id, new.village_code)) execute function follow_household();
