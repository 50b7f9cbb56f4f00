import { expect } from 'vitest';
import type { Actor } from '@shaodao/contracts/actor';
import { correctResident } from '@shaodao/contracts/registry/household';
import { listWaitingNumbers } from '@shaodao/contracts/registry/number-change';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { clock } from '@shaodao/service-kit/config';
import type { TestCounty } from '@shaodao/testkit/county';
import { HOUSEHOLDS, personIdOf, type Name } from '@shaodao/testkit/small-county';

export const wang = { householdId: HOUSEHOLDS.wang } as { householdId: never };
export const grandma = personIdOf('wangdama') as never;
/** An ID number with a right check digit, of somebody born on 2 January 1970. */
export const idNumber = (n: number): string => {
  const digits = `99012319700102${String(n).padStart(3, '0')}`;
  return digits + checkDigitOf(digits);
};
interface Held {
  version: number;
  proven: boolean;
  index: string | null;
}

/** What tests of telephone numbers do in a county again and again. */
export function numbersIn(county: () => TestCounty) {
  const word = (who: Name, phone: string, aboutId: string = grandma) =>
    county().proves(who, { phone, purpose: 'number', aboutId });
  return {
    word,
    correct: (who: Name, phone: string, more: object = {}) =>
      county().ask(who, correctResident, { ...wang, personId: grandma, phone, ...more }),
    /** The holder of the new number, and the one of the number in force, have both said yes. */
    bothWords: async (who: Name, phone: string) => ({
      numberProof: await word(who, phone),
      releaseProof: await county().proves(who, { phone, purpose: 'release', aboutId: grandma }),
    }),
    waiting: async (who: Name | Actor = 'secretary') =>
      (await county().does(who, listWaitingNumbers, { limit: 200 })).items,
    async held(personId: string): Promise<Held> {
      const { rows } = await county().owner.query<Held>(
        `select phone_version as version, phone_proven_at is not null as proven, encode(phone_index, 'hex') as index
         from registry.person where id = $1`,
        [personId],
      );
      return rows[0]!;
    },
    async notices(personId: string): Promise<string[]> {
      const text = 'select kind from registry.number_notice where person_id = $1 order by id';
      return (await county().owner.query<{ kind: string }>(text, [personId])).rows.map((row) => row.kind);
    },
    /** The county's clock so many days on, and what then happens by itself. */
    async pass(days: number): Promise<void> {
      const at = clock.now;
      clock.now = () => new Date(at().getTime() + days * 86_400_000);
      const { owner, services } = county();
      await owner.query(`update registry.timer set due_at = now() where kind = 'numbers'`);
      const isLater = `select due_at > now() as later from registry.timer where kind = 'numbers'`;
      const hasFired = async () => {
        await services.registry.settle();
        return (await owner.query<{ later: boolean }>(isLater)).rows[0]?.later;
      };
      await expect.poll(hasFired, { timeout: 10_000 }).toBe(true);
    },
  };
}
