import type { Visitor } from './scene.ts';

/** One screen: who looks at it, where, and a text that shows it has arrived. */
export interface Screen {
  readonly who: string;
  readonly name: string;
  readonly path: string | ((visitor: Visitor) => Promise<string>);
}
interface Row {
  readonly id: string;
  readonly status: string;
}
/** The path of the first thing in a list of the API that answers the question. */
const first = (list: string, toPath: (id: string) => string, is: (row: Row) => boolean = () => true) => async (visitor: Visitor): Promise<string> => {
  const { items } = await visitor.get<{ items: Row[] }>(list);
  const found = items.find(is);
  if (!found) throw new Error(`the demo county has nothing for ${visitor.account.userName} in ${list} that fits`);
  return toPath(found.id);
};
const inState = (...states: string[]) => (row: Row) => states.includes(row.status);
const need = (id: string) => `/needs/${id}`;

/** Every screen of the four portals, with the demo county's own data; a few more than once, where state or role changes what stands there. */
export const screens: readonly Screen[] = [
  { who: 'wangdama', name: 'villager-home', path: '/' },
  { who: 'wangdama', name: 'villager-ask-what', path: '/ask' },
  { who: 'wangdama', name: 'villager-matters', path: '/matters' },
  { who: 'wangdama', name: 'villager-matter-scheduled', path: first('needs/mine', (id) => `/matters/${id}`, inState('scheduled')) },
  { who: 'wangdama', name: 'villager-matter-closed', path: first('needs/mine', (id) => `/matters/${id}`, inState('closed')) },
  { who: 'wangdama', name: 'villager-rate', path: first('needs/mine', (id) => `/matters/${id}/rate`) },
  { who: 'wangdama', name: 'villager-resubmit', path: first('needs/mine', (id) => `/matters/${id}/resubmit`) },
  { who: 'wangdama', name: 'villager-reopen', path: first('needs/mine', (id) => `/matters/${id}/reopen`, inState('closed')) },
  { who: 'wangdama', name: 'villager-asked', path: first('needs/mine', (id) => `/asked/${id}`) },
  { who: 'wangdama', name: 'villager-unsent', path: '/unsent' },
  { who: 'wangdama', name: 'villager-ties', path: '/ties' },
  { who: 'wangdama', name: 'villager-looks', path: '/looks' },
  { who: 'wangdama', name: 'villager-me', path: '/me' },
  { who: 'wangdama', name: 'villager-my-data', path: '/me/data' },
  { who: 'wangdama', name: 'villager-numbers', path: '/me/numbers' },
  { who: 'wangdama', name: 'villager-lost', path: '/nowhere' },
  { who: 'wangjianhua', name: 'relative-home', path: '/' },
  { who: 'wangjianhua', name: 'relative-ask-who', path: '/ask' },
  { who: 'wangjianhua', name: 'relative-ties', path: '/ties' },
  { who: 'wangjianhua', name: 'relative-apply', path: '/ties/apply' },
  { who: 'wangjianhua', name: 'relative-matters', path: '/matters' },
  { who: 'wangjianhua', name: 'relative-looks', path: '/looks' },

  { who: 'zhiyuan1', name: 'volunteer-shifts', path: '/' },
  { who: 'zhiyuan1', name: 'volunteer-shift', path: first('shifts?whose=all', (id) => `/shifts/${id}`) },
  { who: 'zhiyuan1', name: 'volunteer-served', path: '/served' },
  { who: 'zhiyuan1', name: 'volunteer-me', path: '/me' },
  { who: 'zhiyuan1', name: 'volunteer-lost', path: '/nowhere' },

  { who: 'wanggeyuan', name: 'cadre-grid-home', path: '/' },
  { who: 'wanggeyuan', name: 'cadre-ask', path: '/ask' },
  { who: 'wanggeyuan', name: 'cadre-need-submitted', path: first('needs?limit=200', need, inState('submitted')) },
  { who: 'wanggeyuan', name: 'cadre-households', path: '/households' },
  { who: 'wanggeyuan', name: 'cadre-household', path: first('households', (id) => `/households/${id}`) },
  { who: 'wanggeyuan', name: 'cadre-account', path: '/account' },
  { who: 'wangshuji', name: 'cadre-village-home', path: '/' },
  { who: 'wangshuji', name: 'cadre-ties', path: '/ties' },
  { who: 'wangshuji', name: 'cadre-numbers', path: '/numbers' },
  { who: 'zhenganbu', name: 'cadre-home', path: '/' },
  { who: 'zhenganbu', name: 'cadre-needs', path: '/needs' },
  { who: 'zhenganbu', name: 'cadre-needs-none', path: '/needs?words=没有这样的词' },
  { who: 'zhenganbu', name: 'cadre-need-closed', path: first('needs?limit=200', need, inState('closed')) },
  { who: 'zhenganbu', name: 'cadre-need-print', path: first('needs?limit=200', (id) => `/needs/${id}/print`, inState('scheduled', 'closed', 'published')) },
  { who: 'zhenganbu', name: 'cadre-whistles', path: '/whistles' },
  { who: 'zhenganbu', name: 'cadre-whistle', path: first('whistles?stage=open', (id) => `/whistles/${id}`) },
  { who: 'zhenganbu', name: 'cadre-blow', path: '/whistles/blow' },
  { who: 'zhenganbu', name: 'cadre-sheets', path: '/sheets' },
  { who: 'zhenganbu', name: 'cadre-sheet-upload', path: '/sheets/divisions/import' },
  { who: 'zhenganbu', name: 'cadre-import', path: first('imports', (id) => `/imports/${id}`) },
  { who: 'zhenganbu', name: 'cadre-lost', path: '/nowhere' },
  { who: 'daibiao', name: 'cadre-representative-home', path: '/' },
  { who: 'daibiao', name: 'cadre-reception', path: '/reception' },
  { who: 'daibiao', name: 'cadre-record', path: first('reception-days?when=past', (id) => `/reception/${id}/record`) },
  { who: 'daibiao', name: 'cadre-opinions', path: '/opinions' },
  { who: 'daibiao', name: 'cadre-opinion', path: first('opinions', (id) => `/opinions/${id}`) },
  { who: 'zuzhibu', name: 'cadre-county-home', path: '/' },
  { who: 'zuzhibu', name: 'cadre-scores', path: '/scores' },
  { who: 'zuzhibu', name: 'cadre-score', path: async (visitor) => `/scores/${(await visitor.get<{ items: { departmentId: string }[] }>('scores')).items[0]!.departmentId}` },
  { who: 'zuzhibu', name: 'cadre-retention', path: '/retention' },
  { who: 'zuzhibu', name: 'cadre-operations', path: '/operations' },
  { who: 'zuzhibu', name: 'cadre-areas', path: '/areas' },
  { who: 'zuzhibu', name: 'cadre-areas-arrange', path: '/areas/350123104/arrange' },
  { who: 'zuzhibu', name: 'cadre-figures', path: '/figures' },
  { who: 'lingdao', name: 'cadre-structure', path: async (visitor) => `/structure?node=${(await visitor.get<{ items: { id: string }[] }>('tree?parentId=350123103')).items[0]!.id}` },
  { who: 'lingdao', name: 'cadre-division', path: '/divisions/350123103202' },
  { who: 'zuzhibu', name: 'cadre-vacancies', path: '/postings?show=vacancies' },
  { who: 'zuzhibu', name: 'cadre-unplaced', path: '/postings?show=unplaced' },
  { who: 'zuzhibu', name: 'cadre-hand-over', path: first('postings?kind=gridOfficer', (id) => `/postings/${id}/hand-over`) },
  { who: 'zuzhibu', name: 'cadre-posting', path: first('postings?kind=gridOfficer', (id) => `/postings/${id}`) },
  { who: 'zuzhibu', name: 'cadre-appoint', path: '/postings/appoint' },
  { who: 'zuzhibu', name: 'cadre-access', path: async (visitor) => `/access?person=${(await visitor.get<{ items: { personId: string }[] }>('postings?kind=gridOfficer')).items[0]!.personId}` },
  { who: 'zuzhibu', name: 'cadre-pairings', path: '/pairings' },
  { who: 'zuzhibu', name: 'cadre-pairing-proposal', path: '/pairings/proposal' },
  { who: 'zuzhibu', name: 'cadre-pairing', path: first('pairings', (id) => `/pairings/${id}`) },
  { who: 'zuzhibu', name: 'cadre-department', path: first('department-register', (id) => `/departments/${id}`) },
  { who: 'zuzhibu', name: 'cadre-departments', path: '/departments' },
  { who: 'zuzhibu', name: 'cadre-partners', path: '/partners' },
  { who: 'zuzhibu', name: 'cadre-partner', path: first('partners', (id) => `/partners/${id}`) },
  { who: 'zuzhibu', name: 'cadre-committees', path: '/committees' },
  { who: 'zuzhibu', name: 'cadre-committee', path: first('committees', (id) => `/committees/${id}`) },
  { who: 'zhenganbu', name: 'cadre-training', path: first('trainings', (id) => `/training/${id}`) },
  { who: 'zhenganbu', name: 'cadre-learners', path: '/training?show=learners' },
  { who: 'wangshuji', name: 'cadre-mobile', path: '/mobile' },
  { who: 'wangshuji', name: 'cadre-pair', path: first('member-pairs', (id) => `/mobile/${id}`) },
  { who: 'wangshuji', name: 'cadre-responsibility', path: '/responsibility' },
  { who: 'lingdao', name: 'cadre-leader-home', path: '/' },
  { who: 'shenji', name: 'cadre-chart', path: '/structure?view=chart&root=350123202&downTo=villageParty' },
  { who: 'shenji', name: 'cadre-figure-rows', path: '/figures/grids' },
  { who: 'shenji', name: 'cadre-auditor-home', path: '/' },

  { who: 'weijianju', name: 'department-home', path: '/' },
  { who: 'weijianju', name: 'department-claimable', path: '/claimable' },
  { who: 'weijianju', name: 'department-held', path: '/held' },
  { who: 'weijianju', name: 'department-need-published', path: first('claimable-needs', need) },
  { who: 'weijianju', name: 'department-need-held', path: first('claimed-needs', need) },
  { who: 'weijianju', name: 'department-need-print', path: first('claimed-needs', (id) => `/needs/${id}/print`) },
  { who: 'weijianju', name: 'department-whistles', path: '/whistles' },
  { who: 'weijianju', name: 'department-whistle', path: first('whistles?stage=ended', (id) => `/whistles/${id}`) },
  { who: 'weijianju', name: 'department-score', path: '/score' },
  { who: 'weijianju', name: 'department-account', path: '/account' },
  { who: 'weijianju', name: 'department-lost', path: '/nowhere' },
  { who: 'sifaju', name: 'department-home-sifaju', path: '/' },
  { who: 'yizhong', name: 'department-partner', path: '/partner' },
];
/** The four doors, before anybody has signed in. */
export const doors = [['villager-door', 'phone', '/'], ['volunteer-door', 'phone', '/volunteer/'], ['cadre-door', 'desk', '/cadre/'], ['department-door', 'desk', '/department/']] as const;
export const isVillagers = (name: string): boolean => /^(villager|relative|volunteer)-/.test(name);
