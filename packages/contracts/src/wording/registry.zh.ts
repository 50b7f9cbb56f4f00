import type { Role } from '../actor.ts';
import type { AreaFault } from '../registry/area.ts';
import type { DepartmentKind } from '../registry/department.ts';
import type { FigureId } from '../registry/figures.ts';
import type { BranchKind } from '../registry/mobile.ts';
import type { EngagementMode, PartnerKind } from '../registry/partner.ts';
import type { PostingKind } from '../registry/posting.vocabulary.ts';
import type { PartyKindName, UnitLevel } from '../registry/structure.ts';
import type { CourseFamily, TrainingMode } from '../registry/training.ts';
import type { NumberChangeStatus } from '../registry/number-change.ts';
import type { LeavingReason } from '../registry/household.ts';
import type { Relation, TieStatus } from '../registry/tie.ts';
import type { CareTag } from '../vocabulary.ts';
import type { z } from 'zod';

/** The registry's words as they stand in files that leave the system. */
export const careTagWords: Readonly<Record<CareTag, string>> = { leftBehindElder: '留守老人', leftBehindChild: '留守儿童', livesAlone: '独居', disabled: '残疾', minimumLiving: '低保' };
export const leavingWords: Readonly<Record<LeavingReason, string>> = { movedAway: '迁出', died: '去世', recordedByMistake: '登记错误' };
export const relationWords: Readonly<Record<z.infer<typeof Relation>, string>> = { child: '子女', grandchild: '孙辈', sibling: '兄弟姐妹', otherRelative: '其他亲属', mobileMember: '流动党员' };
export const tieWords: Readonly<Record<TieStatus, string>> = { proposed: '等确认', confirmed: '已确认', refused: '未确认', withdrawn: '已解除' };
export const numberWords: Readonly<Record<NumberChangeStatus, string>> = { waiting: '等待核对', inForce: '已经改成', refused: '没有采用', lapsed: '过期没有采用', replaced: '又换了别的' };
export const roleWords: Readonly<Record<Role, string>> = {
  villager: '村民', relative: '在外亲属', gridOfficer: '网格员', villageCadre: '村干部', townshipCadre: '乡镇干部', countyOrganiser: '县委组织部', departmentLiaison: '部门联络员',
  partner: '社会力量', volunteer: '志愿者', representative: '党代表', leader: '挂村领导', auditor: '审计', system: '系统',
};
export const postingKindWords: Readonly<Record<PostingKind, string>> = {
  villageSecretary: '村党组织书记', villageDirector: '村委会主任', villageCommitteeMember: '村“两委”委员', gridOfficer: '网格员', firstSecretary: '驻村第一书记', partyBuildingInstructor: '党建指导员', financeInstructor: '乡村振兴金融指导员',
  informationOfficer: '乡村振兴信息员', townshipCadre: '乡镇干部', countyOrganiser: '县委组织部干部', auditor: '纪检监督员', leader: '挂村领导', departmentLiaison: '部门联络员', representative: '党代表', volunteer: '党员志愿者', partnerContact: '社会组织联系人',
};
export const departmentKindWords: Readonly<Record<DepartmentKind, string>> = { party: '党群机关', government: '政府部门', group: '群团组织', institution: '事业单位', enterprise: '企业' };
export const partnerKindWords: Readonly<Record<PartnerKind, string>> = { socialOrganisation: '社会组织', newOrganisation: '两新组织', privateEnterprise: '民营企业', stateEnterprise: '国有企业', association: '协会', chamber: '商会', cooperative: '合作社' };
export const engagementWords: Readonly<Record<EngagementMode, string>> = { publicWelfare: '公益服务', purchasedPost: '购买岗位', commissionedProject: '项目委托', lowCostSubsidy: '低偿补贴' };
export const courseFamilyWords: Readonly<Record<CourseFamily, string>> = { villageCadres: '村“两委”干部培训', serviceStaff: '党群服务中心工作人员培训', partyMembers: '农村党员全员轮训' };
export const trainingModeWords: Readonly<Record<TrainingMode, string>> = { demonstration: '示范集训', byCategory: '分类培训', exchange: '交流实训' };
export const branchKindWords: Readonly<Record<z.infer<typeof BranchKind>, string>> = { branch: '党支部', group: '党小组' };
export const showWords = {
  inForce: '在任', endingSoon: '任期将满', planned: '待上任', ended: '已离任', present: '现有的', past: '过去的', nobody: '没有人包的', mine: '我包的', expiring: '快到期的', held: '已开的', coming: '要开的',
} as const;
export const unitLevelWords: Readonly<Record<UnitLevel, string>> = { area: '片区', villageParty: '村党组织', grid: '网格', villagerGroup: '村民小组', memberHousehold: '党员中心户' };
export const partyKindWords: Readonly<Record<PartyKindName, string>> = { branch: '党支部', generalBranch: '党总支', committee: '党委' };
export const figureWords: Readonly<Record<FigureId, string>> = {
  townships: '乡镇', villages: '行政村', communities: '社区', hollowVillages: '空心村', areas: '片区', villageParties: '村党组织', grids: '农村网格', villagerGroups: '村民小组', memberHouseholds: '党员中心户', firstSecretaries: '驻村第一书记', instructorsAndOfficers: '党建、金融指导员和信息员',
  pairings: '结对帮扶', centreVillageCommittees: '中心村党委', trainingSessions: '主题授课（场）', socialOrganisations: '参与的社会组织', memberHelps: '流动党员帮扶（人次）',
};
/** What no longer fits in an area. */
export const areaFaultWords: Readonly<Record<AreaFault, (village: string) => string>> = {
  tooFew: () => '不足两个村', tooMany: () => '超过三个村', notHollow: (v) => `${v}不是空心村`, inTwo: (v) => `${v}重复编入`, noBorderReason: () => '跨乡镇，要写明理由', unknownVillage: (v) => `${v || '有的村'}还没有村党组织`,
};
