import type { Actor } from '@shaodao/contracts/actor';
import { sheetAccess, type SheetId } from '@shaodao/contracts/registry/sheet';
import { reaches } from '@shaodao/domain/access';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import type { Standing } from './list.ts';

/** Whether a row lies where its owner may bring it in; the county's own hand reaches everything. */
export const isInReach = (sheet: SheetId, place: Standing<object>['place'], owner: Actor, now: Date): boolean =>
  owner.grants.some((grant) => grant.role === 'system') || (place !== null && reaches(owner, sheetAccess[sheet].bringIn, place, now));

/** What stands against a row: its own faults, then whether it lies where its owner may write. */
export function faultsOf(sheet: SheetId, { faults, place, isNotKept }: Standing<object>, owner: Actor, now: Date): readonly LineFault[] {
  if (faults.length > 0 || isNotKept) return faults;
  return isInReach(sheet, place, owner, now) ? [] : [{ column: null, reason: '不在您管的范围里' }];
}
