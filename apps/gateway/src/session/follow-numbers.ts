import type { Pool } from 'pg';
import { eventSubject } from '@shaodao/contracts/kit';
import { listNumberNotices, numberChanged } from '@shaodao/contracts/registry/number-change';
import { EVENT_HEADERS, SERVICE_HEADER } from '@shaodao/contracts/wire';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Signer } from '../signing.ts';
import type { Actors } from './actors.ts';
import type { Secrets } from './secrets.ts';
import { sendOnce, type SmsChannel } from './sms.ts';
import { noticeText } from './sms-texts.ts';

const LOOK_MS = 30_000;
/** Every so many looks the whole list is read: what was written late stands before what was read already. */
const WHOLE_EVERY = 20;

/** What following people's numbers takes. */
export interface NumberParts {
  readonly bus: Bus;
  readonly signer: Signer;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly sms: SmsChannel | null;
  readonly actors: Actors;
  readonly log: Log;
}

/**
 * Ends sessions as soon as a number changes – heard or not, each session is compared anyway –, and tells the old number. The
 * registry keeps what is to be told for days, and each message goes out once by its id: a gateway that was away tells it later.
 */
export function followNumbers({ bus, signer, pool, clock, secrets, sms, actors, log }: NumberParts): { stop(): void } {
  let after: string | null = null;
  let looks = 0;
  let isLooking = false;

  const tell = async (): Promise<void> => {
    if (!sms || isLooking) return;
    isLooking = true;
    try {
      if (looks++ % WHOLE_EVERY === 0) after = null;
      for (;;) {
        const answer = await bus.ask(
          listNumberNotices,
          { input: { after } },
          { [SERVICE_HEADER]: await signer.service() },
        );
        if (!answer.ok) return;
        const { items } = listNumberNotices.output.parse(JSON.parse(answer.json.toString()));
        if (items.length === 0) return;
        for (const { id, phone, ...notice } of items) {
          const outcome = await sendOnce(
            { pool, clock, channel: sms },
            { id, phone, phoneIndex: secrets.index('phone', phone), ...noticeText(notice) },
          );
          if (outcome !== null && outcome !== 'sent') log.error({ outcome }, 'SMS not known to be sent');
          after = id;
        }
      }
    } catch (error) {
      log.warn({ err: error }, 'old numbers could not be told');
    } finally {
      isLooking = false;
    }
  };

  const subscription = bus.connection.subscribe(eventSubject(numberChanged), {
    callback: (error, message) => {
      const personId = error ? undefined : message.headers?.get(EVENT_HEADERS.subject);
      if (personId)
        void actors
          .numberChanged(personId)
          .catch((cause: unknown) => log.warn({ err: cause }, 'sessions of a changed number'));
    },
  });
  const timer = setInterval(() => void tell(), LOOK_MS).unref();
  void tell();
  return {
    stop() {
      subscription.unsubscribe();
      clearInterval(timer);
    },
  };
}
