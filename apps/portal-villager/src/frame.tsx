import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useSession } from '@shaodao/portal-kit/session/session';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { phoneLooks } from '@shaodao/portal-phone/looks';
import { PhoneShell } from '@shaodao/ui/phone-shell';
import type { ReactNode } from 'react';

const words = wordsOf(
  { cadre: '村干部', crashHint: '是我们的问题，不是您的。请再试一次；还不行就给村干部打电话。' },
  { cadre: 'Village cadre', crashHint: 'It is our fault, not yours. Please try again or call your village cadre.' },
);

/** A page of this portal: the own village's cadre stands at its foot. */
export function Page({ title, backHref, ...rest }: { title: string; backHref?: string; place?: string; hero?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const village = useSession().me?.village;
  const { cadre } = useWords(words);
  return <PhoneShell title={title} backHref={backHref} {...rest} cadre={village ? { name: village.cadreName, role: cadre, phone: sayPhone(village.cadrePhone) } : undefined} />;
}

export const looks = phoneLooks({ Page, crashHint: words });
