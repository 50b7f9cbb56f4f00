-- Up Migration
-- Seeing a row is not a right to write it: people, homes and rights are written by rules alone, looks are only added.
drop policy person_seen on person;
create policy person_seen on person for select using (
  id = (select shaodao.person())
  or (is_staff and (select shaodao.is_signed_in()))
  or (select shaodao.is_system())
  or exists (select from household_member m where m.person_id = person.id)
  or exists (select from care_access c where c.person_id = person.id and c.until is null and c.department_id = any ((select shaodao.departments())::uuid[]))
  or exists (select from tie t where t.relative_id = person.id)
);
create policy person_by_rule on person using ((select shaodao.is_system()));

drop policy household_seen on household;
create policy household_seen on household for select using (
  id = any ((select shaodao.households())::uuid[])
  or grid_id = any ((select shaodao.grids())::uuid[])
  or village_code ^@ any ((select shaodao.divisions())::text[])
  -- Who serves a case has to find the house.
  or exists (select from care_access c where c.person_id = household.head_id and c.until is null and c.department_id = any ((select shaodao.departments())::uuid[]))
);
create policy household_by_rule on household using ((select shaodao.is_system()));

drop policy member_seen on household_member;
create policy member_seen on household_member for select using (
  person_id = (select shaodao.person())
  or exists (select from household where household.id = household_member.household_id)
);
create policy member_by_rule on household_member using ((select shaodao.is_system()));

drop policy care_seen on care_access;
create policy care_seen on care_access for select using (department_id = any ((select shaodao.departments())::uuid[]));
create policy care_by_rule on care_access using ((select shaodao.is_system()));

drop policy grant_seen on role_grant;
drop policy grant_of_tie on role_grant;
create policy grant_seen on role_grant for select using (person_id = (select shaodao.person()) or exists (select from tie where tie.id = role_grant.id));
create policy grant_by_rule on role_grant using ((select shaodao.is_system()));
-- A confirmed tie gives the relative exactly that household, and whoever ends the tie ends it.
create policy grant_from_tie on role_grant for insert with check (
  role = 'relative' and scope_kind = 'household'
  and exists (select from tie t where t.id = role_grant.id and t.status = 'confirmed' and t.relative_id = role_grant.person_id and t.household_id::text = role_grant.scope_id)
);
create policy grant_ends_with_tie on role_grant for update
  using (exists (select from tie t where t.id = role_grant.id))
  with check (role = 'relative' and valid_until is not null and exists (select from tie t where t.id = role_grant.id and t.status = 'withdrawn'));

drop policy look_seen on look;
create policy look_seen on look for select using (person_id = (select shaodao.person()) or by_person_id = (select shaodao.person()) or (select shaodao.is_system()));
create policy look_taken on look for insert with check (by_person_id = (select shaodao.person()));
