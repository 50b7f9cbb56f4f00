import { useGo, useSearchParams, useStepFocus } from '@shaodao/portal-kit/routing';
import { useKept } from '@shaodao/portal-kit/offline/use-outbox';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { EmptyState } from '@shaodao/ui/empty-state';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { Page } from '../frame.tsx';
import { words } from './ask.words.ts';
import { beneficiariesOf, emptyDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { TellStep } from './tell-step.tsx';
import { WhatStep } from './what-step.tsx';
import { WhoStep } from './who-step.tsx';
import { useEffect } from 'react';

type Step = 'who' | 'what' | 'tell';

/** Asks for help in at most three questions; the phone's own back button goes one question back. */
export function AskScreen() {
  const t = useWords(words);
  const me = useMe();
  const go = useGo();
  const [search] = useSearchParams();
  const kept = useKept<Draft>('ask', emptyDraft);
  const people = beneficiariesOf(me, t);
  const steps: readonly Step[] = people.length > 1 ? ['who', 'what', 'tell'] : ['what', 'tell'];
  const draft = kept.value && people.length === 1 ? { ...kept.value, ...people[0] } : kept.value;
  const step = reachable(search.get('step'), steps, draft);
  const stepBox = useStepFocus<HTMLDivElement>(step);
  // where sending leads must be here before the signal goes
  useEffect(() => void Promise.all([import('./unsent.screen.tsx'), import('./asked.screen.tsx')]).catch(() => undefined), []);

  if (people.length === 0) return <Page title={t.title} backHref="/"><EmptyState title={t.noHouse} action={<LinkButton href="/ties/apply" look="primary">{t.apply}</LinkButton>}>{t.noHouseHint}</EmptyState></Page>;
  const goOn = (change: Partial<Draft>, next: Step) => {
    kept.set({ ...(draft ?? emptyDraft), ...change });
    go(`/ask?step=${next}`);
  };
  const place = { now: steps.indexOf(step) + 1, all: steps.length };
  return (
    <Page title={t.title} backHref={step === steps[0] ? '/' : `/ask?step=${steps[steps.indexOf(step) - 1]}`}>
      <div ref={stepBox} tabIndex={-1} className="sd-stack-l step-box">
        {draft === undefined ? <SkeletonLines />
          : step === 'who' ? <WhoStep {...place} people={people} onChoose={(one) => goOn({ beneficiaryId: undefined, ...one }, 'what')} />
            : step === 'what' ? <WhatStep {...place} draft={draft} onChange={(change) => kept.set({ ...draft, ...change })} onChoose={(change) => goOn(change, 'tell')} />
              : <TellStep {...place} draft={draft} onChange={(change) => kept.set({ ...draft, ...change })} onSent={kept.forget} />}
      </div>
    </Page>
  );
}

/** The step that was asked for, or the first whose question is still open. */
function reachable(wanted: string | null, steps: readonly Step[], draft: Draft | undefined): Step {
  const open = steps.find((step) => (step === 'who' && !draft?.householdId) || (step === 'what' && !draft?.kindId)) ?? 'tell';
  const at = steps.findIndex((step) => step === wanted);
  return at >= 0 && at <= steps.indexOf(open) ? steps[at]! : steps[0]!;
}
