import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

type ChoiceText = { text: ReactNode; hint?: ReactNode; picture?: ReactNode };
type ChoiceAct = { href: string } | { onChoose: () => void; chosen?: boolean };

/** A large tile with picture and words for “您要办什么”; goes somewhere (`href`) or chooses (`onChoose`). */
export function BigChoice({ text, hint, picture, ...act }: ChoiceText & ChoiceAct) {
  const inside = (
    <>
      {picture}
      <span className="sd-choice-text"><b>{text}</b>{hint && <span>{hint}</span>}</span>
    </>
  );
  if ('href' in act) return <Link href={act.href} className="sd-choice">{inside}<Icon name="forward" className="sd-icon sd-choice-go" /></Link>;
  return (
    <button type="button" className="sd-choice" aria-pressed={act.chosen ?? false} onClick={act.onChoose}>
      {inside}
      {act.chosen && <Icon name="done" className="sd-icon sd-choice-go" />}
    </button>
  );
}

/** Tiles side by side where there is room, below one another where there is not. */
export function BigChoices({ label, children }: { label: string; children: ReactNode }) {
  return <div className="sd-choices" role="group" aria-label={label}>{children}</div>;
}
