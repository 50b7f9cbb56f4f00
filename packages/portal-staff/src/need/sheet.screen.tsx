import { getNeed } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { careTagText, needActionText, needStatusText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Facts } from '@shaodao/ui/card';
import { PrintSheet } from '@shaodao/ui/print-sheet';
import { Page } from '../desk/page.part.tsx';
import { words } from './need.words.ts';

/** A need on one sheet of A4, to take along and have signed. */
export function NeedSheetScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const need = useQueryOf(getNeed, { needId });
  return (
    <Page title={t.printTitle} trail={need.data && [{ href: `/needs/${needId}`, text: need.data.title }]}>
      <Answer of={need}>
        {(found) => (
          <PrintSheet title={found.title} lead={t.printLead(found.number, format.instant(format.now.toISOString()))} foot={t.printFoot}>
            <Facts facts={[
              { name: t.place, value: `${found.townshipName} ${found.villageName}` }, { name: t.facts, value: found.kindName }, { name: t.submitted, value: format.date(dayOf(found.submittedAt)) },
              { name: t.department, value: found.departmentName ?? t.notYet }, { name: t.visit, value: found.visit ? `${format.date(found.visit.on)} ${format.hours(found.visit.from, found.visit.to)}` : t.notYet },
              { name: t.tags, value: found.careTags.map((tag) => careTagText[language][tag]).join('、') || t.none },
            ]} />
            {found.detail && <blockquote className="staff-words">{found.detail}</blockquote>}
            <table className="sd-sheet-table">
              <caption className="sd-unseen">{t.timeline}</caption>
              <tbody>{found.history.map((entry) => (
                <tr key={`${entry.at} ${entry.action}`}><td>{format.date(dayOf(entry.at))}</td><th scope="row">{(needActionText[language] as Readonly<Record<string, string>>)[entry.action] ?? needStatusText[language][found.status]}</th><td>{entry.byUnit}</td><td>{entry.note}</td></tr>
              ))}</tbody>
            </table>
            <table className="sd-sheet-table"><tbody>{[t.worker, t.signature].map((who) => <tr key={who}><th scope="row">{who}</th><td style={{ width: '45%', height: '3.5em' }} /><td>{t.onDay}</td></tr>)}</tbody></table>
          </PrintSheet>
        )}
      </Answer>
    </Page>
  );
}
