import { z } from 'zod';

/** Posts that people hold (职务、身份): elected, appointed, sent down, or duties of their own. */
export const PostingKind = z.enum([
  'villageSecretary', 'villageDirector', 'villageCommitteeMember', 'gridOfficer', 'firstSecretary', 'partyBuildingInstructor', 'financeInstructor', 'informationOfficer',
  'townshipCadre', 'countyOrganiser', 'auditor', 'leader', 'departmentLiaison', 'representative', 'volunteer', 'partnerContact',
]);
export type PostingKind = z.infer<typeof PostingKind>;
/** Posts at a place that a line of a spreadsheet can name; the others stand in a workroom, at a partner, or at nobody's place. */
export const AppointableKind = PostingKind.exclude(['representative', 'volunteer', 'partnerContact']);
export type AppointableKind = z.infer<typeof AppointableKind>;

/** planned: begins on a day to come · inForce: held today · ended. */
export const PostingStatus = z.enum(['planned', 'inForce', 'ended']);
export type PostingStatus = z.infer<typeof PostingStatus>;
export const PostingAction = z.enum(['appoint', 'begin', 'extend', 'handOver', 'end', 'lapse']);
export type PostingAction = z.infer<typeof PostingAction>;

/** What a post is held for: the whole county, a township, a village, a grid, a department, a workroom, a partner, or nothing but oneself. */
export type PostingPlace = 'county' | 'township' | 'village' | 'grid' | 'department' | 'workroom' | 'partner' | 'own';
export const POSTING_PLACE = {
  villageSecretary: 'village', villageDirector: 'village', villageCommitteeMember: 'village', gridOfficer: 'grid', firstSecretary: 'village', partyBuildingInstructor: 'village',
  financeInstructor: 'village', informationOfficer: 'village', townshipCadre: 'township', countyOrganiser: 'county', auditor: 'county', leader: 'village',
  departmentLiaison: 'department', representative: 'workroom', volunteer: 'own', partnerContact: 'partner',
} as const satisfies Record<PostingKind, PostingPlace>;
/** Posts whose holder is sent by a department, and comes back to it. */
export const SENT_KINDS: readonly PostingKind[] = ['firstSecretary', 'partyBuildingInstructor', 'financeInstructor', 'informationOfficer'];
/** The longest term of a post in years; without an entry a post has no term. Village committees: five years (村民委员会组织法 §11). */
export const MAX_TERM_YEARS: Readonly<Partial<Record<PostingKind, number>>> = {
  villageSecretary: 5, villageDirector: 5, villageCommitteeMember: 5, firstSecretary: 3, partyBuildingInstructor: 3, financeInstructor: 3, informationOfficer: 3,
};
/** A term that ends within so many days is shown as ending soon. */
export const ENDING_SOON_DAYS = 90;
