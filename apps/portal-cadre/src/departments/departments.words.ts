import type { DepartmentKind } from '@shaodao/contracts/registry/department';
import { departmentKindWords } from '@shaodao/contracts/wording/registry.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const kindText: Record<Language, Record<DepartmentKind, string>> = {
  zh: departmentKindWords,
  en: { party: 'Party organ', government: 'Government', group: 'Mass organisation', institution: 'Institution', enterprise: 'Enterprise' },
};
export const words = wordsOf(
  {
    title: '部门名册', lead: '哪个部门管什么、找谁、和哪个村结对。职责一改，认领和吹哨当场按新的来。', caption: '部门名册', search: '部门、联络员', kind: '类别', allKinds: '全部类别', duty: '能办什么', allDuties: '全部服务', name: '部门', duties: '职责', dutiesOf: (n: number) => `${n} 项`, liaisons: '联络员', noLiaison: '还没有联络员', paired: '结对村', phone: '电话', none: '还没有部门', noneHint: '登记后会列在这里。',
    define: '登记部门', defineDone: '已登记', shortName: '简称', phoneHint: '办公电话，如 0591-26830000', dutyHint: '勾上这个部门负责办的服务', change: '修改', changeTitle: '修改部门', changeDone: '已修改，其他系统同时更新', facts: '部门', dutyList: '职责清单', noDuties: '还没有登记职责', contacts: '联系人', since: (day: string) => `${day}起`, sent: '派下去的人', noSent: '没有派人下村', history: '经过', actions: { define: '登记', change: '修改' }, appoint: '任联络员',
  },
  {
    title: 'Departments', lead: 'Who answers for what, whom to ask, and which village is paired.', caption: 'Departments', search: 'Department or liaison', kind: 'Kind', allKinds: 'All kinds', duty: 'Answers for', allDuties: 'All services', name: 'Department', duties: 'Duties', dutiesOf: (n) => String(n), liaisons: 'Liaison', noLiaison: 'none yet', paired: 'Paired village', phone: 'Phone', none: 'None yet', noneHint: 'They are listed here.',
    define: 'Register', defineDone: 'Registered', shortName: 'Short name', phoneHint: 'The office, like 0591-26830000', dutyHint: 'Services it answers for', change: 'Change', changeTitle: 'Change', changeDone: 'Changed', facts: 'Department', dutyList: 'Duties', noDuties: 'None yet', contacts: 'Contacts', since: (day) => `since ${day}`, sent: 'Sent to villages', noSent: 'nobody', history: 'What happened', actions: { define: 'Registered', change: 'Changed' }, appoint: 'Appoint a liaison',
  },
);
