import { z } from 'zod';
import type { Access } from '../actor.ts';
import { command, event, query } from '../kit.ts';
import { Day, DepartmentId, DivisionCode, GridId, HistoryEntry, Instant, MobilePhone, NeedId, Paging, PartnerId, PersonId, PostingId, WorkroomId, page, text } from '../vocabulary.ts';
import { PostingAction, PostingKind, PostingStatus } from './posting.vocabulary.ts';

/** Who appoints, extends, ends and hands over; a township fills the posts of its own villages and grids only. */
const appoints = { countyOrganiser: 'division', townshipCadre: 'division' } as const satisfies Access;

export const PostingRow = z.object({
  id: PostingId, personId: PersonId, name: z.string().describe('who holds a public post is known by name'), kind: PostingKind, title: z.string(),
  placeName: z.string(), divisionCode: DivisionCode, gridId: GridId.nullable(), departmentId: DepartmentId.nullable(), sentByName: z.string().nullable(),
  startedOn: Day, endsOn: Day.nullable().describe('first day after the term'), endedOn: Day.nullable(), status: PostingStatus, isEndingSoon: z.boolean(), version: z.int(),
});
export type PostingRow = z.output<typeof PostingRow>;
/** Something open that passed to the successor. */
export const HandedMatter = z.object({ kind: z.enum(['need', 'receptionDay', 'opinion', 'household']), id: z.uuid(), number: z.string() });
export const HandOverView = z.object({
  id: z.uuid(), fromPersonId: PersonId, toPersonId: PersonId, fromName: z.string(), toName: z.string(), on: Day, note: z.string().nullable(), doneAt: Instant.nullable(), matters: z.array(HandedMatter),
});
export const PostingView = PostingRow.extend({
  endReason: z.string().nullable(), role: z.string().nullable().describe('the role that the post gives, or none'), history: z.array(HistoryEntry), handOvers: z.array(HandOverView),
  others: z.array(z.object({ id: PostingId, title: z.string(), placeName: z.string() })).describe('other posts that the person holds now'), allowedActions: z.array(PostingAction),
});
export type PostingView = z.output<typeof PostingView>;

const held = { postingId: PostingId, personId: PersonId, kind: PostingKind, divisionCode: DivisionCode, gridId: GridId.nullable(), departmentId: DepartmentId.nullable(), workroomId: WorkroomId.nullable() };
export const postingStarted = event({ subject: 'registry.posting.started', title: '任职开始', payload: z.object({ ...held, on: Day }) });
export const postingEnded = event({ subject: 'registry.posting.ended', title: '任职结束', payload: z.object({ ...held, on: Day }) });
/** The successor has taken over: what is personal in a matter follows. Announced on the day itself. */
export const postingHandedOver = event({
  subject: 'registry.posting.handed-over', title: '职务已交接', payload: z.object({ ...held, handOverId: z.uuid(), successorPostingId: PostingId, toPersonId: PersonId, on: Day }),
});

export const listPostings = query({
  subject: 'registry.posting.list', http: 'GET /postings', title: '任职名册',
  access: { gridOfficer: 'any', villageCadre: 'any', townshipCadre: 'any', countyOrganiser: 'any', leader: 'any', auditor: 'any' },
  input: z.object({
    show: z.enum(['inForce', 'endingSoon', 'planned', 'ended']).default('inForce'), kind: PostingKind.optional(), divisionCode: DivisionCode.optional(), partnerId: PartnerId.optional(),
    words: text(0, 30).optional().describe('name, title or place'), ...Paging,
  }),
  output: page(PostingRow), refusals: [],
});
export const getPosting = query({
  subject: 'registry.posting.get', http: 'GET /postings/:postingId', title: '一项任职的经过和交接',
  access: { gridOfficer: ['own', 'grid'], villageCadre: 'division', townshipCadre: 'division', countyOrganiser: 'division', leader: 'division', auditor: 'division' },
  input: z.object({ postingId: PostingId }), output: PostingView, refusals: ['posting/not-found'], live: [postingStarted, postingEnded, postingHandedOver],
});
/** Which unit lacks whom (空缺). */
export const listVacancies = query({
  subject: 'registry.posting.list-vacancies', http: 'GET /vacancies', title: '岗位空缺', access: { townshipCadre: 'any', countyOrganiser: 'any', villageCadre: 'any', auditor: 'any' },
  input: z.object({ kind: PostingKind.optional(), divisionCode: DivisionCode.optional(), ...Paging }),
  output: page(z.object({
    id: z.string(), kind: PostingKind, placeName: z.string(), divisionCode: DivisionCode, gridId: GridId.nullable(), departmentId: DepartmentId.nullable(),
    lastName: z.string().nullable(), lastEndedOn: Day.nullable(),
  })), refusals: [],
});
/** People who held a post and hold none now: they see nothing until somebody gives them one. */
export const listUnplaced = query({
  subject: 'registry.posting.list-unplaced', http: 'GET /unplaced-people', title: '没有岗位的人员', access: { countyOrganiser: 'any', auditor: 'any' },
  input: z.object({ ...Paging }),
  output: page(z.object({ personId: PersonId, name: z.string(), lastPostingId: PostingId, lastTitle: z.string(), lastPlaceName: z.string(), lastEndedOn: Day })), refusals: [],
});

