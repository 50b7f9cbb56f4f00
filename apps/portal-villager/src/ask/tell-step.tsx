import { askForHelp, listServiceKinds } from '@shaodao/contracts/needs/need';
import { HowSoon, MAX_PHOTOS } from '@shaodao/contracts/needs/need.vocabulary';
import { addPhoto } from '@shaodao/contracts/needs/photo';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import { useGo } from '@shaodao/portal-kit/routing';
import { howSoonText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { RadioGroup } from '@shaodao/ui/choice';
import { TextArea } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { PhotoInput } from '@shaodao/ui/photo-input';
import type { Photo } from '@shaodao/ui/photo-input';
import { StepHeader } from '@shaodao/ui/step-header';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './ask.words.ts';
import type { Draft } from './draft.ts';

/** The own words, how soon, perhaps a photo; then it goes to the village in one request, or waits on the phone for a signal. */
export function TellStep({ now, all, draft, onChange, onSent }: { now: number; all: number; draft: Draft; onChange: (change: Partial<Draft>) => void; onSent: () => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const go = useGo();
  const { outbox } = useOutbox();
  const kind = useQueryOf(listServiceKinds, {}, { staleTime: 3_600_000 }).data?.items.find((one) => one.id === draft.kindId);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { householdId, beneficiaryId, kindId, detail, howSoon } = draft;
  const form = useFormOf(askForHelp, { initial: { detail, howSoon }, preset: { householdId, beneficiaryId, kindId } });
  const tell = (change: Pick<Partial<Draft>, 'detail' | 'howSoon'>) => {
    form.set(change);
    onChange(change);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input || !outbox) return;
    setBusy(true);
    const sent = await outbox.submit(askForHelp, input, { pictures: photos.map(({ blob }) => ({ blob, upload: addPhoto, into: 'photoIds', answerField: 'photoId' })) }).finally(() => setBusy(false));
    if (sent.state === 'refused') {
      form.showRefusal(sent.problem);
      setProblem(sent.problem);
      await outbox.discard(sent.letterId); // all of it still stands on this page, to be changed
      return;
    }
    onSent();
    go(sent.state === 'sent' ? `/asked/${sent.value.id}` : '/unsent', { replace: true });
  };
  const hints = { today: t.todayHint, thisWeek: t.thisWeekHint, noHurry: t.noHurryHint };
  return (
    <form className="sd-stack-l" onSubmit={submit} noValidate>
      <StepHeader now={now} all={all} title={t.tell} hint={t.forWhom(draft.who ?? '', kind?.name ?? '')} />
      <TextArea label={t.detail} hint={kind?.hint ? t.detailHint(kind.hint) : t.detailPlain} rows={4} {...form.field('detail')} onChange={(event) => tell({ detail: event.target.value })} />
      <RadioGroup legend={t.soon} id={form.idOf('howSoon')} value={form.values.howSoon} error={form.errorOf('howSoon') && t.soonMissing}
        options={HowSoon.options.map((value) => ({ value, text: howSoonText[language][value], hint: hints[value] }))} onChange={(value) => tell({ howSoon: value as HowSoon })} />
      <PhotoInput label={t.photo} hint={t.photoHint} photos={photos} onChange={setPhotos} max={MAX_PHOTOS} />
      <RefusalNotice title={useProblemText(problem)} />
      <Button look="primary" type="submit" icon="send" wide busy={isBusy}>{t.send}</Button>
    </form>
  );
}
