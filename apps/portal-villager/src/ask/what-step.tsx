import { listServiceKinds } from '@shaodao/contracts/needs/need';
import type { OutputOf } from '@shaodao/contracts/kit';
import { ServiceCategory } from '@shaodao/contracts/vocabulary';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { categoryText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { BigChoice, BigChoices } from '@shaodao/ui/big-choice';
import { Button } from '@shaodao/ui/button';
import { TextArea } from '@shaodao/ui/field';
import { Icon } from '@shaodao/ui/icon';
import { KindIcon } from '@shaodao/ui/kind-icon';
import { Notice } from '@shaodao/ui/notice';
import { StepHeader } from '@shaodao/ui/step-header';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { words } from './ask.words.ts';
import type { Draft } from './draft.ts';
import { Emergency } from './emergency.tsx';
import { kindsLike } from './kinds-like.ts';

type Kinds = OutputOf<typeof listServiceKinds>['items'];
type StepProps = { draft: Draft; onChange: (change: Partial<Draft>) => void; onChoose: (change: Partial<Draft>) => void };
/** The county's five, those that old people need most first. */
const order: readonly ServiceCategory[] = ['health', 'living', 'law', 'education', 'culture'];

/** What it is about: a category, then one of its services; or own words that find the service. */
export function WhatStep({ now, all, ...step }: StepProps & { now: number; all: number }) {
  const t = useWords(words);
  const language = useLanguage();
  const kinds = useQueryOf(listServiceKinds, {}, { staleTime: 3_600_000 });
  const { draft, onChange } = step;
  return (
    <>
      {now === 1 && <Emergency />}
      <StepHeader now={now} all={all} title={draft.category ? (draft.category === 'own' ? t.ownLabel : t.which) : t.what} hint={draft.category ? undefined : t.whatHint} />
      {draft.category && <Button icon="back" onClick={() => onChange({ category: undefined, kindId: undefined })}>{t.otherCategory}</Button>}
      {!draft.category && (
        <BigChoices label={t.what}>
          {order.map((category) => <BigChoice key={category} text={categoryText[language][category]} hint={t[category]} picture={<KindIcon kind={category} />} onChoose={() => onChange({ category })} />)}
          <BigChoice text={t.own} hint={t.ownHint} picture={<span className="sd-kind"><Icon name="chat" /></span>} onChoose={() => onChange({ category: 'own' })} />
        </BigChoices>
      )}
      {draft.category && (
        <Answer of={kinds}>{({ items }) => draft.category === 'own' ? <OwnWords kinds={items} {...step} /> : <KindList kinds={items.filter((kind) => kind.category === draft.category && !kind.isRetired)} {...step} />}</Answer>
      )}
    </>
  );
}

function KindList({ kinds, draft, onChoose, label }: StepProps & { kinds: Kinds; label?: string }) {
  const t = useWords(words);
  return (
    <div className="one-below-other">
      <BigChoices label={label ?? t.which}>
        {kinds.map((kind) => <BigChoice key={kind.id} text={kind.name} picture={<KindIcon kind={kind.category} />} chosen={kind.id === draft.kindId} onChoose={() => onChoose({ kindId: kind.id })} />)}
      </BigChoices>
    </div>
  );
}

function OwnWords({ kinds, ...step }: StepProps & { kinds: Kinds }) {
  const t = useWords(words);
  const [found, setFound] = useState<Kinds>();
  const find = (event: FormEvent) => {
    event.preventDefault();
    setFound(kindsLike(step.draft.detail, kinds));
  };
  return (
    <form className="sd-stack-l" onSubmit={find}>
      <TextArea label={t.ownLabel} hint={t.ownVoice} rows={3} value={step.draft.detail} onChange={(event) => step.onChange({ detail: event.target.value })} />
      <Button look="primary" type="submit" icon="search" wide>{t.find}</Button>
      <div role="status" className="sd-stack">
        {found?.length === 0 && <Notice tone="waiting">{t.notFound}</Notice>}
        {found && found.length > 0 && <><h2>{t.found}</h2><KindList kinds={found} label={t.found} {...step} /></>}
      </div>
    </form>
  );
}
