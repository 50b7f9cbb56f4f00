import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import { recordHelp, type listPairs, type PairRow, type PairView } from '@shaodao/contracts/registry/mobile';
import { reaches } from '@shaodao/domain/access';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import { maskName, type PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { nameOf } from '../person/people.ts';
import type { PairTable, RegistryTables } from '../tables.ts';

type Line = PairTable & { villageName: string; branchName: string; homeSealed: Buffer; homeIsStaff: boolean; mobileSealed: Buffer; mobileIsStaff: boolean; personTimes: number; lastHelpedOn: string | null };
/** Pairs with masked names and how often they helped, under a filter on `m`. */
export async function pairRows(work: Work<RegistryTables>, data: PersonalData, where: RawBuilder<boolean>): Promise<z.input<typeof PairRow>[]> {
  const { rows } = await sql<Line>`
    select m.*, v.name as village_name, b.name as branch_name, h.name_sealed as home_sealed, h.is_staff as home_is_staff, a.name_sealed as mobile_sealed, a.is_staff as mobile_is_staff,
      (select coalesce(sum(r.person_times), 0)::int from help_record r where r.pair_id = m.id) as person_times, (select max(r.helped_on) from help_record r where r.pair_id = m.id) as last_helped_on
    from member_pair m join division v on v.code = m.village_code join mobile_branch b on b.id = m.branch_id join person h on h.id = m.home_person_id join person a on a.id = m.mobile_person_id where ${where} order by m.village_code, m.id`.execute(work.db);
  const label = (nameSealed: Buffer, isStaff: boolean) => (isStaff ? nameOf(data, { nameSealed }) : maskName(nameOf(data, { nameSealed })));
  return rows.map((m) => ({
    id: m.id as never, villageCode: m.villageCode, villageName: m.villageName, homePersonId: m.homePersonId as never, homeLabel: label(m.homeSealed, m.homeIsStaff), mobilePersonId: m.mobilePersonId as never, mobileLabel: label(m.mobileSealed, m.mobileIsStaff),
    branchName: m.branchName, startedOn: m.startedOn, endedOn: m.endedOn, personTimes: m.personTimes, lastHelpedOn: m.lastHelpedOn, version: m.version,
  }));
}

/** The pairs that a list shows under its filters: on the screen and in a file alike. */
export async function pairsUnder(work: Work<RegistryTables>, data: PersonalData, { branchId, divisionCode, show, words }: Pick<InputOf<typeof listPairs>, 'branchId' | 'divisionCode' | 'show' | 'words'>): Promise<z.input<typeof PairRow>[]> {
  const rows = await pairRows(work, data, sql<boolean>`(m.ended_on is null) = ${show === 'present'} and ${branchId ? sql`m.branch_id = ${branchId}` : sql`true`} and ${divisionCode ? sql`m.village_code ^@ ${divisionCode}` : sql`true`}`);
  return rows.filter((row) => !words || `${row.villageName} ${row.branchName}`.includes(words));
}

/** Pairs of members as things with a life, standing at the village that they help. */
export function pairsWith(data: PersonalData): Aggregate<RegistryTables, PairTable, z.input<typeof PairView>, 'pair/not-found'> {
  const place = ({ villageCode }: Pick<PairTable, 'villageCode'>) => ({ divisionCode: villageCode });
  const view = async (pair: PairTable, work: Work<RegistryTables>): Promise<z.input<typeof PairView>> => {
    const [row] = await pairRows(work, data, sql<boolean>`m.id = ${pair.id}`);
    const helps = await work.db.selectFrom('helpRecord').select(['id', 'helpedOn', 'personTimes', 'title']).where('pairId', '=', pair.id).orderBy('helpedOn', 'desc').orderBy('id').limit(500).execute();
    return { ...row!, helps, mayChange: pair.endedOn === null && reaches(work.actor, recordHelp.access, place(pair), work.now) };
  };
  return { table: 'memberPair', notFound: 'pair/not-found', place, view };
}
