import { z } from 'zod';
import { Role } from '../actor.ts';
import { command, query } from '../kit.ts';
import { DepartmentId, DivisionCode, Instant, PersonId, PostingId, text } from '../vocabulary.ts';

/** Why somebody may or may not: public to all · between services only · no grant names a role of the table · such a grant, but not now · such a grant, but over another place · over every place · over this place · one's own matter · somewhere (no object was named). */
export const AccessReason = z.enum(['public', 'services', 'noRole', 'notNow', 'elsewhere', 'everywhere', 'here', 'own', 'somewhere']);
export type AccessReason = z.infer<typeof AccessReason>;

/** People to ask about: who holds a post, lives in a household, or is tied to one from afar, each with what gives rights now. By a name, a telephone or ID number, or a household's number; a command, so that what is typed stands in no address or log. */
export const findPeople = command({
  subject: 'registry.access.find-people', http: 'POST /access/people', title: '查一个人的权限', access: { countyOrganiser: 'any', auditor: 'any' },
  input: z.object({ words: text(1, 20) }),
  output: z.object({ items: z.array(z.object({ personId: PersonId, name: z.string().describe('masked unless the person holds a public post'), sources: z.array(z.object({ source: z.enum(['posting', 'membership', 'tie']), name: z.string(), place: z.string() })) })).describe('30 at most') }),
  refusals: [],
});
/** Where a person's rights come from, and what each lets them do (这个人为什么能看): the chain from the post, household or tie to the role, its place, and the operation. */
export const explainAccess = query({
  subject: 'registry.access.explain', http: 'GET /persons/:personId/access', title: '权限从哪里来', access: { countyOrganiser: 'any', auditor: 'any' },
  input: z.object({
    personId: PersonId, divisionCode: DivisionCode.optional().describe('may the person do it about this place?'), householdNumber: text(0, 20).optional().describe('… about this household?'), departmentId: DepartmentId.optional().describe('… about what this department holds?'),
  }),
  output: z.object({
    personId: PersonId, name: z.string().describe('masked unless the person holds a public post'), objectName: z.string().nullable(),
    grants: z.array(z.object({
      id: z.uuid(), role: Role, scopeName: z.string(), source: z.enum(['posting', 'membership', 'tie']), sourceName: z.string(), postingId: PostingId.nullable(), validFrom: Instant, validUntil: Instant.nullable(), isInForce: z.boolean(),
    })),
    operations: z.array(z.object({ subject: z.string(), title: z.string(), isCommand: z.boolean(), may: z.boolean(), reason: AccessReason, grantId: z.uuid().nullable().describe('the grant that decides') })),
  }),
  refusals: ['person/not-found', 'household/not-found', 'division/not-found', 'department/not-found'],
});
