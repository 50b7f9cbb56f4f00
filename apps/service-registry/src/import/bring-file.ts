import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { refuse } from '@shaodao/contracts/kit';
import { PART_BYTES } from '@shaodao/contracts/registry/import';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { systemActor } from '@shaodao/domain/access';
import { apply, check, discard } from '@shaodao/domain/registry/import';
import { storeDecision } from '@shaodao/service-kit/store';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import type { RegistryTables } from '../tables.ts';
import { beginImport, putPart } from './import-file.ts';
import { openRow } from './import-rows.ts';
import type { ImportTable } from './import.tables.ts';
import { imports } from './import.view.ts';
import { runChunk } from './run-import.ts';

export interface FileToBring {
  readonly sheetId: SheetId;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly isAllOrNothing: boolean;
  /** Told after every chunk. */
  readonly onProgress?: (job: ImportTable) => void;
  readonly onFault?: (line: number, key: string, fault: LineFault) => void;
}
/** While the one who brings a file is alive nobody else takes up its import; after this the service goes on with it. */
const LEASE_MS = 60_000;
const PARTS_AT_ONCE = 40;
const ME = systemActor().personId;

/** Brings a file in by the county's own hand (the command line), past no line's right; the same file goes on where it was broken off. */
export async function bringFile(unitOfWork: UnitOfWork<RegistryTables>, { sheetId, fileName, bytes, isAllOrNothing, onProgress, onFault }: FileToBring): Promise<ImportTable> {
  const { personalData } = unitOfWork;
  const act = <R>(body: (work: Work<RegistryTables>) => Promise<R>): Promise<R> => unitOfWork.act(systemActor(), new Date(), body);
  const jobOf = (id: string) => act((work) => work.db.selectFrom('importJob').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const run = async (id: string): Promise<ImportTable> => {
    for (;;) {
      const isMore = await act(async (work) => {
        const more = await runChunk(id, { work, personalData });
        await work.setTimer('import', id, more ? new Date(work.now.getTime() + LEASE_MS) : null);
        return more;
      });
      const job = await jobOf(id);
      onProgress?.(job);
      if (!isMore) return job;
    }
  };
  const step = (job: ImportTable, rule: (job: ImportTable) => ReturnType<typeof check> | ReturnType<typeof apply> | ReturnType<typeof discard>) => act(async (work) => {
    const decision = rule(job);
    if (decision.ok) await storeDecision(work, imports, job, decision, undefined, 'registry.import.bring-file');
    return decision.ok ? decision : refuse(decision.refusal);
  });

  const fileIndex = personalData.blindIndex(createHash('sha256').update(sheetId).update(bytes).digest('hex'), 'registry.import_job.file');
  const begun = await act((work) => work.db.selectFrom('importJob').selectAll().where('createdBy', '=', ME).where('fileIndex', '=', fileIndex).where('status', 'in', ['receiving', 'checking', 'checked', 'applying', 'undoing']).orderBy('startedAt', 'desc').executeTakeFirst());
  const job = begun ?? (await act((work) => beginImport({ id: uuidv7(), sheetId, fileName, bytes: bytes.length, createdBy: ME, fileIndex }, work)));
  if (job.status === 'receiving') {
    for (let number = 1, at = 0; at < bytes.length; ) {
      await act(async (work) => {
        for (let i = 0; i < PARTS_AT_ONCE && at < bytes.length; i++, number++, at += PART_BYTES) await putPart(job, { number, bytes: bytes.subarray(at, at + PART_BYTES) }, work, personalData);
      });
    }
    await step(await jobOf(job.id), check);
  }
  const checked = await run(job.id);
  if (onFault) await tellFaults(checked.id, unitOfWork, onFault);
  if (checked.status !== 'checked') return checked;
  const decided = await step(checked, (one) => apply(one, isAllOrNothing));
  if (decided.ok) return run(job.id);
  await step(checked, discard);
  return jobOf(job.id);
}

/** Hands on what is wrong with each line, a thousand lines at a time. */
async function tellFaults(importId: string, unitOfWork: UnitOfWork<RegistryTables>, onFault: NonNullable<FileToBring['onFault']>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await unitOfWork.act(systemActor(), new Date(), (work) => work.db.selectFrom('importRow').select(['line', 'content']).where('importId', '=', importId).where('status', '=', 'wrong').where('line', '>', after).orderBy('line').limit(1_000).execute());
    for (const { line, content } of rows) {
      const { key, faults = [] } = openRow(content!, unitOfWork.personalData);
      for (const fault of faults) onFault(line, key, fault);
    }
    if (rows.length < 1_000) return;
    after = rows.at(-1)!.line;
  }
}
