-- Up Migration
-- A household that stands in another grid takes its open needs along: its new grid officer sees and verifies them, the old one no more. What is over stays where it was.
create function needs_follow_household() returns trigger language plpgsql security definer set search_path = needs, pg_temp as $$
begin
  update need set grid_id = new.grid_id, village_code = new.village_code
  where household_id = new.id and status not in ('merged', 'withdrawn', 'closed') and (grid_id, village_code) is distinct from (new.grid_id, new.village_code);
  return null;
end $$;
create trigger needs_follow_household after update of grid_id, village_code on known_household for each row
  when ((old.grid_id, old.village_code) is distinct from (new.grid_id, new.village_code)) execute function needs_follow_household();
