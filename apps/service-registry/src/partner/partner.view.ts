import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '@shaodao/contracts/kit';
import { changePartner, type listPartners, type PartnerRow, type PartnerView } from '@shaodao/contracts/registry/partner';
import { holdsRole } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { isExpired, isExpiring, isInForce, isRunningOut } from '@shaodao/domain/registry/partner';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { PersonalData } from '@shaodao/service-kit/personal-data';
import type { Work } from '@shaodao/service-kit/work';
import { historyOf } from '../history.ts';
import { nameOf } from '../person/people.ts';
import type { PartnerTable, RegistryTables } from '../tables.ts';

type Agreement = RegistryTables['partnerAgreement'] & { departmentName: string | null };
export type Line = PartnerTable & { contactSealed: string | null; contactSince: string | null; licences: RegistryTables['partnerLicence'][]; agreements: Agreement[] };
/** Partners with contact, licences and agreements, under a filter on `p`. */
async function linesOf(work: Work<RegistryTables>, where: RawBuilder<boolean>): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select p.*, c.sealed as contact_sealed, c.started_on as contact_since,
      (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'number', l.number, 'issuedOn', l.issued_on, 'expiresOn', l.expires_on) order by l.expires_on nulls last, l.id), '[]') from partner_licence l where l.partner_id = p.id) as licences,
      (select coalesce(json_agg(json_build_object('id', a.id, 'mode', a.mode, 'title', a.title, 'departmentName', d.name, 'startedOn', a.started_on, 'endsOn', a.ends_on, 'endedOn', a.ended_on, 'endReason', a.end_reason) order by a.started_on desc, a.id), '[]')
        from partner_agreement a left join department d on d.id = a.department_id where a.partner_id = p.id) as agreements
    from partner p left join lateral (select encode(person.name_sealed, 'base64') as sealed, o.started_on from posting o join person on person.id = o.person_id where o.partner_id = p.id and o.held @> ${countyDay(work.now)}::date order by o.started_on desc, o.id limit 1) c on true
    where ${where} order by p.name`.execute(work.db);
  return rows;
}
function rowOf(line: Line, data: PersonalData, today: string): z.input<typeof PartnerRow> {
  const { id, name, kind, phone, serviceKindIds, contactSealed, licences, agreements, version } = line;
  const ends = [...licences.filter((one) => isExpiring(one, today)).map((one) => one.expiresOn!), ...agreements.filter((one) => isRunningOut(one, today)).map((one) => (one.endedOn ?? one.endsOn)!)].sort();
  return {
    id: id as never, name, kind, phone, serviceKindIds, modes: [...new Set(agreements.filter((one) => isInForce(one, today)).map((one) => one.mode))], endsSoonOn: ends[0] ?? null, version,
    contactName: contactSealed && nameOf(data, { nameSealed: Buffer.from(contactSealed, 'base64') }),
  };
}
/** The partners that a list shows under its filters, with all their licences and agreements: on the screen and in a file alike. */
export async function partnersUnder(work: Work<RegistryTables>, data: PersonalData, { kind, mode, show, words }: Pick<InputOf<typeof listPartners>, 'kind' | 'mode' | 'show' | 'words'>): Promise<{ readonly line: Line; readonly row: z.input<typeof PartnerRow> }[]> {
  const today = countyDay(work.now);
  const found = (await linesOf(work, sql<boolean>`${kind ? sql`p.kind = ${kind}` : sql`true`}`)).map((line) => ({ line, row: rowOf(line, data, today) }));
  return found.filter(({ row }) => (!mode || row.modes.includes(mode)) && (show === 'all' || row.endsSoonOn !== null) && (!words || `${row.name} ${row.contactName ?? ''}`.includes(words)));
}

/** Partners as things with a life; they are of the county as a whole. */
export function partnersWith(data: PersonalData): Aggregate<RegistryTables, PartnerTable, z.input<typeof PartnerView>, 'partner/not-found'> {
  const view = async ({ id }: PartnerTable, work: Work<RegistryTables>): Promise<z.input<typeof PartnerView>> => {
    const today = countyDay(work.now);
    const line = (await linesOf(work, sql<boolean>`p.id = ${id}`))[0]!;
    return {
      ...rowOf(line, data, today), contactSince: line.contactSince, licences: line.licences.map((one) => ({ ...one, isExpired: isExpired(one, today), isExpiring: isExpiring(one, today) })),
      agreements: line.agreements.map((one) => ({ ...one, isInForce: isInForce(one, today), isExpiring: isRunningOut(one, today) })), history: await historyOf(work, id), mayChange: holdsRole(work.actor, changePartner.access, work.now),
    };
  };
  return { table: 'partner', notFound: 'partner/not-found', place: () => ({}), view };
}
