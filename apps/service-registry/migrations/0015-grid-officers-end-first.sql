-- Up Migration
-- A grid that is no more has no officer from then on. Posts that outlived theirs end with it, and their rights.
update posting p set ended_on = greatest(p.started_on, u.ended_on), end_reason = coalesce(p.end_reason, '网格撤销'), version = p.version + 1, updated_at = now()
from unit u where u.id = p.grid_id and u.ended_on < coalesce(p.ended_on, p.ends_on, 'infinity') and p.started_on < coalesce(p.ended_on, p.ends_on, 'infinity');
update role_grant r set valid_until = p.ended_on::timestamp at time zone 'Asia/Shanghai'
from posting p join unit u on u.id = p.grid_id where r.id = p.id and r.source = 'posting' and u.ended_on is not null and coalesce(r.valid_until, 'infinity') > p.ended_on::timestamp at time zone 'Asia/Shanghai';

-- Who appoints and who retires the grid at the same moment wait for each other: both lock the grid, and the second sees what the first has left.
create function check_grid_post() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
declare last_day date;
begin
  select u.ended_on into last_day from unit u where u.id = new.grid_id for share;
  if not isempty(new.held) and last_day < coalesce(upper(new.held), 'infinity') then perform refuse_tree(new.grid_id, 'has an officer only until it ends'); end if;
  return null;
end $$;
create constraint trigger grid_of_post after insert or update of grid_id, started_on, ends_on, ended_on on posting for each row when (new.grid_id is not null) execute function check_grid_post();
create function check_officers() returns trigger language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  if exists (select from posting p where p.grid_id = new.id and not isempty(p.held) and coalesce(upper(p.held), 'infinity') > new.ended_on) then perform refuse_tree(new.id, 'ends only after its officer''s post'); end if;
  return null;
end $$;
create constraint trigger officers_of_grid after update of ended_on on unit deferrable initially deferred for each row when (new.ended_on is not null and new.level = 'grid') execute function check_officers();
