import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { WhistleList } from '@shaodao/portal-staff/whistle/list.part';
import { useOwnDepartment } from '../own-department.ts';
import { words } from './whistles.words.ts';

/** Whistles that call my department, with its own clock. */
export function WhistlesScreen() {
  const t = useWords(words);
  return <Page title={t.title} lead={t.lead}><WhistleList ownId={useOwnDepartment()?.id} /></Page>;
}
