import type { Role } from '../actor.ts';
import type { LeavingReason } from '../registry/household.ts';
import type { Relation, TieStatus } from '../registry/tie.ts';
import type { CareTag } from '../vocabulary.ts';
import type { z } from 'zod';

/** The registry's words as they stand in files that leave the system. */
export const careTagWords: Readonly<Record<CareTag, string>> = { leftBehindElder: '留守老人', leftBehindChild: '留守儿童', livesAlone: '独居', disabled: '残疾', minimumLiving: '低保' };
export const leavingWords: Readonly<Record<LeavingReason, string>> = { movedAway: '迁出', died: '去世', recordedByMistake: '登记错误' };
export const relationWords: Readonly<Record<z.infer<typeof Relation>, string>> = { child: '子女', grandchild: '孙辈', sibling: '兄弟姐妹', otherRelative: '其他亲属', mobileMember: '流动党员' };
export const tieWords: Readonly<Record<TieStatus, string>> = { proposed: '等确认', confirmed: '已确认', refused: '未确认', withdrawn: '已解除' };
export const roleWords: Readonly<Record<Role, string>> = {
  villager: '村民', relative: '在外亲属', gridOfficer: '网格员', villageCadre: '村干部', townshipCadre: '乡镇干部', countyOrganiser: '县委组织部', departmentLiaison: '部门联络员',
  partner: '社会力量', volunteer: '志愿者', representative: '党代表', leader: '挂村领导', auditor: '审计', system: '系统',
};
