import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import type { listPairings, PairingRow, PairingView } from '@shaodao/contracts/registry/pairing';
import { countyDay } from '@shaodao/domain/calendar';
import { pairingChart, statusOf } from '@shaodao/domain/registry/pairing';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { historyOf } from '../history.ts';
import { nameOf } from '../person/people.ts';
import type { PairingTable, RegistryTables } from '../tables.ts';

export type PairingLine = PairingTable & { departmentName: string; villageName: string; townshipName: string };
/** Pairings with their names, under a filter on `p`, latest first. */
export async function pairingLines(work: Work<RegistryTables>, where: RawBuilder<boolean>): Promise<PairingLine[]> {
  const { rows } = await sql<PairingLine>`
    select p.id, p.department_id, p.village_code, p.started_on, p.ended_on, p.end_reason, p.version, p.updated_at, d.name as department_name, v.name as village_name, t.name as township_name
    from pairing p join department d on d.id = p.department_id join division v on v.code = p.village_code join division t on t.code = v.parent_code
    where ${where} order by p.village_code, p.started_on desc, p.ended_on desc nulls first, p.id`.execute(work.db);
  return rows;
}
/** The pairings that a list shows under its filters: on the screen and in a file alike. */
export async function pairingsUnder(work: Work<RegistryTables>, { show, divisionCode, words }: Pick<InputOf<typeof listPairings>, 'show' | 'divisionCode' | 'words'>): Promise<PairingLine[]> {
  const today = countyDay(work.now);
  const standing = show === 'present' ? sql<boolean>`(p.ended_on is null or p.ended_on > ${today})` : sql<boolean>`p.ended_on <= ${today}`;
  const lines = await pairingLines(work, sql<boolean>`${standing} and ${divisionCode ? sql`p.village_code ^@ ${divisionCode}` : sql`true`}`);
  return lines.filter((line) => !words || `${line.departmentName} ${line.villageName} ${line.townshipName}`.includes(words));
}
export const pairingRow = ({ id, departmentId, departmentName, villageCode, villageName, townshipName, startedOn, endedOn, version }: PairingLine): z.input<typeof PairingRow> =>
  ({ id: id as never, departmentId: departmentId as never, departmentName, villageCode, villageName, townshipName, startedOn, endedOn, version });

/** Pairings as things with a life; they are of the county as a whole. */
export function pairingsWith(data: PersonalData): Aggregate<RegistryTables, PairingTable, z.input<typeof PairingView>, 'pairing/not-found'> {
  const view = async (pairing: PairingTable, work: Work<RegistryTables>): Promise<z.input<typeof PairingView>> => {
    const lines = await pairingLines(work, sql<boolean>`p.department_id = ${pairing.departmentId} or p.village_code = ${pairing.villageCode}`);
    const { rows: shared } = await sql<{ name: string }>`
      select distinct k.kind_id as name from asked_kind k join department d on d.id = ${pairing.departmentId} where k.village_code = ${pairing.villageCode} and k.kind_id = any (d.duty_kind_ids) order by 1`.execute(work.db);
    const { rows: secretary } = await sql<{ nameSealed: Buffer }>`
      select person.name_sealed from posting o join person on person.id = o.person_id where o.division_code = ${pairing.villageCode} and o.kind = 'villageSecretary' and o.held @> ${countyDay(work.now)}::date limit 1`.execute(work.db);
    return {
      ...pairingRow(lines.find((line) => line.id === pairing.id)!), endReason: pairing.endReason, history: await historyOf(work, pairing.id), allowedActions: pairingChart.allowedActions(statusOf(pairing), work.actor, {}, work.now),
      ofDepartment: lines.filter((line) => line.departmentId === pairing.departmentId).map(pairingRow), ofVillage: lines.filter((line) => line.villageCode === pairing.villageCode).map(pairingRow),
      shared: shared.map((row) => row.name), secretaryName: secretary[0] ? nameOf(data, secretary[0]) : null,
    };
  };
  return { table: 'pairing', notFound: 'pairing/not-found', place: () => ({}), view };
}
