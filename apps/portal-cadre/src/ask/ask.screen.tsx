import { askForHelp } from '@shaodao/contracts/needs/need';
import { addPhoto } from '@shaodao/contracts/needs/photo';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { HowSoon } from '@shaodao/contracts/needs/need.vocabulary';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import { howSoonText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { RadioGroup } from '@shaodao/ui/choice';
import { TextArea } from '@shaodao/ui/field';
import { FormErrors } from '@shaodao/ui/form-errors';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { PhotoInput } from '@shaodao/ui/photo-input';
import type { Photo } from '@shaodao/ui/photo-input';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './ask.words.ts';
import type { Household } from './households.ts';
import { HouseholdPicker } from './household-picker.tsx';
import { KindPicker } from './kind-picker.tsx';
import { UnsentLetters } from './unsent-letters.tsx';

type Result = { state: 'sent'; need: NeedView; household: string } | { state: 'waiting'; household: string };

/** The grid officer asks for a household at the door; without a signal it waits on this phone. */
export function AskScreen() {
  const t = useWords(words);
  const [result, setResult] = useState<Result>();
  return (
    <Page title={t.title} lead={t.lead}>
      <UnsentLetters />
      {result ? <Done result={result} onAgain={() => setResult(undefined)} /> : <AskForm onDone={setResult} />}
    </Page>
  );
}

function Done({ result, onAgain }: { result: Result; onAgain: () => void }) {
  const t = useWords(words);
  const isSent = result.state === 'sent';
  return (
    <div role="status">
      <Notice tone={isSent ? 'good' : 'waiting'} title={isSent ? t.sent : t.waiting} action={<><Button look="primary" icon="plus" onClick={onAgain}>{t.again}</Button>{isSent && <LinkButton href={`/needs/${result.need.id}`}>{t.see}</LinkButton>}</>}>
        {isSent ? t.sentText(result.household) : t.waitingText}
      </Notice>
    </div>
  );
}

function AskForm({ onDone }: { onDone: (result: Result) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const box = useOutbox();
  const [household, setHousehold] = useState<Household>();
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const form = useFormOf(askForHelp);
  const choose = (chosen: Household | undefined) => {
    setHousehold(chosen);
    form.set({ householdId: chosen?.id });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input || !box.outbox || !household) return;
    setBusy(true);
    const pictures = photos.map(({ blob }) => ({ blob, upload: addPhoto, into: 'photoIds', answerField: 'photoId' }));
    const sent = await box.outbox.submit(askForHelp, input, { pictures }).finally(() => setBusy(false));
    if (sent.state === 'refused') return setRefused(sent.problem.title);
    onDone(sent.state === 'sent' ? { state: 'sent', need: sent.value, household: household.name } : { state: 'waiting', household: household.name });
  };
  return (
    <form className="sd-stack-l" onSubmit={(event) => void submit(event)} noValidate>
      <FormErrors errors={form.errors} title={t.fix} />
      <RefusalNotice title={refused} />
      {!box.isDurable && box.outbox && <Notice tone="waiting">{t.notDurable}</Notice>}
      <div className="staff-door-knock">
      <div className="sd-stack-l">
      <Card title={t.household}><HouseholdPicker id={form.idOf('householdId')} error={form.errorOf('householdId') && t.householdMissing} chosen={household} onChoose={choose} /></Card>
      <Card title={t.kind}><KindPicker id={form.idOf('kindId')} error={form.errorOf('kindId') && t.kindMissing} kindId={form.values.kindId} onChoose={(kindId) => form.set({ kindId })} /></Card>
      </div>
      <Card title={t.words}>
        <TextArea label={t.detail} hint={t.detailHint} rows={3} {...form.field('detail')} />
        <RadioGroup legend={t.howSoon} inline id={form.idOf('howSoon')} error={form.errorOf('howSoon') && t.soonMissing} value={form.values.howSoon} onChange={(value) => form.set({ howSoon: HowSoon.parse(value) })} options={HowSoon.options.map((value) => ({ value, text: howSoonText[language][value] }))} />
        <PhotoInput label={t.photos} hint={t.photosHint} photos={photos} onChange={setPhotos} />
        <Button look="primary" icon="send" type="submit" wide busy={isBusy}>{t.save}</Button>
      </Card>
      </div>
    </form>
  );
}
