import { v7 as uuidv7 } from 'uuid';
import { refuse } from '@shaodao/contracts/kit';
import { decide } from '@shaodao/domain/kit';
import * as rules from '@shaodao/domain/registry/partner';
import type { Work } from '@shaodao/service-kit/work';
import { isNameTaken } from '../name-taken.ts';
import type { PartnerTable, RegistryTables } from '../tables.ts';

type Registry = Work<RegistryTables>;
/** What is said of a partner, of a licence, of an agreement. */
export type Described = Pick<PartnerTable, 'name' | 'kind' | 'phone' | 'serviceKindIds'>;
export type LicenceSaid = rules.Licence;
export type AgreementSaid = Pick<RegistryTables['partnerAgreement'], 'mode' | 'title' | 'departmentId' | 'startedOn' | 'endsOn'>;
export const step = (action: string, note: string | null = null) => ({ action, toStatus: 'standing', note });

/** A new partner, and whether it may be: each name once. */
export async function registered(work: Registry, described: Described) {
  const row: PartnerTable = { id: uuidv7(), ...described, updatedAt: work.now, version: 1 };
  return { row, decided: (await isNameTaken(work, 'partner', described.name)) ? refuse('partner/name-taken') : decide({}, [step('register')]) };
}
export async function changed(work: Registry, partner: PartnerTable, described: Described) {
  return partner.name !== described.name && (await isNameTaken(work, 'partner', described.name)) ? refuse('partner/name-taken') : decide(described, [step('change')]);
}

/** Whether a licence may be kept, then keeping it. */
export async function licensed(work: Registry, partnerId: string, licence: LicenceSaid) {
  const decided = rules.license(licence, await work.db.selectFrom('partnerLicence').selectAll().where('partnerId', '=', partnerId).execute());
  return decided.ok ? decide({}, [step('addLicence', licence.name)]) : decided;
}
export async function keepLicence(work: Registry, partnerId: string, licence: LicenceSaid): Promise<void> {
  await work.db.insertInto('partnerLicence').values({ id: uuidv7(), partnerId, ...licence }).execute();
}

/** Whether an agreement may be kept, then keeping it. */
export async function agreed(work: Registry, { departmentId, title, startedOn, endsOn }: AgreementSaid) {
  if (departmentId && !(await work.db.selectFrom('department').select('id').where('id', '=', departmentId).executeTakeFirst())) return refuse('department/not-found');
  const decided = rules.agree({ startedOn, endsOn, endedOn: null });
  return decided.ok ? decide({}, [step('agree', title)]) : decided;
}
export async function keepAgreement(work: Registry, partnerId: string, agreement: AgreementSaid): Promise<void> {
  await work.db.insertInto('partnerAgreement').values({ id: uuidv7(), partnerId, ...agreement, endedOn: null, endReason: null }).execute();
}
