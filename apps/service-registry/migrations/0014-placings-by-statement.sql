-- Up Migration
-- Where households stand is put right and checked once a statement. Row by row each new house walked through all houses of its
-- group: two thousand of one group took twenty-five seconds.
drop trigger household_follows_group on household_place;
create function follow_groups() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  update household h set grid_id = t.parent_id, village_code = g.home_code
  from placed p join unit g on g.id = p.group_id join unit_term t on t.unit_id = g.id and t.started_on <= county_today() and (t.ended_on is null or t.ended_on > county_today())
  where p.household_id = h.id and p.started_on <= county_today() and (p.ended_on is null or p.ended_on > county_today()) and (h.grid_id, h.village_code) is distinct from (t.parent_id, g.home_code);
  return null;
end $$;
create trigger household_follows_group after insert on household_place referencing new table as placed for each statement execute function follow_groups();
create trigger household_follows_new_group after update on household_place referencing new table as placed for each statement execute function follow_groups();
drop function follow_group();

-- A new placing is checked where it is written: the units that it names are there before it. One that changes waits for the end of the transaction, as its units do.
drop trigger tree_of_household on household_place;
create constraint trigger tree_of_household after update on household_place deferrable initially deferred for each row execute function check_household_place();
create function check_new_places() returns trigger language plpgsql as $$
declare stray uuid;
begin
  select p.household_id into stray from placed p join registry.unit g on g.id = p.group_id left join registry.unit m on m.id = p.member_household_id
  where not (g.level = 'villagerGroup' and daterange(g.started_on, g.ended_on) @> daterange(p.started_on, p.ended_on))
    or (m.id is not null and not (m.level = 'memberHousehold' and m.home_code = g.home_code and daterange(m.started_on, m.ended_on) @> daterange(p.started_on, p.ended_on)))
  limit 1;
  if found then raise exception 'household % stands in a villager group that exists all that time, and under a member household of its village', stray using errcode = 'integrity_constraint_violation', constraint = 'tree'; end if;
  return null;
end $$;
create trigger tree_of_new_household after insert on household_place referencing new table as placed for each statement execute function check_new_places();
