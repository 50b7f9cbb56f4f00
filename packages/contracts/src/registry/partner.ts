import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, query } from '../kit.ts';
import { Day, DepartmentId, HistoryEntry, Paging, PartnerId, ServiceKindId, MobilePhone, VillageCode, page, text } from '../vocabulary.ts';
import { OfficePhone } from './department.ts';

const staff = { villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', departmentLiaison: 'any', leader: 'any', auditor: 'any' } as const satisfies Access;
const keeps = { countyOrganiser: 'any' } as const satisfies Access;

/** 社会组织、两新组织、民营企业、国有企业、协会、商会、合作社. */
export const PartnerKind = z.enum(['socialOrganisation', 'newOrganisation', 'privateEnterprise', 'stateEnterprise', 'association', 'chamber', 'cooperative']);
export type PartnerKind = z.infer<typeof PartnerKind>;
/** 公益服务、购买岗位、项目委托、低偿补贴. */
export const EngagementMode = z.enum(['publicWelfare', 'purchasedPost', 'commissionedProject', 'lowCostSubsidy']);
export type EngagementMode = z.infer<typeof EngagementMode>;
/** A licence or agreement that ends within so many days is shown as ending soon. */
export const EXPIRING_DAYS = 60;
/** Partners are shown what was asked for in so many days; fewer askings than ASKED_SHOWN are not counted out. */
export const ASKED_DAYS = 90;
export const ASKED_SHOWN = 5;
export const PartnerRow = z.object({
  id: PartnerId, name: z.string(), kind: PartnerKind, phone: z.string().nullable(), serviceKindIds: z.array(ServiceKindId), modes: z.array(EngagementMode).describe('of agreements in force today'), contactName: z.string().nullable(), endsSoonOn: Day.nullable().describe('when the next licence or agreement ends, if soon'), version: z.int(),
});
export type PartnerRow = z.output<typeof PartnerRow>;
export const PartnerView = PartnerRow.extend({
  contactSince: Day.nullable(),
  licences: z.array(z.object({ id: z.uuid(), name: z.string(), number: z.string(), issuedOn: Day, expiresOn: Day.nullable(), isExpired: z.boolean(), isExpiring: z.boolean() })),
  agreements: z.array(z.object({ id: z.uuid(), mode: EngagementMode, title: z.string(), departmentName: z.string().nullable(), startedOn: Day, endsOn: Day.nullable(), endedOn: Day.nullable(), endReason: z.string().nullable(), isInForce: z.boolean(), isExpiring: z.boolean() })),
  history: z.array(HistoryEntry), mayChange: z.boolean(),
});
export type PartnerView = z.output<typeof PartnerView>;

const one = { partnerId: PartnerId };
const described = { name: text(2, 40), kind: PartnerKind, phone: OfficePhone.optional(), serviceKindIds: z.array(ServiceKindId).max(60, { error: '最多 60 项' }).default([]) };
export const listPartners = query({
  subject: 'registry.partner.list', http: 'GET /partners', title: '社会力量名册', access: staff,
  input: z.object({ kind: PartnerKind.optional(), mode: EngagementMode.optional(), show: z.enum(['all', 'expiring']).default('all'), words: text(0, 30).optional(), ...Paging }), output: page(PartnerRow), refusals: [],
});
export const getPartner = query({ subject: 'registry.partner.get', http: 'GET /partners/:partnerId', title: '一家社会力量', access: staff, input: z.object(one), output: PartnerView, refusals: ['partner/not-found'] });
/** What villages asked for in the last three months of the kinds that a partner serves: by village, no household; fewer than five times is told as some. */
const Asked = z.object({ kindId: ServiceKindId, villageCode: VillageCode, villageName: z.string(), townshipName: z.string(), times: z.int().nullable().describe('null: fewer than five'), lastOn: Day });
/** The partner for which I speak: its agreements and licences, and what it is asked for. */
export const getOwnPartner = query({
  subject: 'registry.partner.get-own', http: 'GET /me/partner', title: '本组织的协议、资质和被需要的服务', access: { partner: 'any' }, input: z.object({}), output: z.object({ partner: PartnerView, asked: z.array(Asked) }), refusals: ['partner/not-found'],
});
export const registerPartner = command({ subject: 'registry.partner.register', http: 'POST /partners', title: '登记社会力量', access: keeps, input: z.object(described), output: PartnerView, refusals: ['partner/name-taken'] });
export const changePartner = command({
  subject: 'registry.partner.change', http: 'POST /partners/:partnerId', title: '修改社会力量', access: keeps, versioned: true, input: z.object({ ...one, ...described }), output: PartnerView, refusals: ['partner/not-found', 'partner/name-taken'],
});
/** Who speaks for the partner from today on; who did so until now does so no more. */
export const nameContact = command({
  subject: 'registry.partner.name-contact', http: 'POST /partners/:partnerId/contact', title: '确定联系人', access: keeps, input: z.object({ ...one, name: text(2, 20), phone: MobilePhone }), output: PartnerView,
  refusals: ['partner/not-found', 'person/other-name', 'person/too-many-tries', 'posting/own', 'partner/contact-already'],
});
export const addLicence = command({
  subject: 'registry.partner.add-licence', http: 'POST /partners/:partnerId/licences', title: '登记资质', access: keeps,
  input: z.object({ ...one, name: text(2, 40), number: text(2, 60), issuedOn: Day, expiresOn: Day.optional() }), output: PartnerView, refusals: ['partner/not-found', 'licence/expires-before-issue', 'licence/known-already'],
});
export const agree = command({
  subject: 'registry.partner.agree', http: 'POST /partners/:partnerId/agreements', title: '登记协议', access: keeps,
  input: z.object({ ...one, mode: EngagementMode, title: text(2, 60), departmentId: DepartmentId.optional().describe('the unit that engages the partner'), startedOn: Day, endsOn: Day.optional() }), output: PartnerView,
  refusals: ['partner/not-found', 'department/not-found', 'agreement/ends-before-start'],
});
export const endAgreement = command({
  subject: 'registry.partner.end-agreement', http: 'POST /partners/:partnerId/agreements/:agreementId/end', title: '终止协议', access: keeps,
  input: z.object({ ...one, agreementId: z.uuid(), reason: text(2, 100) }), output: PartnerView, refusals: ['partner/not-found', 'agreement/not-in-force'],
});
