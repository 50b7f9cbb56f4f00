import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { areaList } from '../area/area.list.ts';
import { committeeList } from '../committee/committee.list.ts';
import { departmentList } from '../department/department.list.ts';
import { divisionList } from '../division/division.list.ts';
import { profileList } from '../division/profile.list.ts';
import { figureList, figureRowList } from '../figures/figure.list.ts';
import { pairList } from '../mobile/pair.list.ts';
import { pairingList } from '../pairing/pairing.list.ts';
import { partnerList } from '../partner/partner.list.ts';
import { residentList } from '../person/resident.list.ts';
import { postingList } from '../posting/posting.list.ts';
import { careList } from '../responsibility/responsibility.list.ts';
import { unitList } from '../structure/unit.list.ts';
import { trainingList } from '../training/training.list.ts';
import type { List } from './list.ts';

/** A list whose rows are known to itself only: whoever drives it hands them back as they came. */
export type AnyList = List<Record<string, unknown>>;
const any = <Row extends object>(list: List<Row>): AnyList => list as unknown as AnyList;

const lists: Readonly<Record<SheetId, AnyList>> = {
  divisions: any(divisionList), units: any(unitList), committees: any(committeeList), residents: any(residentList), responsibilities: any(careList), postings: any(postingList), pairings: any(pairingList),
  departments: any(departmentList), partners: any(partnerList), trainings: any(trainingList), memberPairs: any(pairList),
  areas: any(areaList), profiles: any(profileList), figures: any(figureList), figureRows: any(figureRowList),
};
/** The list behind a sheet. */
export const listOf = (id: SheetId): AnyList => lists[id];
