import { addLicence, agree, changePartner, EngagementMode, PartnerKind, registerPartner } from '@shaodao/contracts/registry/partner';
import type { Operation } from '@shaodao/contracts/kit';
import { storeNew } from '@shaodao/service-kit/create';
import { storeDecision } from '@shaodao/service-kit/store';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import { unknownKinds } from '../department/department.list.ts';
import { kindsOf, type Kinds } from '../department/known-kinds.ts';
import type { Change, ListWork, OwnedWork, Standing, Wish } from '../import/list.ts';
import { allowed, grantFor, ruledList, wrong } from '../import/ruled.ts';
import type { PartnerTable, RegistryTables } from '../tables.ts';
import { agreed, changed, keepAgreement, keepLicence, licensed, registered, type AgreementSaid, type Described, type LicenceSaid } from './describe-partner.ts';
import { partnerSheet, type PartnerCells } from './partner.sheet.ts';
import { partnersUnder, partnersWith } from './partner.view.ts';

interface Known { partner: PartnerTable | undefined; licence: RegistryTables['partnerLicence'] | undefined; agreement: (RegistryTables['partnerAgreement'] & { departmentName: string | null }) | undefined; kinds: Kinds }
/** The partner that a line names, and the licence and agreement of the line where they are known. */
async function known(row: PartnerCells, { work: { db }, work }: ListWork): Promise<Known> {
  const kinds = await kindsOf(work);
  const partner = await db.selectFrom('partner').selectAll().where('name', '=', row.name).executeTakeFirst();
  if (!partner) return { partner, licence: undefined, agreement: undefined, kinds };
  const licence = await db.selectFrom('partnerLicence').selectAll().where('partnerId', '=', partner.id).where('name', '=', row.licenceName ?? '').where('number', '=', row.licenceNumber ?? '').executeTakeFirst();
  const agreement = row.title === undefined || row.startedOn === undefined ? undefined
    : await db.selectFrom('partnerAgreement').leftJoin('department', 'department.id', 'partnerAgreement.departmentId').selectAll('partnerAgreement').select('department.name as departmentName').where('partnerId', '=', partner.id).where('mode', '=', row.mode ?? ('' as EngagementMode)).where('title', '=', row.title).where('startedOn', '=', row.startedOn).executeTakeFirst();
  return { partner, licence, agreement, kinds };
}
const ownCells = ({ name, kind, phone, serviceKindIds }: Described, kinds: Kinds): PartnerCells => ({ name, kind, ...(phone ? { phone } : {}), ...(serviceKindIds.length > 0 ? { services: kinds.namesOf(serviceKindIds) } : {}) });
const licenceCells = (licence: LicenceSaid | undefined): Partial<PartnerCells> => (licence ? { licenceName: licence.name, licenceNumber: licence.number, issuedOn: licence.issuedOn, ...(licence.expiresOn ? { expiresOn: licence.expiresOn } : {}) } : {});
const agreementCells = (one: Known['agreement']): Partial<PartnerCells> =>
  (one ? { mode: one.mode, title: one.title, startedOn: one.startedOn, ...(one.departmentName ? { departmentName: one.departmentName } : {}), ...(one.endsOn ? { endsOn: one.endsOn } : {}) } : {});

const LICENCE = [['licenceName', '资质名称'], ['licenceNumber', '资质编号'], ['issuedOn', '发证日期'], ['expiresOn', '资质到期']] as const;
const AGREEMENT = [['mode', '合作方式'], ['title', '协议名称'], ['startedOn', '协议开始'], ['departmentName', '委托单位'], ['endsOn', '协议到期']] as const;
/** A licence or agreement is told whole, and one that is known already is not told otherwise. */
function partFaults(row: PartnerCells, cells: typeof LICENCE | typeof AGREEMENT, stands: Partial<PartnerCells> | null): LineFault[] {
  const isTold = cells.some(([cell]) => row[cell] !== undefined);
  return cells.flatMap(([cell, column], at) => {
    if (isTold && at < 3 && row[cell] === undefined) return [wrong(column, `写了${cells[1][1].slice(0, 2)}，这一格也要填`)];
    return stands !== null && row[cell] !== undefined && row[cell] !== stands[cell] ? [wrong(column, '已经登记过，不能在表里改')] : [];
  });
}
async function find(row: PartnerCells, on: OwnedWork): Promise<Standing<PartnerCells>> {
  const { partner, licence, agreement, kinds } = await known(row, on);
  const department = row.departmentName === undefined || (await on.work.db.selectFrom('department').select('id').where('name', '=', row.departmentName).executeTakeFirst());
  const faults = [
    ...unknownKinds(row.services ?? [], partner?.serviceKindIds ?? [], kinds, '服务项目'), ...(partner || row.kind !== undefined ? [] : [wrong('类别', '新登记的要填类别')]), ...(department ? [] : [wrong('委托单位', '没有登记这个部门')]),
    ...partFaults(row, LICENCE, licence ? licenceCells(licence) : null), ...partFaults(row, AGREEMENT, agreement ? agreementCells(agreement) : null),
  ];
  return { before: partner ? { ...ownCells(partner, kinds), ...licenceCells(licence), ...agreementCells(agreement) } : null, place: {}, faults };
}

