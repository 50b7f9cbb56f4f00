import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { fact, ok, type Call } from '@shaodao/contracts/kit';
import { personErased } from '@shaodao/contracts/registry/household';
import { listRetention, RetentionRuleId, runRetention, setRetention } from '@shaodao/contracts/registry/retention';
import { actingGrant, systemActor } from '@shaodao/domain/access';
import { addDays, countyDay, instantOf } from '@shaodao/domain/calendar';
import { keptUntil, RETENTION, setDays } from '@shaodao/domain/registry/retention';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import type { TimerRule } from '@shaodao/service-kit/timers';
import { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import { byRule } from '../household/by-rule.ts';
import { eraseNow } from '../household/erase-now.ts';
import type { ListWork } from '../import/list.ts';
import type { RegistryTables } from '../tables.ts';

type Registry = Work<RegistryTables>;
const count = async (work: Registry, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> => (await query.execute(work.db)).rows[0]!.n;
const gone = async (work: Registry, query: ReturnType<typeof sql>): Promise<number> => Number((await query.execute(work.db)).numAffectedRows ?? 0);

const IMPORTS = (until: Date) => sql`import_id in (select id from import_job where updated_at < ${until} and status not in ('checking', 'applying', 'undoing'))`;
const TIES = (until: Date) => sql`status in ('refused', 'withdrawn') and updated_at < ${until} and not exists (select from role_grant r where r.id = tie.id and (r.valid_until is null or r.valid_until > ${until}))`;
/** Who has left the county's households before this, and is bound to nothing here any more. */
const MOVED_OUT = (until: Date) => sql`p.erased_at is null and not p.is_staff and p.id in (select person_id from household_member_past where recorded_at < ${until})
  and not exists (select from household_member m where m.person_id = p.id) and not exists (select from household_member_past m where m.person_id = p.id and m.recorded_at >= ${until})
  and not exists (select from tie t where t.relative_id = p.id and t.status in ('proposed', 'confirmed')) and not exists (select from household_contact c where c.person_id = p.id) and not exists (select from posting o where o.person_id = p.id and coalesce(o.ended_on, o.ends_on, county_today() + 1) > county_today())
  and not exists (select from care_access c where c.person_id = p.id and c.until is null)`;

/** For each rule what it would delete, and the deleting; both ask the same question. */
const RULES: Readonly<Record<RetentionRuleId, { readonly due: (work: Registry, until: Date) => Promise<number>; readonly run: (until: Date, on: ListWork) => Promise<number> }>> = {
  importLines: { due: (work, until) => count(work, sql`select count(*) as n from import_row where ${IMPORTS(until)}`), run: (until, { work }) => gone(work, sql`delete from import_row where ${IMPORTS(until)}`) },
  exportedFiles: { due: (work, until) => count(work, sql`select count(*) as n from export_part where export_id in (select id from export_job where asked_at < ${until})`), run: (until, { work }) => gone(work, sql`delete from export_part where export_id in (select id from export_job where asked_at < ${until})`) },
  looks: { due: (work, until) => count(work, sql`select count(*) as n from look where at < ${until}`), run: (until, { work }) => gone(work, sql`delete from look where at < ${until}`) },
  endedTies: { due: (work, until) => count(work, sql`select count(*) as n from tie where ${TIES(until)}`), run: (until, { work }) => gone(work, sql`delete from tie where ${TIES(until)}`) },
  endedCases: { due: (work, until) => count(work, sql`select count(*) as n from care_access where until < ${until}`), run: (until, { work }) => gone(work, sql`delete from care_access where until < ${until}`) },
  movedOut: {
    due: (work, until) => count(work, sql`select count(*) as n from person p where ${MOVED_OUT(until)}`),
    async run(until, on) {
      const { rows } = await sql<{ id: string }>`select p.id from person p where ${MOVED_OUT(until)} limit 5000 for update`.execute(on.work.db);
      if (rows.length === 0) return 0;
      await eraseNow(rows.map((r) => r.id), systemActor().personId, on);
      on.work.announce(rows.map(({ id }) => fact(personErased, id, { personId: id as never })));
      return rows.length;
    },
  },
};

interface Setting { rule: string; days: number | null; lastRunAt: Date | null; lastDeleted: number | null }
async function settings(work: Registry): Promise<Map<string, Setting>> {
  const { rows } = await sql<Setting>`select * from retention`.execute(work.db);
  return new Map(rows.map((row) => [row.rule, row]));
}
async function all(work: Registry) {
  const set = await settings(work);
  const items = [];
  for (const id of RetentionRuleId.options) {
    const days = set.get(id)?.days ?? RETENTION[id].days;
    items.push({ id, days, minimumDays: RETENTION[id].minimumDays, dueNow: await RULES[id].due(work, keptUntil(days, work.now)), lastRunAt: set.get(id)?.lastRunAt?.toISOString() ?? null, lastDeleted: set.get(id)?.lastDeleted ?? null });
  }
  return { items };
}
async function run(id: RetentionRuleId, on: ListWork): Promise<number> {
  const days = (await settings(on.work)).get(id)?.days ?? RETENTION[id].days;
  const deleted = await RULES[id].run(keptUntil(days, on.work.now), on);
  await sql`insert into retention (rule, last_run_at, last_deleted) values (${id}, ${on.work.now}, ${deleted}) on conflict (rule) do update set last_run_at = excluded.last_run_at, last_deleted = excluded.last_deleted`.execute(on.work.db);
  return deleted;
}

@Controller()
export class Retention {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(listRetention)
  list(call: Call<typeof listRetention>) {
    return this.unitOfWork.query(call, (work) => byRule(work, async () => ok(await all(work))));
  }

  @Handle(setRetention)
  set(call: Call<typeof setRetention>) {
    return this.unitOfWork.command(call, async (work) => {
      const { ruleId, days } = call.input;
      const decided = setDays(ruleId, days);
      if (!decided.ok) return decided;
      await sql`insert into retention (rule, days) values (${ruleId}, ${days}) on conflict (rule) do update set days = excluded.days`.execute(work.db);
      work.audit({ operation: setRetention.subject, objectId: ruleId, outcome: 'done', details: { days } }, actingGrant(call.actor, setRetention.access, {}, call.now));
      return ok(await byRule(work, () => all(work)));
    });
  }

  @Handle(runRetention)
  run(call: Call<typeof runRetention>) {
    return this.unitOfWork.command(call, async (work) => {
      const { ruleId } = call.input;
      const deleted = await byRule(work, () => run(ruleId, { work, personalData: this.personalData }));
      work.audit({ operation: runRetention.subject, objectId: ruleId, outcome: 'done', details: { deleted } }, actingGrant(call.actor, runRetention.access, {}, call.now));
      return ok(await byRule(work, () => all(work)));
    });
  }
}

/** Each night at three all rules are run; what they deleted stands in the record. */
export const cleanEachNight: TimerRule<RegistryTables> = async (subjectId, work, personalData) => {
  for (const id of RetentionRuleId.options) {
    const deleted = await run(id, { work, personalData });
    if (deleted > 0) work.audit({ operation: 'registry.retention.nightly', objectId: id, outcome: 'done', details: { deleted } }, undefined);
  }
  await work.setTimer('retention', subjectId, instantOf(addDays(countyDay(work.now), 1), '03:00'));
};
