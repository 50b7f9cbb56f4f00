import { Controller } from '@nestjs/common';
import { serviceKindDefined } from '@shaodao/contracts/needs/need.events';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** Keeps the names of the kinds of service that needs defines: departments and partners answer for kinds, and files name them. */
@Controller()
export class KnowKinds {
  @On(serviceKindDefined)
  async defined({ payload }: Heard<typeof serviceKindDefined>, work: Work<RegistryTables>): Promise<void> {
    const { kindId, category, name, isRetired } = payload;
    await work.db.insertInto('knownKind').values({ id: kindId, category, name, isRetired }).onConflict((c) => c.column('id').doUpdateSet({ category, name, isRetired })).execute();
  }
}

/** Kinds by name and names by kind; a retired kind keeps its name and is given to nobody any more. */
export interface Kinds {
  readonly namesOf: (kindIds: readonly string[]) => string[];
  /** The kind of a name that isn't retired, or that somebody has already. */
  readonly idOf: (name: string, held: readonly string[]) => string | undefined;
}
export async function kindsOf(work: Work<RegistryTables>): Promise<Kinds> {
  const rows = await work.db.selectFrom('knownKind').select(['id', 'name', 'isRetired']).execute();
  const nameOf = new Map(rows.map((row) => [row.id, row.name]));
  return {
    namesOf: (ids) => ids.map((id) => nameOf.get(id) ?? id).sort(),
    idOf: (name, held) => rows.find((row) => row.name === name && (!row.isRetired || held.includes(row.id)))?.id ?? held.find((id) => id === name),
  };
}
