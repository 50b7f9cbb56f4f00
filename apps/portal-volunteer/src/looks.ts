import { wordsOf } from '@shaodao/portal-kit/wording/words';
import { phoneLooks } from '@shaodao/portal-phone/looks';
import { PhoneShell } from '@shaodao/ui/phone-shell';

const words = wordsOf(
  { crashHint: '是我们的问题，不是您的。请再试一次；还不行请联系县志愿服务队。' },
  { crashHint: 'It is our fault, not yours. Please try again or tell the county’s volunteer team.' },
);
export const looks = phoneLooks({ Page: PhoneShell, crashHint: words });
