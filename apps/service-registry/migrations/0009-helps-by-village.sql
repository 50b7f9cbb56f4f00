-- Up Migration
-- How often members away have helped, by village and with nobody's name: a figure that the county reports, the same for all who may read figures.
create function member_helps_on(day date) returns table (village_code text, first_on date, person_times int) language sql stable security definer set search_path = registry, pg_temp as $$
  select m.village_code, min(r.helped_on), sum(r.person_times)::int from help_record r join member_pair m on m.id = r.pair_id where r.helped_on <= day group by m.village_code
$$;
