import type { FigureId } from '@shaodao/contracts/registry/figures';
import { figureWords } from '@shaodao/contracts/wording/registry.zh';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const figureText: Record<Language, Record<FigureId, string>> = {
  zh: figureWords,
  en: { townships: 'Townships', villages: 'Villages', communities: 'Communities', hollowVillages: 'Hollow villages', areas: 'Areas', villageParties: 'Village parties', grids: 'Rural grids', villagerGroups: 'Villager groups', memberHouseholds: 'Member households', firstSecretaries: 'First secretaries', instructorsAndOfficers: 'Instructors and officers', pairings: 'Pairings', centreVillageCommittees: 'Centre-village committees', trainingSessions: 'Courses held', socialOrganisations: 'Social organisations', memberHelps: 'Helps by members away' },
};
export const words = wordsOf(
  {
    title: '县情数字', lead: '都从登记的名单实时数出来，点开就是名单；也可以看过去或以后的一天。', places: '区划和空心村', organisation: '组织体系', people: '力量下沉', population: '人口', registered: '户籍人口', resident: '常住人口', outflow: '外出流动人口', households: '户数', share: (p: string) => `占户籍 ${p}`, hollowShare: (p: string) => `占行政村 ${p}`, people_: '人', unit: '个', homes: '户',
    rows: '名单', name: '名称', place: '所在', since: '自', note: '说明', back: '县情数字', none: '这一天没有',
  },
  {
    title: 'County figures', lead: 'Counted live from the lists behind them; of any day.', places: 'Places', organisation: 'Organisation', people: 'People sent down', population: 'Population', registered: 'Registered', resident: 'Resident', outflow: 'Away', households: 'Households', share: (p) => `${p} of the registered`, hollowShare: (p) => `${p} of the villages`, people_: '', unit: '', homes: '',
    rows: 'List', name: 'Name', place: 'Place', since: 'Since', note: 'Note', back: 'County figures', none: 'None on this day',
  },
);