const AT: Readonly<Record<string, string>> = { 'partner/name-taken': '名称', 'licence/expires-before-issue': '资质到期', 'licence/known-already': '资质编号', 'agreement/ends-before-start': '协议到期', 'department/not-found': '委托单位' };
async function put({ row }: Change<PartnerCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const { partner: stands, licence, agreement, kinds } = await known(row, on);
  const described = describedBy(row, kinds, stands?.serviceKindIds ?? []);
  const partners = partnersWith(personalData);
  let partner: PartnerTable;
  const step = (decision: Parameters<typeof allowed>[0], operation: Operation): void => { partner = storeDecision(work, partners, partner, allowed(decision, AT) as never, grantFor(on, operation, {}), operation.subject); };
  if (!stands) {
    const { row: fresh, decided } = await registered(work, described);
    partner = await storeNew(work, partners, fresh, allowed(decided, AT), grantFor(on, registerPartner, {}), registerPartner.subject);
  } else {
    partner = stands;
    if (JSON.stringify(ownCells(described, kinds)) !== JSON.stringify(ownCells(stands, kinds))) step(await changed(work, stands, described), changePartner);
  }
  if (row.licenceName !== undefined && !licence) {
    const said: LicenceSaid = { name: row.licenceName, number: row.licenceNumber!, issuedOn: row.issuedOn!, expiresOn: row.expiresOn ?? null };
    step(await licensed(work, partner.id, said), addLicence);
    await keepLicence(work, partner.id, said);
  }
  if (row.title !== undefined && !agreement) {
    const department = row.departmentName ? await work.db.selectFrom('department').select('id').where('name', '=', row.departmentName).executeTakeFirst() : undefined;
    const said: AgreementSaid = { mode: row.mode!, title: row.title, departmentId: department?.id ?? null, startedOn: row.startedOn!, endsOn: row.endsOn ?? null };
    step(await agreed(work, said), agree);
    await keepAgreement(work, partner.id, said);
  }
}
const describedBy = (row: PartnerCells, kinds: Kinds, held: readonly string[]): Described => ({ name: row.name, kind: row.kind!, phone: row.phone ?? null, serviceKindIds: (row.services ?? []).map((name) => kinds.idOf(name, held)!) });

/** What the line brought goes again: its licence, its agreement, a partner that was new where nothing else has come of it. */
async function takeBack({ row, before }: Change<PartnerCells>, on: OwnedWork): Promise<void> {
  const { work, personalData } = on;
  const { partner, licence, agreement, kinds } = await known(row, on);
  if (licence && before?.licenceName === undefined) await work.db.deleteFrom('partnerLicence').where('id', '=', licence.id).execute();
  if (agreement && before?.title === undefined) await work.db.deleteFrom('partnerAgreement').where('id', '=', agreement.id).execute();
  if (before) storeDecision(work, partnersWith(personalData), partner!, allowed(await changed(work, partner!, describedBy(before, kinds, partner!.serviceKindIds))), grantFor(on, changePartner, {}), changePartner.subject);
  else await work.db.deleteFrom('partner').where('id', '=', partner!.id).execute();
  work.audit({ operation: 'registry.partner.take-back', objectId: partner!.id, outcome: 'done' }, grantFor(on, changePartner, {}));
}

/** A partner's lines: licences and agreements side by side, as many as the longer of the two. */
async function* read({ kind, mode, show, words }: Wish, { work, personalData }: ListWork): AsyncGenerator<PartnerCells> {
  const kinds = await kindsOf(work);
  const wanted = { kind: PartnerKind.safeParse(kind).data, mode: EngagementMode.safeParse(mode).data, show: show === 'expiring' ? show : ('all' as const), words };
  for (const { line, row } of await partnersUnder(work, personalData, wanted))
    for (let i = 0; i < Math.max(1, line.licences.length, line.agreements.length); i++) {
      const agreement = line.agreements[i];
      yield { ...ownCells(line, kinds), ...(row.contactName ? { contact: row.contactName } : {}), ...licenceCells(line.licences[i]), ...agreementCells(agreement), ...(agreement?.endedOn ? { endedOn: agreement.endedOn } : {}) };
    }
}

/** Partners with their licences and agreements (社会力量). */
export const partnerList = ruledList<PartnerCells>({ sheet: partnerSheet, find, put, takeBack, read });
