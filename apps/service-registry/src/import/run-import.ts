import { UNDO_DAYS } from '@shaodao/contracts/registry/import';
import type { Decision } from '@shaodao/domain/kit';
import { afterChunk, discard, importChart } from '@shaodao/domain/registry/import';
import { decide } from '@shaodao/domain/kit';
import { storeDecision } from '@shaodao/service-kit/store';
import type { TimerRule } from '@shaodao/service-kit/timers';
import { FileFault } from '@shaodao/spreadsheet/cell';
import type { RegistryTables } from '../tables.ts';
import { checkLines } from './check-lines.ts';
import { closeFile } from './import-file.ts';
import type { ImportTable } from './import.tables.ts';
import { imports } from './import.view.ts';
import type { ListWork } from './list.ts';
import { takeBackLines, writeLines } from './write-lines.ts';

const DAY_MS = 86_400_000;
type Step = Extract<Decision<Partial<ImportTable>, never>, { ok: true }> | null;

/** Runs an import in the service, chunk after chunk, each waking the next. */
export const runImport: TimerRule<RegistryTables> = async (importId, work, personalData) => {
  if (await runChunk(importId, { work, personalData })) await work.setTimer('import', importId, work.now);
};

/**
 * One chunk of an import's work, in one transaction with how far it got: killed at any moment it goes on from there,
 * and no line is written twice. @returns whether there is more
 */
export async function runChunk(importId: string, on: ListWork): Promise<boolean> {
  const { work } = on;
  const job = await work.db.selectFrom('importJob').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst();
  if (!job || !(job.status in STEPS)) return false;
  const step = await STEPS[job.status as keyof typeof STEPS](job, on);
  const after = step ? await storeDecision(work, imports, job, step, undefined, 'registry.import.run') : job;
  const isMore = after.status in STEPS;
  if (!isMore) await work.setTimer('import-expiry', importId, new Date(work.now.getTime() + UNDO_DAYS * DAY_MS));
  return isMore;
}

const STEPS = {
  async checking(job: ImportTable, on: ListWork): Promise<Step> {
    try {
      const { isLast } = await checkLines(job, on);
      if (!isLast) return null;
      await forgetFile(job, on);
      return decide({ status: 'checked', position: 0 }, [importChart.take('finishCheck')]);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      await closeFile(job.id);
      await forgetFile(job, on);
      await on.work.db.deleteFrom('importRow').where('importId', '=', job.id).execute();
      return decide({ status: 'failed', fault: error.message, newCount: 0, changedCount: 0, unchangedCount: 0, wrongCount: 0 }, [importChart.take('fail')]);
    }
  },
  async applying(job: ImportTable, on: ListWork): Promise<Step> {
    const { isLast, skipped } = await writeLines(job, on);
    return afterChunk({ ...job, skippedCount: job.skippedCount + skipped }, isLast, on.work.now);
  },
  async undoing(job: ImportTable, on: ListWork): Promise<Step> {
    const { isLast } = await takeBackLines(job, on);
    return isLast ? decide({ status: 'undone', finishedAt: job.finishedAt ?? on.work.now }, [importChart.take('finishUndo')]) : null;
  },
} as const;

const forgetFile = (job: ImportTable, { work }: ListWork) => work.db.deleteFrom('importPart').where('importId', '=', job.id).execute();

/** After the time for taking back, what the file said is deleted and what nobody confirmed is given up; that there was an import, and its counts, stay. */
export const expireImport: TimerRule<RegistryTables> = async (importId, work) => {
  const job = await work.db.selectFrom('importJob').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst();
  const given = job ? discard(job) : undefined;
  if (job && given?.ok) await storeDecision(work, imports, job, given, undefined, 'registry.import.expire');
  await work.db.deleteFrom('importPart').where('importId', '=', importId).execute();
  await work.db.deleteFrom('importRow').where('importId', '=', importId).execute();
};
