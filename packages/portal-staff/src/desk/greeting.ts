import { clockOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';

const words = wordsOf(
  { hello: (name: string, hour: number) => `${name}，${hour < 5 ? '夜深了' : hour < 11 ? '早上好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好'}` },
  { hello: (name, hour) => `Good ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}, ${name}` },
);

/** My name with the greeting of the county's hour. */
export function useGreeting(): string {
  return useWords(words).hello(useMe().name, Number(clockOf(useFormat().now).slice(0, 2)));
}
