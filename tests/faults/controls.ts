import { setTimeout as pause } from 'node:timers/promises';
import type { FaultCounty } from './county.ts';
import { betweenCommitAndPublish, faults, wiped } from './faults.ts';
import type { Trial } from './trial.ts';

const LOAD = { rate: 40, workers: 12 } as const;
const run = async (county: FaultCounty, sql: string): Promise<void> => void (await county.owner.query(sql));
/** The reconciler believes that this consumer has everything. */
const noReconciler = `insert into needs.reconciled (consumer, outbox_id) select c, 9e15 from unnest('{registry,volunteers,liaison,evaluation}'::text[]) as c on conflict (consumer) do update set outbox_id = excluded.outbox_id`;

/** Runs with one protection switched off, in the database and not in the code: the checker must find each, or it is worth nothing. */
export const controls: Readonly<Record<string, { readonly title: string; readonly trial: Trial }>> = {
  inbox: {
    title: 'the inbox forgets what it took in',
    trial: {
      load: { ...LOAD, copies: 1 },
      prepare: (county) => run(county, 'alter table evaluation.inbox drop constraint inbox_pkey'),
      fault: async (scene) => {
        // Long enough for visits to begin: what is added up shows a second effect.
        await pause(70_000);
        await faults['F10']!.trial.fault(scene);
      },
    },
  },
  idempotency: {
    title: 'keys are not remembered',
    trial: {
      load: { ...LOAD, copies: 3 },
      prepare: (county) => run(county, `create function needs.forget() returns trigger language plpgsql as $$ begin return null; end $$; create trigger forget before insert on needs.idempotency for each row execute function needs.forget()`),
      fault: async ({ load }) => load.more(100),
    },
  },
  relay: {
    title: 'events are marked as sent before they are',
    trial: {
      load: LOAD,
      prepare: (county) => run(county, `create function needs.mark() returns trigger language plpgsql as $$ begin new.published_at := now(); return new; end $$; create trigger mark before insert on needs.outbox for each row execute function needs.mark(); ${noReconciler}`),
      fault: async ({ load }) => load.more(50),
    },
  },
  reconciler: {
    title: 'JetStream is deleted and nobody compares',
    trial: { load: LOAD, prepare: (county) => run(county, noReconciler), fault: wiped },
  },
  atomicity: {
    title: 'the outbox loses rows that were committed',
    trial: {
      load: LOAD,
      fault: async ({ county, load }) => {
        await county.broker.drop(['needs', 'ev.needs.>']);
        await load.more(20);
        await run(county, 'delete from needs.outbox where id in (select id from needs.outbox where published_at is null order by id limit 5)');
        await betweenCommitAndPublish(county);
      },
    },
  },
  audit: {
    title: 'one row of the audit trail is changed',
    trial: {
      load: LOAD,
      fault: async ({ county, load }) => {
        await load.more(20);
        await pause(12_000); // until it is sealed
        await run(county, `alter table needs.audit disable trigger audit_append_only; update needs.audit set outcome = 'refused' where id = (select audit_id from needs.audit_sealed order by audit_id desc limit 1); alter table needs.audit enable trigger audit_append_only`);
      },
    },
  },
  history: {
    title: 'a need leaves its chart',
    trial: {
      load: LOAD,
      fault: async ({ county, load }) => {
        await load.more(20);
        await run(county, `insert into needs.history (aggregate_id, at, action, by_person_id, by_role, to_status) select aggregate_id, now(), 'publish', by_person_id, by_role, 'published' from needs.history where action = 'submit' order by id desc limit 1`);
      },
    },
  },
};
