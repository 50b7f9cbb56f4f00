import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call, type Operation } from '@shaodao/contracts/kit';
import { addImportPart, applyImport, checkImport, discardImport, resumeImport, startImport, stopImport, undoImport, UNDO_DAYS } from '@shaodao/contracts/registry/import';
import { sheetAccess } from '@shaodao/contracts/registry/sheet';
import { actingGrant, holdsRole } from '@shaodao/domain/access';
import { apply, check, discard, importChart, MAX_OPEN_IMPORTS, resume, stop, undo } from '@shaodao/domain/registry/import';
import { Handle } from '@shaodao/service-kit/handle';
import { PersonalData } from '@shaodao/service-kit/personal-data';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';
import { beginImport, putPart } from './import-file.ts';
import type { ImportTable } from './import.tables.ts';
import { imports, importView } from './import.view.ts';

const DAY_MS = 86_400_000;
const OPEN = ['receiving', 'checking', 'checked', 'applying', 'stopped', 'undoing'] as const;

/** An import's way, each step by who began it; what takes long is done by `run-import.ts` in chunks. */import { noteWhose } from './whose-people.ts';

type StepDecision = ReturnType<typeof check | typeof apply | typeof undo | typeof discard | typeof stop | typeof resume>;

@Controller()
export class Imports {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<RegistryTables>,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  @Handle(startImport)
  start(call: Call<typeof startImport>) {
    return this.unitOfWork.command(call, async (work) => {
      const { sheetId, fileName, bytes } = call.input;
      if (!holdsRole(call.actor, sheetAccess[sheetId].bringIn, call.now)) return refuse('actor/forbidden');
      // Counted one after the other, so that many at once can't all be the last allowed.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`imports of ${call.actor.personId}`}, 0))`.execute(work.db);
      const { open } = await work.db.selectFrom('importJob').select((e) => e.fn.countAll<number>().as('open')).where('createdBy', '=', call.actor.personId).where('status', 'in', OPEN).executeTakeFirstOrThrow();
      if (open >= MAX_OPEN_IMPORTS) return refuse('import/too-many-open');
      const job = await beginImport({ id: uuidv7(), sheetId, fileName, bytes, createdBy: call.actor.personId }, work);
      await work.setTimer('import-expiry', job.id, new Date(call.now.getTime() + UNDO_DAYS * DAY_MS));
      const grant = actingGrant(call.actor, startImport.access, {}, call.now);
      work.addHistory(job.id, [importChart.take('start')], grant);
      work.audit({ operation: startImport.subject, objectId: job.id, outcome: 'done', details: { sheet: sheetId } }, grant);
      return ok(await importView(job, work));
    });
  }

  /** Never kept for a second asking: a part that comes twice is the same part. */
  @Handle(addImportPart)
  part(call: Call<typeof addImportPart>) {
    return this.unitOfWork.command({ ...call, idempotencyKey: undefined }, async (work) => {
      const { importId, number, base64 } = call.input;
      const job = await work.db.selectFrom('importJob').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst();
      if (!job) return refuse('import/not-found');
      const denied = deny(call, imports.place(job));
      if (denied) return denied;
      if (job.status !== 'receiving') return refuse('import/not-receiving');
      return ok({ receivedBytes: await putPart(job, { number, bytes: Buffer.from(base64, 'base64') }, work, this.personalData) });
    });
  }

  @Handle(checkImport)
  check(call: Call<typeof checkImport>) {
    return this.#step(call, check);
  }
  @Handle(applyImport)
  apply(call: Call<typeof applyImport>) {
    return this.#step(call, async (job, work) => {
      const decision = apply(job, call.input.isAllOrNothing);
      return decision.ok && !(await noteWhose(work, job.sheet, call.input.whose)) ? refuse('import/whose-people') : decision;
    });
  }
  @Handle(stopImport)
  stop(call: Call<typeof stopImport>) {
    return this.#step(call, stop);
  }
  @Handle(resumeImport)
  resume(call: Call<typeof resumeImport>) {
    return this.#step(call, resume);
  }
  @Handle(undoImport)
  undo(call: Call<typeof undoImport>) {
    return this.#step(call, (job) => undo(job, call.now));
  }
  @Handle(discardImport)
  discard(call: Call<typeof discardImport>) {
    return this.#step(call, discard, async (job, work) => {
      await work.db.deleteFrom('importPart').where('importId', '=', job.id).execute();
      await work.db.deleteFrom('importRow').where('importId', '=', job.id).execute();
    });
  }

  /** A step on the chart; the runner is woken, and finds in the row what is to be done. */
  #step<O extends Operation & { readonly kind: 'command' }>(call: Call<O>, rule: (job: ImportTable, work: Work<RegistryTables>) => StepDecision | Promise<StepDecision | ReturnType<typeof refuse<'import/whose-people'>>>, after?: (job: ImportTable, work: Work<RegistryTables>) => Promise<void>) {
    const { importId } = call.input as { importId: string }; // every one of these operations names its import
    return this.unitOfWork.change(call, imports as never, importId, rule as never, async (row, work) => {
      const job = row as unknown as ImportTable; // the aggregate's own row
      await after?.(job, work);
      await work.setTimer('import', job.id, ['checking', 'applying', 'undoing'].includes(job.status) ? work.now : null);
    });
  }
}
