import { addJointMatter, finishJointMatter, JointField } from '@shaodao/contracts/registry/committee';
import type { CommitteeView, JointMatter } from '@shaodao/contracts/registry/committee';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Card } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { fieldText, words } from './committees.words.ts';

/** What the villages do together, in the four joint fields side by side. */
export function JointMatters({ committee }: { committee: CommitteeView }) {
  const t = useWords(words);
  const language = useLanguage();
  const today = dayOf(useFormat().now);
  const may = committee.allowedActions.includes('addJoint');
  const options = JointField.options.map((value) => ({ value, text: fieldText[language][value] }));
  return (
    <section className="sd-stack" aria-label={t.joint}>
      <div className="sd-row-between"><h2>{t.joint}</h2>
        {may && <FormDialogButton operation={addJointMatter} preset={{ committeeId: committee.id }} initial={{ startedOn: today }} text={t.add} title={t.addTitle} done={t.addDone} icon="plus" fields={[{ name: 'field', label: t.field, as: 'select', options }, { name: 'title', label: t.what }, { name: 'detail', label: t.detail, as: 'area', optional: true }, { name: 'startedOn', label: t.startedOn, as: 'day' }]} />}
      </div>
      <div className="staff-scores">
        {JointField.options.map((field) => (
          <Card key={field} title={fieldText[language][field]} level={3}>
            {committee.matters.some((one) => one.field === field) ? committee.matters.filter((one) => one.field === field).map((one) => <Matter key={one.id} matter={one} committeeId={committee.id} mayFinish={may} />) : <p className="sd-muted">{t.noJoint}</p>}
          </Card>
        ))}
      </div>
    </section>
  );
}

function Matter({ matter, committeeId, mayFinish }: { matter: JointMatter; committeeId: CommitteeView['id']; mayFinish: boolean }) {
  const t = useWords(words);
  const format = useFormat();
  return (
    <div className="sd-stack">
      <p className="sd-row"><b>{matter.title}</b><StatusBadge tone={matter.finishedOn ? 'good' : 'info'}>{matter.finishedOn ? t.done : t.open}</StatusBadge></p>
      {matter.detail && <p>{matter.detail}</p>}
      {matter.result && <p>{t.result}：{matter.result}</p>}
      <p className="sd-muted">{format.plain(matter.startedOn)}{matter.finishedOn && ` — ${format.plain(matter.finishedOn)}`}</p>
      {mayFinish && !matter.finishedOn && <div className="sd-row"><FormDialogButton operation={finishJointMatter} preset={{ committeeId, matterId: matter.id }} text={t.finish} title={t.finishTitle} label={`${t.finish}：${matter.title}`} done={t.finishDone} look="quiet" icon="check" fields={[{ name: 'result', label: t.result, as: 'area' }]} /></div>}
    </div>
  );
}
