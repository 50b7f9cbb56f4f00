import type { listNeeds } from '@shaodao/contracts/needs/need';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { useClient } from '@shaodao/portal-kit/api/context';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { careTagText, categoryText, needSourceText, needStatusText, urgencyText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { problemText, useWords } from '@shaodao/portal-kit/wording/words';
import { csvText, saveCsv } from '@shaodao/ui/csv';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { fetchAllNeeds } from './export-needs.ts';
import { words } from './needs.words.ts';

/** Saves everything under the filter as CSV, however many pages; no personal data are in it. */
export function useExport(input: WrittenInput<typeof listNeeds>) {
  const t = useWords(words);
  const language = useLanguage();
  const client = useClient();
  const say = useToast();
  const [progress, setProgress] = useState<string>();
  const run = async () => {
    try {
      const rows = await fetchAllNeeds(client, input, (n) => setProgress(t.exporting(n)));
      const header = [t.number, t.what, t.category, t.village, t.urgency, t.tags, t.source, t.status, t.department, t.submitted, t.visit];
      saveCsv(`${t.csvName}-${dayOf(new Date())}.csv`, csvText(header, rows.map((need) => [
        need.number, need.title, categoryText[language][need.category], `${need.townshipName}${need.villageName}`, urgencyText[language][need.urgency - 1] ?? '', need.careTags.map((tag) => careTagText[language][tag]).join('、'),
        needSourceText[language][need.source], needStatusText[language][need.status], need.departmentName ?? '', dayOf(need.submittedAt), need.visitOn ?? '',
      ])));
      say(t.exported(rows.length));
    } catch (error) {
      const text = problemText(error, language);
      if (text === undefined) throw error;
      say(text, 'bad');
    } finally {
      setProgress(undefined);
    }
  };
  return { run: () => void run(), isBusy: progress !== undefined, progress };
}
