import { z } from 'zod';
import { command, query } from '../kit.ts';
import { Day, DivisionCode, Instant, Paging, page } from '../vocabulary.ts';
import { placeHousehold, STAFF, UnitLevel } from './structure.ts';

/** What may be entered for a day to come: changes of units, households into their groups, and changes of divisions. */
export const PlannedAction = z.enum(['add', 'rename', 'move', 'split', 'merge', 'retire', 'place', 'arrangeAreas', 'renameDivision', 'moveDivision', 'retireDivision']);
export type PlannedAction = z.infer<typeof PlannedAction>;
/** planned: waits for its day · done: took effect · failed: the rules said no on the day · calledOff: taken back before. */
export const PlannedStatus = z.enum(['planned', 'done', 'failed', 'calledOff']);
export type PlannedStatus = z.infer<typeof PlannedStatus>;
/** A change may be entered so many days ahead. */
export const MAX_DAYS_AHEAD = 366;

/** A change of the organisation that is to come (将要发生的变动), or could not be done on its day. */
export const PlannedChangeView = z.object({
  id: z.uuid(), action: PlannedAction, homeCode: DivisionCode, subjectId: z.string(), subjectName: z.string().describe('of a household its number; empty for who may not see it'), level: UnitLevel.nullable().describe('of the unit; null of a household or division'),
  newName: z.string().nullable().describe('of a rename, an addition or a split, where one was given'), otherName: z.string().nullable().describe('where it goes, or what it is merged into'),
  count: z.int().nullable().describe('of a split: how many children and households go; of areas: how many there will be'), on: Day, reason: z.string().nullable(), status: PlannedStatus,
  trouble: z.string().nullable().describe('the refusal that it would meet as things stand, or that it met'), plannedAt: Instant, mayCallOff: z.boolean(),
});
export type PlannedChangeView = z.infer<typeof PlannedChangeView>;

/** What is to come for one unit or division, or for all that the asker answers for; what failed stays until it is taken off the list. */
export const listPlannedChanges = query({
  subject: 'registry.unit.list-planned', http: 'GET /planned-changes', title: '将要发生的变动', access: STAFF,
  input: z.object({ about: z.union([z.uuid(), DivisionCode]).optional().describe('a unit’s or household’s id, or a division’s code'), ...Paging }), output: page(PlannedChangeView), refusals: [],
});
/** Takes back what has not come yet, unless another planned change builds on it; takes off the list what failed. */
export const callOffChange = command({
  subject: 'registry.unit.call-off', http: 'POST /planned-changes/:changeId/call-off', title: '取消安排的变动', access: placeHousehold.access,
  input: z.object({ changeId: z.uuid() }), output: PlannedChangeView, refusals: ['planned/not-found', 'planned/over', 'planned/built-upon'],
});
