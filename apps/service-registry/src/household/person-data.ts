import { sql } from 'kysely';
import type { NumberChangeStatus } from '@shaodao/contracts/registry/number-change';
import { careTagWords, leavingWords, numberWords, relationWords, roleWords, tieWords } from '@shaodao/contracts/wording/registry.zh';
import { countyDay } from '@shaodao/domain/calendar';
import { maskPhone } from '@shaodao/service-kit/personal-data';
import type { ListWork } from '../import/list.ts';
import { SEALED } from '../tables.ts';

/** One line of a person's data: what it is, and what is kept. */
export interface DataLine {
  readonly name: string;
  readonly value: string;
}
const line = (name: string, value: string | null | undefined): DataLine[] => (value ? [{ name, value }] : []);

/** Everything that the registry keeps about one person, in plain words; read in the county's name, for that person alone. */
export async function dataOf(personId: string, { work, personalData: data }: ListWork): Promise<DataLine[]> {
  const person = await work.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  if (!person) return [];
  const { rows: homes } = await sql<{ number: string; village: string; addressSealed: Buffer; relation: string; careTags: string[]; isHead: boolean }>`
    select h.number, v.name as village, h.address_sealed, m.relation, m.care_tags, h.head_id = m.person_id as is_head from household_member m join household h on h.id = m.household_id join division v on v.code = h.village_code where m.person_id = ${personId}`.execute(work.db);
  const { rows: past } = await sql<{ number: string; leftOn: string; reason: string }>`select h.number, m.left_on, m.reason from household_member_past m join household h on h.id = m.household_id where m.person_id = ${personId} order by m.left_on`.execute(work.db);
  const { rows: ties } = await sql<{ number: string; relation: string; status: string; at: Date; isMine: boolean }>`
    select h.number, t.relation, t.status, coalesce(t.decided_at, t.proposed_at) as at, t.relative_id = ${personId} as is_mine from tie t join household h on h.id = t.household_id
    where t.relative_id = ${personId} or t.household_id in (select household_id from household_member where person_id = ${personId}) order by t.proposed_at`.execute(work.db);
  const { rows: contacts } = await sql<{ number: string; relation: string; consentedOn: string }>`select h.number, c.relation, c.consented_on from household_contact c join household h on h.id = c.household_id where c.person_id = ${personId} order by c.consented_on`.execute(work.db);
  const grants = await work.db.selectFrom('roleGrant').select(['role', 'validFrom', 'validUntil']).where('personId', '=', personId).orderBy('validFrom').execute();
  const { rows: numbers } = await sql<{ at: Date; askedRole: string; status: NumberChangeStatus; phoneSealed: Buffer }>`select asked_at as at, asked_role, status, phone_sealed from number_change where person_id = ${personId} order by asked_at`.execute(work.db);
  const { rows: looks } = await sql<{ at: Date; byRole: string; reason: string }>`select at, by_role, reason from look where person_id = ${personId} order by at desc limit 1000`.execute(work.db);
  return [
    ...line('姓名', data.openText(person.nameSealed, SEALED.name)), ...line('身份证号', person.idNumberSealed && data.openText(person.idNumberSealed, SEALED.idNumber)), ...line('手机号', person.phoneSealed && data.openText(person.phoneSealed, SEALED.phone)),
    ...homes.flatMap((home) => [
      ...line('住在', `${home.village}，户编号 ${home.number}${home.isHead ? '（户主）' : `，与户主关系：${home.relation}`}`), ...line('住址', data.openText(home.addressSealed, SEALED.address)), ...line('关爱标签', home.careTags.map((tag) => careTagWords[tag as keyof typeof careTagWords]).join('、')),
    ]),
    ...past.flatMap((one) => line('以前住在', `户编号 ${one.number}，${one.leftOn} ${leavingWords[one.reason as keyof typeof leavingWords]}`)),
    ...ties.flatMap((tie) => line(tie.isMine ? '替别人家代办' : '替我家代办的人', `户编号 ${tie.number}，${relationWords[tie.relation as keyof typeof relationWords]}，${tieWords[tie.status as keyof typeof tieWords]}，${countyDay(tie.at)}`)),
    ...contacts.flatMap((one) => line('别人家的紧急联系人', `户编号 ${one.number}，关系：${one.relation}，${one.consentedOn} 同意`)),
    ...grants.flatMap((grant) => line('身份', `${roleWords[grant.role]}，${countyDay(grant.validFrom)} 起${grant.validUntil ? `，到 ${countyDay(grant.validUntil)}` : ''}`)),
    ...numbers.flatMap((one) => line('有人登记手机号', `${maskPhone(data.openText(one.phoneSealed, SEALED.phone))}，${countyDay(one.at)}，${roleWords[one.askedRole as keyof typeof roleWords] ?? ''}，${numberWords[one.status]}`)),
    ...looks.flatMap((look) => line('有人看过完整信息', `${countyDay(look.at)}，${roleWords[look.byRole as keyof typeof roleWords]}，原因：${look.reason}`)),
  ];
}
