-- Up Migration
-- A unit never leaves its village: dated rows carry level and village too, so that the tree of a whole township is read by village instead of walked.
alter table unit add constraint unit_identity unique (id, level, home_code);
alter table unit_term add column level text, add column home_code text;
update unit_term t set level = u.level, home_code = u.home_code from unit u where u.id = t.unit_id;
-- The update has checked its rows' places; they are settled before the table changes again.
set constraints all immediate;
set constraints all deferred;
alter table unit_term alter column level set not null, alter column home_code set not null, add foreign key (unit_id, level, home_code) references unit (id, level, home_code);
create function fill_unit_term() returns trigger language plpgsql as $$
begin
  select u.level, u.home_code into new.level, new.home_code from registry.unit u where u.id = new.unit_id;
  return new;
end $$;
create trigger unit_term_of_unit before insert on unit_term for each row execute function fill_unit_term();
create index unit_term_home on unit_term (home_code, level);

-- Divisions of a day without their figures: for walking the tree.
create function places_on(day date) returns table (code text, name text, kind text, parent_code text, started_on date) language sql stable begin atomic
  select d.code, coalesce(p.name, d.name), d.kind, case when p.code is null then d.parent_code else p.parent_code end, d.started_on
  from division d left join division_past p on p.code = d.code and p.started_on <= day and p.ended_on > day
  where d.started_on <= day and (d.ended_on is null or d.ended_on > day);
end;
