-- A need that is put right gets a second visit, and that is another shift: what was served stays as it was.
alter table shift drop constraint shift_need_id_key;
create unique index shift_of_open_visit on shift (need_id) where not is_served;
create index shift_of_need on shift (need_id);
