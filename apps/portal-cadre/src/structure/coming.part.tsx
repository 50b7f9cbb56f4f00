import { callOffChange, listPlannedChanges } from '@shaodao/contracts/registry/planned';
import type { PlannedChangeView } from '@shaodao/contracts/registry/planned';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Button } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { changeText, comingWords, refusalSentence } from './coming.words.ts';

interface Shown {
  /** Shows the organisation of a day. */
  readonly onShow?: (day: string) => void;
  readonly onSelect?: (id: string) => void;
}
/** What is to come for one unit or division, or for everything that the asker answers for (将要发生的变动); nothing where nothing is planned. */
export function Coming({ about, ...shown }: Shown & { about?: string }) {
  const t = useWords(comingWords);
  const list = usePagesOf(listPlannedChanges, { limit: 20, ...(about && { about: about as never }) }); // a unit's id or a division's code, as it stands in the address
  if (list.items.length === 0) return null;
  return (
    <Card title={t.title} flush>
      <RowList label={t.title}>{list.items.map((change) => <Row key={change.id} change={change} {...shown} />)}</RowList>
      {list.hasMore && <div className="sd-table-more"><Button icon="down" busy={list.isAddingMore} onClick={list.more}>{t.more}</Button></div>}
    </Card>
  );
}

function Row({ change, onShow, onSelect }: Shown & { change: PlannedChangeView }) {
  const t = useWords(comingWords);
  const language = useLanguage();
  const format = useFormat();
  const what = changeText(change, language);
  const isFailed = change.status === 'failed';
  return (
    <ListRow title={onSelect && change.action !== 'add' && change.level ? <button type="button" className="reg-link" onClick={() => onSelect(change.subjectId)}>{what}</button> : what}
      text={<><span>{format.plain(change.on)}</span>{change.reason && <span>{change.reason}</span>}{change.trouble && <span className="reg-trouble">{isFailed ? t.failed(refusalSentence(change.trouble, language)) : t.wouldFail(refusalSentence(change.trouble, language))}</span>}</>}
      end={<span className="staff-row-end">
        <StatusBadge tone={isFailed ? 'bad' : change.trouble ? 'waiting' : 'info'}>{isFailed ? t.notDone : t.inDays(format.day(change.on))}</StatusBadge>
        {onShow && !isFailed && <Button look="quiet" aria-label={`${t.show}：${what}`} onClick={() => onShow(change.on)}>{t.show}</Button>}
        {change.mayCallOff && <FormDialogButton operation={callOffChange} preset={{ changeId: change.id }} fields={[]} text={isFailed ? t.takeOff : t.callOff} label={`${isFailed ? t.takeOff : t.callOff}：${what}`} title={isFailed ? t.takeOffTitle : t.callOffTitle} done={t.calledOff} look="quiet" alsoRefresh={[{ subject: 'registry.division' }, { subject: 'registry.household' }]}><p>{what}，{format.plain(change.on)}</p></FormDialogButton>}
      </span>} />
  );
}
