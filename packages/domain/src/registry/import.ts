import { refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/import';
import type { ImportAction, ImportStatus } from '@shaodao/contracts/registry/import';
import { UNDO_DAYS } from '@shaodao/contracts/registry/import';
import { chart, decide } from '../kit.ts';

/** The life of an import (表格导入): received, checked, written in chunks, taken back. */
export const importChart = chart<ImportStatus, ImportAction>('import', ['receiving'], {
  start: { from: [], to: 'receiving', by: said.startImport },
  check: { from: ['receiving'], to: 'checking', by: said.checkImport },
  finishCheck: { from: ['checking'], to: 'checked', by: 'rule' },
  fail: { from: ['checking'], to: 'failed', by: 'rule' },
  apply: { from: ['checked'], to: 'applying', by: said.applyImport },
  stop: { from: ['applying'], to: 'stopped', by: said.stopImport },
  resume: { from: ['stopped'], to: 'applying', by: said.resumeImport },
  finish: { from: ['applying'], to: 'done', by: 'rule' },
  // All or nothing, and a line had changed since it was checked.
  giveUp: { from: ['applying'], to: 'undoing', by: 'rule' },
  undo: { from: ['done', 'stopped'], to: 'undoing', by: said.undoImport },
  finishUndo: { from: ['undoing'], to: 'undone', by: 'rule' },
  discard: { from: ['receiving', 'checking', 'checked', 'failed'], to: 'discarded', by: said.discardImport },
});

/** What the rules must know of an import. */
export interface Import {
  readonly status: ImportStatus;
  readonly bytes: number;
  readonly receivedBytes: number;
  readonly newCount: number;
  readonly changedCount: number;
  readonly wrongCount: number;
  readonly appliedCount: number;
  readonly skippedCount: number;
  readonly isAllOrNothing: boolean;
  readonly finishedAt: Date | null;
}
/** Imports that one person may have waiting for a decision. */
export const MAX_OPEN_IMPORTS = 5;
const DAY_MS = 86_400_000;
/** Until when an import can be taken back. */
export const undoUntil = (one: Pick<Import, 'finishedAt'>): Date | null => one.finishedAt && new Date(one.finishedAt.getTime() + UNDO_DAYS * DAY_MS);

/** Checking: once every byte is there. */
export function check(one: Import) {
  if (!importChart.can(one.status, 'check')) return refuse('import/not-receiving');
  if (one.receivedBytes !== one.bytes) return refuse('import/incomplete');
  return decide({ status: 'checking' }, [importChart.take('check')]);
}
/** Writing: something to write, and nothing wrong where all or nothing is wished. */
export function apply(one: Import, isAllOrNothing: boolean) {
  if (!importChart.can(one.status, 'apply')) return refuse('import/not-checked');
  if (one.newCount + one.changedCount === 0) return refuse('import/nothing-to-do');
  if (isAllOrNothing && one.wrongCount > 0) return refuse('import/has-wrong-lines');
  return decide({ status: 'applying', isAllOrNothing, position: 0 }, [importChart.take('apply')]);
}
export function stop(one: Import) {
  return importChart.can(one.status, 'stop') ? decide({ status: 'stopped' }, [importChart.take('stop')]) : refuse('import/not-applying');
}
export function resume(one: Import) {
  return importChart.can(one.status, 'resume') ? decide({ status: 'applying' }, [importChart.take('resume')]) : refuse('import/not-stopped');
}
/** Taking back: what was written, for thirty days. */
export function undo(one: Import, now: Date) {
  const until = undoUntil(one);
  if (!importChart.can(one.status, 'undo') || one.appliedCount === 0 || (until && until < now)) return refuse('import/not-undoable');
  return decide({ status: 'undoing' }, [importChart.take('undo')]);
}
export function discard(one: Import) {
  return importChart.can(one.status, 'discard') ? decide({ status: 'discarded' }, [importChart.take('discard')]) : refuse('import/not-discardable');
}

/** Where the writing of a chunk leads: on, to the end, or back when all or nothing was wished and a line could not be written. */
export function afterChunk(one: Pick<Import, 'isAllOrNothing' | 'skippedCount'>, isLast: boolean, now: Date) {
  if (one.isAllOrNothing && one.skippedCount > 0) return decide({ status: 'undoing', fault: '有的行在检查之后被别人改过，已按“全部或全不”撤回' }, [importChart.take('giveUp')]);
  return isLast ? decide({ status: 'done', finishedAt: now }, [importChart.take('finish')]) : null;
}
