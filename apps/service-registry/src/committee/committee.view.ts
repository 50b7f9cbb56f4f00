import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import type { CommitteeRow, CommitteeView, listCommittees } from '@shaodao/contracts/registry/committee';
import { countyDay } from '@shaodao/domain/calendar';
import { committeeChart, statusOf } from '@shaodao/domain/registry/committee';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { historyOf } from '../history.ts';
import { nameOf } from '../person/people.ts';
import type { CommitteeTable, RegistryTables } from '../tables.ts';

type Line = CommitteeTable & { centreName: string; townshipName: string; leads: number; openMatters: number };
/** Committees with their names and counts, under a filter on `c`. */
export async function committeeLines(work: Work<RegistryTables>, where: RawBuilder<boolean>): Promise<z.input<typeof CommitteeRow>[]> {
  const { rows } = await sql<Line>`
    select c.*, v.name as centre_name, t.name as township_name, (select count(*) from committee_lead l where l.committee_id = c.id and l.ended_on is null) as leads,
      (select count(*) from joint_matter j where j.committee_id = c.id and j.finished_on is null) as open_matters
    from committee c join division v on v.code = c.centre_code join division t on t.code = v.parent_code where ${where} order by c.centre_code, c.founded_on, c.id`.execute(work.db);
  return rows.map(({ id, name, centreCode, centreName, townshipName, foundedOn, dissolvedOn, leads, openMatters, version }) => ({ id: id as never, name, centreCode, centreName, townshipName, foundedOn, dissolvedOn, leads, openMatters, version }));
}

/** The committees that a list shows under its filters: on the screen and in a file alike. */
export async function committeesUnder(work: Work<RegistryTables>, { show, divisionCode, words }: Pick<InputOf<typeof listCommittees>, 'show' | 'divisionCode' | 'words'>): Promise<z.input<typeof CommitteeRow>[]> {
  const rows = await committeeLines(work, sql<boolean>`(c.dissolved_on is null) = ${show === 'present'} and ${divisionCode ? sql`c.centre_code ^@ ${divisionCode}` : sql`true`}`);
  return rows.filter((row) => !words || `${row.name} ${row.centreName} ${row.townshipName}`.includes(words));
}

/** Committees as things with a life, standing at their centre village. */
export function committeesWith(data: PersonalData): Aggregate<RegistryTables, CommitteeTable, z.input<typeof CommitteeView>, 'committee/not-found'> {
  const place = ({ centreCode }: Pick<CommitteeTable, 'centreCode'>) => ({ divisionCode: centreCode });
  const view = async (committee: CommitteeTable, work: Work<RegistryTables>): Promise<z.input<typeof CommitteeView>> => {
    const [line] = await committeeLines(work, sql<boolean>`c.id = ${committee.id}`);
    const { rows: led } = await sql<{ id: string; villageCode: string; villageName: string; startedOn: string; endedOn: string | null }>`
      select l.id, l.village_code, v.name as village_name, l.started_on, l.ended_on from committee_lead l join division v on v.code = l.village_code where l.committee_id = ${committee.id} order by l.ended_on nulls first, l.village_code`.execute(work.db);
    const matters = await work.db.selectFrom('jointMatter').select(['id', 'field', 'title', 'detail', 'startedOn', 'finishedOn', 'result']).where('committeeId', '=', committee.id).orderBy('startedOn', 'desc').orderBy('id').execute();
    const { rows: secretary } = await sql<{ nameSealed: Buffer }>`
      select person.name_sealed from posting o join person on person.id = o.person_id where o.division_code = ${committee.centreCode} and o.kind = 'villageSecretary' and o.held @> ${countyDay(work.now)}::date limit 1`.execute(work.db);
    return {
      ...line!, led, matters, secretaryName: secretary[0] ? nameOf(data, secretary[0]) : null, history: await historyOf(work, committee.id),
      allowedActions: committeeChart.allowedActions(statusOf(committee), work.actor, place(committee), work.now),
    };
  };
  return { table: 'committee', notFound: 'committee/not-found', place, view };
}
