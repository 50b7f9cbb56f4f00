import { afterAll, expect } from 'vitest';
import { clock } from '@shaodao/service-kit/config';
import type { TestCounty } from '@shaodao/testkit/county';

const realNow = clock.now;
/** Turns the county's clock, and back again at the end of the file. */
export function turnedClock(county: () => TestCounty) {
  const back = (): void => { clock.now = realNow; };
  afterAll(back);
  return {
    back,
    /** So many days go by; what is due then is done and heard by all. */
    async after(days: number): Promise<void> {
      clock.now = () => new Date(Date.now() + days * 86_400_000);
      // the service itself may be at a rule just now: then the rule is done when its timer is gone
      await expect.poll(async () => { await county().services.registry.settle(); return (await county().owner.query('select 1 from registry.timer where due_at <= $1', [clock.now()])).rowCount; }, { timeout: 20_000 }).toBe(0);
      await county().settled();
    },
  };
}
