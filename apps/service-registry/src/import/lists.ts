import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { divisionList } from '../division/division.list.ts';
import { residentList } from '../person/resident.list.ts';
import type { List } from './list.ts';

/** A list whose rows are known to itself only: whoever drives it hands them back as they came. */
export type AnyList = List<Record<string, unknown>>;
const any = <Row extends object>(list: List<Row>): AnyList => list as unknown as AnyList;

const lists: Readonly<Record<SheetId, AnyList>> = { divisions: any(divisionList), residents: any(residentList) };
/** The list behind a sheet. */
export const listOf = (id: SheetId): AnyList => lists[id];
