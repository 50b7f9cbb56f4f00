import { RouterLink } from '@shaodao/portal-kit/routing';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { LinkContext } from '@shaodao/ui/link';
import { en, WordingContext, zh } from '@shaodao/ui/wording';
import type { ReactNode } from 'react';

/** Router links and wording for all of ui. */
export function Frame({ children }: { children: ReactNode }) {
  return <LinkContext value={RouterLink}><WordingContext value={useLanguage() === 'en' ? en : zh}>{children}</WordingContext></LinkContext>;
}