/** Who it is: somebody whom the county knows by this number, or somebody new to it. */
const who = { name: text(2, 20), phone: MobilePhone };
const wrongPerson = ['person/other-name', 'person/too-many-tries', 'posting/own', 'posting/filled-by-county'] as const;
const wrongDays = ['posting/starts-too-early', 'posting/starts-too-late', 'posting/term-missing', 'posting/term-too-long', 'posting/term-backwards'] as const;
export const appointPosting = command({
  subject: 'registry.posting.appoint', http: 'POST /postings', title: '任职', access: appoints,
  input: z.object({
    kind: PostingKind, title: text(2, 30), divisionCode: DivisionCode.optional().describe('the township or village; none for posts of the county or of a department'),
    gridId: GridId.optional(), departmentId: DepartmentId.optional(), sentByDepartmentId: DepartmentId.optional().describe('the unit that sends'), workroomId: WorkroomId.optional().describe('of a representative'), partnerId: PartnerId.optional().describe('of a partner’s contact'), ...who, startedOn: Day, endsOn: Day.optional().describe('first day after the term'),
  }),
  output: PostingView,
  refusals: ['division/not-found', 'grid/not-found', 'department/not-found', 'workroom/not-found', 'partner/not-found', 'posting/wrong-place', 'posting/sender-missing', 'posting/place-taken', 'posting/held-already', ...wrongPerson, ...wrongDays],
});
export const extendPosting = command({
  subject: 'registry.posting.extend', http: 'POST /postings/:postingId/extend', title: '延长任期', access: appoints, versioned: true,
  input: z.object({ postingId: PostingId, endsOn: Day }), output: PostingView, refusals: ['posting/not-found', 'posting/ended-already', 'posting/own', 'posting/filled-by-county', 'posting/place-taken', 'posting/held-already', ...wrongDays],
});
export const endPosting = command({
  subject: 'registry.posting.end', http: 'POST /postings/:postingId/end', title: '免去职务', access: appoints, versioned: true,
  input: z.object({ postingId: PostingId, endedOn: Day, reason: text(2, 100) }), output: PostingView,
  refusals: ['posting/not-found', 'posting/ended-already', 'posting/own', 'posting/filled-by-county', 'posting/end-too-early', 'posting/end-too-late'],
});
/** One step: the successor is named, what is open passes on with a date, and the old rights end as the new begin. */
export const handOverPosting = command({
  subject: 'registry.posting.hand-over', http: 'POST /postings/:postingId/hand-over', title: '交接职务', access: appoints, versioned: true,
  input: z.object({ postingId: PostingId, ...who, on: Day, endsOn: Day.optional(), reason: text(2, 100), note: text(0, 1000).optional().describe('what the successor should know; kept encrypted') }),
  output: PostingView,
  refusals: ['posting/not-found', 'posting/ended-already', 'posting/same-person', 'posting/hand-over-too-early', 'posting/hand-over-too-late', 'posting/held-already', 'posting/place-taken', ...wrongPerson, ...wrongDays],
});

/** What a person holds personally now and would pass on. */
export const listHeldMatters = query({
  subject: 'needs.need.list-held', http: 'GET /persons/:personId/held-needs', title: '经手的未办结需求', access: { countyOrganiser: 'any', townshipCadre: 'any', auditor: 'any' },
  input: z.object({ personId: PersonId }), output: z.object({ items: z.array(z.object({ id: NeedId, number: z.string(), title: z.string(), status: z.string(), villageName: z.string() })) }), refusals: [],
});
const taken = z.object({ handOverId: z.uuid(), postingId: PostingId, matters: z.array(HandedMatter) });
/** A service has passed on what was personal there. */
export const needsHandedOver = event({ subject: 'needs.hand-over.done', title: '需求已交接', payload: taken });
export const receptionsHandedOver = event({ subject: 'liaison.hand-over.done', title: '接待和意见已交接', payload: taken });
