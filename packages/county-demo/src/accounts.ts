import { demoPassword, stageNames } from './data/stage.ts';
import type { Making } from './making.ts';
import type { DemoAccount, Role, RoleGrant, ScopeKind } from './rows/people.ts';
import type { Posting } from './rows/registry.ts';

const roleOf: Partial<Record<Posting['kind'], Role>> = {
  gridOfficer: 'gridOfficer', villageSecretary: 'villageCadre', villageDirector: 'villageCadre', villageCommitteeMember: 'villageCadre',
  firstSecretary: 'villageCadre', townshipCadre: 'townshipCadre', countyOrganiser: 'countyOrganiser', departmentLiaison: 'departmentLiaison', auditor: 'auditor',
  leader: 'leader', representative: 'representative', volunteer: 'volunteer', partnerContact: 'partner',
};

/** One dated grant per post or duty, confirmed tie, and household member with a telephone. */
export function addRoleGrants(making: Making): void {
  const { county } = making;
  const grant = (personId: string, role: Role, scopeKind: ScopeKind, scopeId: string, startedOn: string, endedOn: string | null = null): void => {
    const row: RoleGrant = { id: making.id('roleGrant', `${personId}/${role}/${scopeId}`), personId, role, scopeKind, scopeId, startedOn, endedOn };
    county.roleGrants.push(row);
  };
  for (const posting of county.postings) {
    const role = roleOf[posting.kind];
    if (role) grant(posting.personId, role, ...scopeOf(posting, role), posting.startedOn, posting.endedOn);
  }
  const phones = new Set(county.people.filter((person) => person.phone !== null).map((person) => person.id));
  const since = making.daysAgo(365);
  for (const { personId, householdId } of county.householdMembers) if (phones.has(personId)) grant(personId, 'villager', 'household', householdId, since);
  for (const tie of county.kinTies) if (tie.confirmedAt) grant(tie.personId, 'relative', 'household', tie.householdId, tie.confirmedAt.slice(0, 10));
}

function scopeOf(posting: Posting, role: Role): [ScopeKind, string] {
  if (role === 'gridOfficer') return ['grid', posting.gridId ?? ''];
  if (role === 'departmentLiaison') return ['department', posting.departmentId ?? ''];
  if (role === 'representative') return ['workroom', posting.workroomId ?? ''];
  if (role === 'partner') return ['partner', posting.partnerId ?? ''];
  if (role === 'volunteer') return ['own', posting.personId];
  return [role === 'villageCadre' || role === 'leader' ? 'village' : role === 'townshipCadre' ? 'township' : 'county', posting.divisionCode ?? ''];
}

/** The demo accounts: every role at least once, all of the demo village and those who serve it. */
export function addDemoAccounts(making: Making): void {
  const { county } = making;
  const { stage } = county;
  const place = `${stageNames.township}${stageNames.village}`;
  const add = (userName: string, personId: string | undefined, role: Role, label: string, portal: DemoAccount['portal']): void => {
    const grant = county.roleGrants.find((row) => row.personId === personId && row.role === role);
    const person = county.people.find((row) => row.id === personId);
    if (!grant || !person) throw new Error(`demo account ${userName}: nobody holds the role ${role} there`);
    const byPhone = role === 'villager' || role === 'relative';
    county.demoAccounts.push({
      id: making.id('demoAccount', userName), userName, signIn: byPhone ? 'phoneCode' : 'password', password: byPhone ? null : demoPassword, phone: person.phone,
      personId: person.id, role, scopeKind: grant.scopeKind, scopeId: grant.scopeId, label: `${person.name} · ${label}`, portal,
    });
  };
  const head = county.households.find((row) => row.id === stage.householdId)?.headPersonId;
  const relative = county.kinTies.find((row) => row.householdId === stage.householdId && row.state === 'confirmed')?.personId;
  const post = (kind: Posting['kind'], is: (row: Posting) => boolean) => county.postings.find((row) => row.kind === kind && is(row))?.personId;
  add('wangdama', head, 'villager', `村民，${place},独自住`, 'villager');
  add('wangjianhua', relative, 'relative', '王大妈的儿子，在福州上班', 'villager');
  add('wanggeyuan', post('gridOfficer', (row) => row.gridId === stage.gridId), 'gridOfficer', `${stageNames.village}网格员`, 'cadre');
  add('wangshuji', post('villageSecretary', (row) => row.divisionCode === stage.villageCode), 'villageCadre', `${stageNames.village}党支部书记`, 'cadre');
  add('zhenganbu', post('townshipCadre', (row) => row.divisionCode === stage.townshipCode), 'townshipCadre', `${stageNames.township}党建办主任`, 'cadre');
  add('zuzhibu', post('countyOrganiser', () => true), 'countyOrganiser', '县委组织部', 'cadre');
  ['weijianju', 'gongdian', 'sifaju'].forEach((userName, i) => {
    const department = county.departments.find((row) => row.name === stageNames.departments[i]);
    add(userName, post('departmentLiaison', (row) => row.departmentId === department?.id), 'departmentLiaison', `${department?.name ?? ''}联络员${i === 0 ? `,结对${stageNames.village}` : ''}`, 'department');
  });
  add('yizhong', county.partners.find((row) => row.name === stageNames.partner)?.contactPersonId, 'partner', stageNames.partner, 'department');
  ['zhiyuan1', 'zhiyuan2', 'zhiyuan3'].forEach((userName, i) => add(userName, county.volunteers[i]?.personId, 'volunteer', '党员志愿者', 'volunteer'));
  const workroom = county.workrooms.find((row) => row.villageCode === stage.villageCode);
  add('daibiao', county.representatives.find((row) => row.workroomId === workroom?.id)?.personId, 'representative', workroom?.name ?? '', 'cadre');
  const leader = county.leaderVillages.find((row) => row.villageCode === stage.villageCode)?.leaderId;
  add('lingdao', county.leaders.find((row) => row.id === leader)?.personId, 'leader', `挂村领导，${stageNames.village}`, 'cadre');
  add('shenji', post('auditor', () => true), 'auditor', '县纪委监委', 'cadre');
}
