import type { OutputOf } from '@shaodao/contracts/kit';
import { revealPerson } from '@shaodao/contracts/registry/person';
import { useEffect, useState } from 'react';
import { useCommand } from '../api/command.ts';

export type FullLook = OutputOf<typeof revealPerson>;

/**
 * A full look at a person's name, phone and address: with a reason, recorded, and gone from the screen at `shownUntil`.
 * Held by this screen only, never in the cache.
 */
export function useReveal(personId: string) {
  const command = useCommand(revealPerson);
  const [look, setLook] = useState<FullLook | null>(null);
  useEffect(() => {
    if (!look) return;
    const left = Math.max(0, Date.parse(look.shownUntil) - Date.now());
    const timer = setTimeout(() => setLook(null), Math.min(left, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [look]);
  return {
    look,
    isBusy: command.isBusy,
    problem: command.problem,
    reveal: async (reason: string): Promise<boolean> => {
      const outcome = await command.run({ personId, reason });
      if (outcome.ok) {
        setLook(outcome.value);
        command.reset(); // the answer stays nowhere else
      }
      return outcome.ok;
    },
    hide: () => setLook(null),
  };
}
