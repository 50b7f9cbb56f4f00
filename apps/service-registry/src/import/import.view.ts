import type { ImportView } from '@shaodao/contracts/registry/import';
import { importChart, undo, undoUntil } from '@shaodao/domain/registry/import';
import type { Aggregate } from '@shaodao/service-kit/aggregate';
import type { Work } from '@shaodao/service-kit/work';
import type { z } from 'zod';
import type { RegistryTables } from '../tables.ts';
import type { ImportTable } from './import.tables.ts';
import { listOf } from './lists.ts';

type View = z.input<typeof ImportView>;

function progressOf(job: ImportTable): View['progress'] {
  switch (job.status) {
    case 'receiving': return { done: job.receivedBytes, of: job.bytes };
    case 'checking': return { done: job.newCount + job.changedCount + job.unchangedCount + job.wrongCount, of: null };
    case 'undoing': case 'undone': return { done: job.undoneCount + job.keptCount, of: job.appliedCount };
    default: return { done: job.appliedCount + job.skippedCount, of: job.newCount + job.changedCount };
  }
}
const placeOf = (job: Pick<ImportTable, 'createdBy'>) => ({ personIds: [job.createdBy] });

export async function importView(job: ImportTable, work: Pick<Work<RegistryTables>, 'actor' | 'now'>): Promise<View> {
  const may = importChart.allowedActions(job.status, work.actor, placeOf(job), work.now);
  return {
    id: job.id as never, sheetId: job.sheet, sheetTitle: listOf(job.sheet).sheet.title, fileName: job.fileName, status: job.status, isAllOrNothing: job.isAllOrNothing,
    counts: { new: job.newCount, changed: job.changedCount, unchanged: job.unchangedCount, wrong: job.wrongCount, applied: job.appliedCount, skipped: job.skippedCount, undone: job.undoneCount, kept: job.keptCount },
    progress: progressOf(job), fault: job.fault, ignoredColumns: job.ignoredColumns, startedAt: job.startedAt.toISOString(), finishedAt: job.finishedAt?.toISOString() ?? null,
    undoUntil: undoUntil(job)?.toISOString() ?? null, allowedActions: may.filter((action) => action !== 'undo' || undo(job, work.now).ok), version: job.version,
  };
}
/** An import belongs to who began it. */
export const imports: Aggregate<RegistryTables, ImportTable, View, 'import/not-found'> = { table: 'importJob', notFound: 'import/not-found', place: placeOf, view: importView };
