import { Controller } from '@nestjs/common';
import { serviceKindDefined } from '@shaodao/contracts/needs/need.events';
import { departmentDefined, departmentRemoved, divisionDefined, divisionRecoded, divisionRemoved, gridDefined, householdRegistered, householdRemoved } from '@shaodao/contracts/registry/division';
import { sql } from 'kysely';
import { On, type Heard } from './handle.ts';
import type { Work } from './work.ts';

/** Tables of `0002-directory.sql`. */
export interface DirectoryTables {
  knownDivision: { code: string; name: string; kind: string; parentCode: string | null; isHollow: boolean };
  knownDepartment: { id: string; name: string; dutyKindIds: string[] };
  knownGrid: { id: string; villageCode: string; name: string; officerId: string | null };
  knownHousehold: { id: string; villageCode: string; gridId: string; memberIds: string[]; careTags: string[] };
  knownKind: { id: string; category: string; name: string; isRetired: boolean };
}
type DirectoryWork = Work<DirectoryTables>;

/** Keeps a service's copy of what others define. Later events of the same thing replace what earlier ones said. */
@Controller()
export class Directory {
  @On(divisionDefined)
  async division({ payload }: Heard<typeof divisionDefined>, work: DirectoryWork): Promise<void> {
    const { code, name, kind, parentCode, isHollow } = payload;
    await work.db.insertInto('knownDivision').values({ code, name, kind, parentCode, isHollow }).onConflict((c) => c.column('code').doUpdateSet({ name, kind, parentCode, isHollow })).execute();
  }
  @On(divisionRemoved)
  async noDivision({ payload }: Heard<typeof divisionRemoved>, work: DirectoryWork): Promise<void> {
    await work.db.deleteFrom('knownDivision').where('code', '=', payload.code).execute();
  }
  /** Everything that names a place by its code names it by the new one: columns called so in this service's own tables. */
  @On(divisionRecoded)
  async recoded({ payload: { fromCode, toCode } }: Heard<typeof divisionRecoded>, work: DirectoryWork): Promise<void> {
    const { rows } = await sql<{ name: string; column: string }>`
      select c.table_name as name, c.column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = 'text' and (c.column_name ~ '_code$' or (c.table_name = 'known_division' and c.column_name = 'code')) order by 1, 2`.execute(work.db);
    for (const { name, column } of rows) await sql`update ${sql.table(name)} set ${sql.ref(column)} = ${toCode} where ${sql.ref(column)} = ${fromCode}`.execute(work.db);
  }
  @On(departmentDefined)
  async department({ payload }: Heard<typeof departmentDefined>, work: DirectoryWork): Promise<void> {
    const { departmentId, name, dutyKindIds } = payload;
    await work.db.insertInto('knownDepartment').values({ id: departmentId, name, dutyKindIds }).onConflict((c) => c.column('id').doUpdateSet({ name, dutyKindIds })).execute();
  }
  @On(departmentRemoved)
  async noDepartment({ payload }: Heard<typeof departmentRemoved>, work: DirectoryWork): Promise<void> {
    await work.db.deleteFrom('knownDepartment').where('id', '=', payload.departmentId).execute();
  }
  @On(gridDefined)
  async grid({ payload }: Heard<typeof gridDefined>, work: DirectoryWork): Promise<void> {
    const { gridId, villageCode, name, officerId } = payload;
    await work.db.insertInto('knownGrid').values({ id: gridId, villageCode, name, officerId }).onConflict((c) => c.column('id').doUpdateSet({ villageCode, name, officerId })).execute();
  }
  @On(householdRegistered)
  async household({ payload }: Heard<typeof householdRegistered>, work: DirectoryWork): Promise<void> {
    const { householdId, ...rest } = payload;
    await work.db.insertInto('knownHousehold').values({ id: householdId, ...rest }).onConflict((c) => c.column('id').doUpdateSet(rest)).execute();
  }
  @On(householdRemoved)
  async noHousehold({ payload }: Heard<typeof householdRemoved>, work: DirectoryWork): Promise<void> {
    await work.db.deleteFrom('knownHousehold').where('id', '=', payload.householdId).execute();
  }
  @On(serviceKindDefined)
  async kind({ payload }: Heard<typeof serviceKindDefined>, work: DirectoryWork): Promise<void> {
    const { kindId, category, name, isRetired } = payload;
    await work.db.insertInto('knownKind').values({ id: kindId, category, name, isRetired }).onConflict((c) => c.column('id').doUpdateSet({ category, name, isRetired })).execute();
  }
}
